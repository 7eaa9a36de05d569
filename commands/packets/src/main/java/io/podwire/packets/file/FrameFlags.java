package io.podwire.packets.file;

import io.podwire.api.capture.Frames;

/** The flags of a packet in pcapng (epb_flags), beside the marks of a frame. */
final class FrameFlags {

    private static final int DIRECTION = 3;
    private static final int INBOUND = 1;
    private static final int OUTBOUND = 2;

    /** Three bits of how it was addressed. */
    private static final int RECEPTION = 2;

    private static final int UNICAST = 1;
    private static final int MULTICAST = 2;
    private static final int BROADCAST = 3;
    private static final int PROMISCUOUS = 4;

    private FrameFlags() {}

    /** 0 where the marks say nothing that pcapng has a flag for. */
    static int of(int marks) {
        int direction = (marks & Frames.OUTGOING) != 0 ? OUTBOUND : (marks & Frames.INCOMING) != 0 ? INBOUND : 0;
        int reception = 0;
        if ((marks & Frames.OTHER_HOST) != 0) {
            reception = PROMISCUOUS;
        } else if ((marks & Frames.BROADCAST) != 0) {
            reception = BROADCAST;
        } else if ((marks & Frames.MULTICAST) != 0) {
            reception = MULTICAST;
        } else if (direction == INBOUND) {
            reception = UNICAST;
        }
        return direction | reception << RECEPTION;
    }

    static int marks(int flags) {
        int direction = switch (flags & DIRECTION) {
            case INBOUND -> Frames.INCOMING;
            case OUTBOUND -> Frames.OUTGOING;
            default -> 0;
        };
        int reception = switch (flags >> RECEPTION & 7) {
            case MULTICAST -> Frames.MULTICAST;
            case BROADCAST -> Frames.BROADCAST;
            case PROMISCUOUS -> Frames.OTHER_HOST;
            default -> 0;
        };
        return direction | reception;
    }
}
