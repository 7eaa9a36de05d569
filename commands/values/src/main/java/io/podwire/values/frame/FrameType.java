package io.podwire.values.frame;

/** What a frame is. C: only from the client, A: only from the agent. The payload is JSON where a record is named. */
public enum FrameType {
    /** {@link Hello}, the first frame each way, on channel 0. */
    HELLO(1),
    /** Nothing but a sign of life, on channel 0, without payload. Any other frame is one too. */
    HEARTBEAT(2),
    /** C: the connection is over, on channel 0, without payload. */
    GOODBYE(3),
    /** C: {@link Request}; opens its channel. */
    REQUEST(16),
    /** C: that many more items, or bytes of PACKETS, may come, 4 bytes. */
    CREDIT(17),
    /** C: ends a request: one byte, 0 to get what is already there and the summary, 1 to get nothing any more. */
    CANCEL(18),
    /** A: a list of items: records of an answer, or events of a stream. */
    ITEMS(19),
    /** A: a text for the user, beside the result. */
    NOTE(20),
    /** A: {@link End}; closes its channel. */
    END(21),
    /** A: {@link Problem}; closes its channel. */
    PROBLEM(22),
    /** A: {@link Started}: the program that a launch asked for is running. */
    STARTED(23),
    /** C: {@link CaptureStart}; opens its channel for captured frames. */
    CAPTURE(24),
    /** A: all links that frames may be of so far, by their number; before the first of their frames. */
    LINKS(25),
    /** A: captured frames, as {@link PacketBatch} writes them. */
    PACKETS(26),
    /** A: {@link io.podwire.api.capture.CaptureCounts} so far. */
    COUNTS(27),
    /** Bytes of a program's stream: one byte that says which ({@link ByteStream}), then the bytes. */
    DATA(32),
    /** That stream has ended: one byte that says which. Never said by the end of the connection. */
    DATA_END(33),
    /** That many more bytes of a stream may come: one byte that says which, then 4 bytes. */
    DATA_CREDIT(34),
    /** C: send a signal to the program's process group: one byte, as in signal(7). */
    SIGNAL(35);

    private static final FrameType[] BY_CODE = new FrameType[64];

    static {
        for (FrameType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    /** Its number on the wire, 1 to 63. */
    int code() {
        return code;
    }

    /** The type of a number, or null. */
    static FrameType ofCode(int code) {
        return code < 0 || code >= BY_CODE.length ? null : BY_CODE[code];
    }
}
