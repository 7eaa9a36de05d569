package io.podwire.engine.capture;

import io.podwire.api.error.BadUse;

/**
 * How large each link's ring is.
 *
 * @param blockBytes of one block, a power of two; a frame that does not fit one is cut
 * @param blocks how many
 */
record RingSize(int blockBytes, int blocks) {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** What one link gets where nobody said anything: a busy link is then unread for a quarter of a second without loss. */
    private static final long USUAL = 32L * MIB;

    /** For all links together where nobody said anything: podwire is a guest on the node. */
    private static final long MOST = 128L * MIB;

    private static final int PART_OF_MEMORY = 50;

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
     * @param asked bytes for all of them; null: what suits
     * @param memory bytes of the machine
     * @throws BadUse where so many rings do not fit
     */
    static RingSize of(int links, Long asked, long memory) {
        long all = asked != null ? asked : Math.min(MOST, memory / PART_OF_MEMORY);
        long each = asked != null ? asked / links : Math.min(USUAL, all / links);
        long least = (long) FEWEST * SMALLEST_BLOCK;
        if (each < least) {
            throw new BadUse(
                    "ring buffers for " + links + (links == 1 ? " link" : " links") + " need at least "
                            + links * least / KIB + " KiB together; "
                            + (asked != null ? "asked for " : "this host allows ") + all / KIB + " KiB",
                    "try:   fewer links, or a larger -B");
        }
        long block = Long.highestOneBit(Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, each / USUAL_BLOCKS)));
        return new RingSize((int) block, (int) Math.min(Integer.MAX_VALUE / 2, each / block));
    }
}
