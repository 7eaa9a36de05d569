package io.podwire.engine.capture;

import io.podwire.api.error.BadUse;

/**
 * The memory that the rings of all captures of this process may have together: podwire is a guest on the node, and an agent may serve
 * many captures at once. What the user asked for himself ({@code -B}) is given beyond it, but counted. For any thread.
 */
final class RingMemory {

    private static final int KIB = 1024;
    private static final long MOST = 128L * KIB * KIB;
    private static final int PART_OF_MACHINE = 50;

    /** Of what is asked for too: the kernel can't take rings back, and spends half a minute on finding 10 GB. */
    private static final int ASKED_PART_OF_MACHINE = 4;

    /** A capture takes no more than so many quarters of what is left, so that there is some for the next. */
    private static final int QUARTERS = 3;

    private static RingMemory ofProcess;

    private final long limit;
    private final long mostAsked;
    private long taken;

    /**
     * @param limit bytes for all where nobody says how much
     * @param mostAsked bytes for one capture whose user says how much
     */
    RingMemory(long limit, long mostAsked) {
        this.limit = limit;
        this.mostAsked = mostAsked;
    }

    /** The one of this process. */
    static synchronized RingMemory ofProcess() {
        if (ofProcess == null) {
            long machine = MachineMemory.bytes();
            ofProcess = new RingMemory(Math.min(MOST, machine / PART_OF_MACHINE), machine / ASKED_PART_OF_MACHINE);
        }
        return ofProcess;
    }

    /**
     * Takes memory for one capture.
     *
     * @param links how many rings, at least 1
     * @param asked bytes for all of them; null: what suits
     * @throws BadUse where so many rings do not fit, or more is asked for than may be
     */
    synchronized Share take(int links, Long asked) {
        if (asked != null && asked > mostAsked) {
            throw new BadUse("ring buffers of " + asked / KIB + " KiB are too much for this host; it allows "
                    + mostAsked / KIB + " KiB, a quarter of its memory");
        }
        long left = Math.max(0, limit - taken);
        long all = asked != null ? asked : Math.min(RingSize.plenty(links), left / 4 * QUARTERS);
        if (asked == null && all < RingSize.least(links)) {
            all = left;
        }
        RingSize each = RingSize.of(links, all);
        if (each == null) {
            throw tooLittle(links, asked, left);
        }
        taken += links * each.bytes();
        return new Share(each, links * each.bytes());
    }

    private BadUse tooLittle(int links, Long asked, long left) {
        String what = "ring buffers for " + links + (links == 1 ? " link" : " links") + " need at least "
                + RingSize.least(links) / KIB + " KiB together; ";
        if (asked != null) {
            return new BadUse(what + "asked for " + asked / KIB + " KiB", "try:   fewer links, or a larger -B");
        }
        return new BadUse(
                what + "this host allows " + limit / KIB + " KiB"
                        + (taken > 0 ? ", and other captures have " + taken / KIB + " KiB" : ""),
                "try:   fewer links" + (taken > 0 ? ", fewer captures at once," : ",") + " or say how much (-B)");
    }

    private synchronized void giveBack(long bytes) {
        taken -= bytes;
    }

    /** What one capture has of it, until it is closed. */
    final class Share implements AutoCloseable {

        private final RingSize each;
        private long bytes;

        private Share(RingSize each, long bytes) {
            this.each = each;
            this.bytes = bytes;
        }

        /** Of each of its rings. */
        RingSize each() {
            return each;
        }

        @Override
        public void close() {
            giveBack(bytes);
            bytes = 0;
        }
    }
}
