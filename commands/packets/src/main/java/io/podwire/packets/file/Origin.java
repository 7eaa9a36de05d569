package io.podwire.packets.file;

import java.util.List;

/**
 * Where a capture file comes from, in its own words. Only pcapng has room for it.
 *
 * @param hardware of the machine; null: not said
 * @param system its operating system; null: not said
 * @param application what wrote the file; null: not said
 * @param comments on the file as a whole, in its order
 */
public record Origin(String hardware, String system, String application, List<String> comments) {

    /** Nothing said. */
    public static final Origin UNKNOWN = new Origin(null, null, null, List.of());

    public Origin {
        comments = List.copyOf(comments);
    }
}
