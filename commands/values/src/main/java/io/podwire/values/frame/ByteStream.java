package io.podwire.values.frame;

import io.podwire.api.error.BadData;

/** The streams of a program; the ordinal is the number on the wire. */
public enum ByteStream {
    STDIN,
    STDOUT,
    STDERR;

    /**
     * The stream that the first byte of a frame's payload names.
     *
     * @throws BadData where there is none
     */
    public static ByteStream of(Frame frame) {
        int number = frame.payload().length == 0 ? -1 : frame.payload()[0];
        if (number < 0 || number > STDERR.ordinal()) {
            throw new BadData("frame " + frame.type() + ": names no stream");
        }
        return number == 0 ? STDIN : number == 1 ? STDOUT : STDERR;
    }
}
