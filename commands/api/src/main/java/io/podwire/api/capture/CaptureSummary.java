package io.podwire.api.capture;

import java.util.List;

/**
 * How a capture went.
 *
 * @param captured packets that are in the files, those in removed ones counted, or that were printed
 * @param received frames that passed the filter, those dropped counted; null for a file
 * @param dropped frames that passed the filter while there was no room for them; null for a file
 * @param interfaceDropped what the links themselves dropped meanwhile; null for a file, or where no link counts it
 * @param unwritten packets that were taken from the kernel and are in no file, for want of room; null for a file, or where there was room
 * @param segmented of those captured: packets that stand for several on the wire, joined by offload (GSO, GRO)
 * @param compiler what compiled the filter; null where there is none
 * @param bytes written to files
 * @param files that are there now, in the order they were begun
 * @param removed files of this capture that were removed for want of room, or written over
 * @param end why it ended; null while it has not
 * @param reason the same in words
 */
public record CaptureSummary(
        long captured,
        Long received,
        Long dropped,
        Long interfaceDropped,
        Long unwritten,
        long segmented,
        String compiler,
        long bytes,
        List<String> files,
        int removed,
        End end,
        String reason) {

    public CaptureSummary {
        files = List.copyOf(files);
    }

    /** Why a capture ends. */
    public enum End {
        /** Ctrl-C or a signal. */
        STOPPED,
        /** So many packets as were asked for. */
        COUNT,
        /** {@code --stop}, {@code --for}. */
        CLOCK,
        /** So many files as were asked for. */
        FILES,
        /** All of a file was read. */
        END_OF_FILE,
        /** The disk, or the budget. */
        NO_ROOM,
        /** The link or its namespace is gone. */
        LINK_LOST,
        /** Whoever gave or took the frames failed. */
        FAILED
    }
}
