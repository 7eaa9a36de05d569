package io.podwire.values.frame;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.value.TargetRef;

/**
 * Frames of the far host's links are asked for.
 *
 * @param request what is to be taken
 * @param in the place that a point without one means; null for the host's own network
 * @param root directory under which the host's files are; null for {@code /}
 * @param window bytes of {@link FrameType#PACKETS} that may come before the first CREDIT, at least {@link #LEAST_WINDOW}
 */
public record CaptureStart(CaptureRequest request, TargetRef in, String root, int window) {

    /** Two of the longest messages: credit comes back in steps of half a window, and a message is only sent whole. */
    public static final int LEAST_WINDOW = 2 * PacketBatch.MAX_MESSAGE;
}
