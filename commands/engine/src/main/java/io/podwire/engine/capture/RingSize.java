package io.podwire.engine.capture;

/**
 * How large each link's ring is.
 *
 * @param blockBytes of one block, a power of two; a frame that does not fit one is cut
 * @param blocks how many
 */
record RingSize(int blockBytes, int blocks) {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** What one link gets where nobody said anything: 10 Gbit/s are then unread for a twentieth of a second without loss. */
    private static final long USUAL = 64L * MIB;

    /** A frame of 64 KiB, which is what links build of small ones, fits the smallest. */
    private static final int SMALLEST_BLOCK = 128 * KIB;

    private static final int LARGEST_BLOCK = MIB;
    private static final int FEWEST = 2;

    /** A power of two is needed by no kernel, but divides what is left over evenly. */
    private static final int USUAL_BLOCKS = 16;

    /** Of all its blocks. */
    long bytes() {
        return (long) blockBytes * blocks;
    }

    /** The next smaller one to try where the kernel has no such memory; null where there is none. */
    RingSize smaller() {
        return blocks <= FEWEST ? null : new RingSize(blockBytes, Math.max(FEWEST, blocks / 2));
    }

    /**
     * Divides what may be used evenly.
     *
     * @param links how many rings, at least 1
     * @param all bytes for all of them
     * @return null where that is too little for so many
     */
    static RingSize of(int links, long all) {
        long each = all / links;
        if (each < FEWEST * SMALLEST_BLOCK) {
            return null;
        }
        long block = Long.highestOneBit(Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, each / USUAL_BLOCKS)));
        return new RingSize((int) block, (int) Math.min(Integer.MAX_VALUE / 2, each / block));
    }

    /** What so many links are given where there is plenty. */
    static long plenty(int links) {
        return links * USUAL;
    }

    /** With less, {@link #of} gives none. */
    static long least(int links) {
        return (long) links * FEWEST * SMALLEST_BLOCK;
    }
}
