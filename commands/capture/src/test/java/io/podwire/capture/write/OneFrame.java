package io.podwire.capture.write;

import io.podwire.api.capture.Frames;
import java.nio.ByteBuffer;

/** A frame of 1000 bytes that hold its number. */
record OneFrame(long nanos, int number) implements Frames {

    private static final int LENGTH = 1000;

    @Override
    public boolean advance() {
        return false;
    }

    @Override
    public int link() {
        return 0;
    }

    @Override
    public int captured() {
        return LENGTH;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public int marks() {
        return 0;
    }

    @Override
    public void copy(ByteBuffer target, int most) {
        for (int i = 0; i < Math.min(most, LENGTH); i++) {
            target.put((byte) number);
        }
    }
}
