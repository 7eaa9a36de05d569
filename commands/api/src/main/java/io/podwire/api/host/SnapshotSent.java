package io.podwire.api.host;

import io.podwire.api.command.Gap;
import java.util.List;

/**
 * A snapshot that was sent as {@link SnapshotPart}s.
 *
 * @param bytes size of the file that they are
 * @param netnses network namespaces in it
 * @param pods pods in it
 * @param gaps what could not be read, as the file tells
 */
public record SnapshotSent(long bytes, int netnses, int pods, List<Gap> gaps) {

    public SnapshotSent {
        gaps = List.copyOf(gaps);
    }
}
