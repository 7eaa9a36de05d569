package io.podwire.scripts.runbook;

import java.nio.file.Path;

/**
 * A file with a header.
 *
 * @param header what it says of itself
 * @param file where it lies
 * @param shipped true where it came with podwire
 */
public record Runbook(Header header, Path file, boolean shipped) {

    /** What {@code podwire run} calls it. */
    public String name() {
        return header.name();
    }
}
