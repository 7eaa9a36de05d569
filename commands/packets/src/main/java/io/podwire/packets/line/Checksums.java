package io.podwire.packets.line;

/** Comparing checksums of ones' complement. */
final class Checksums {

    private Checksums() {}

    /** True where a receiver takes the one for the other: 0x0000 and 0xffff are the same number. */
    static boolean equal(int one, int other) {
        return one == other || one % 0xffff == 0 && other % 0xffff == 0;
    }
}
