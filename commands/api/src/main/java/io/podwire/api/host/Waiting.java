package io.podwire.api.host;

import java.util.function.BooleanSupplier;

/** Lets time pass for as long as the user has patience. */
final class Waiting {

    /** What a person feels as at once. */
    private static final long LOOK_EVERY_MILLIS = 50;

    private Waiting() {}

    /**
     * Returns at that time, or soon after {@code cancelled} says so or the thread is interrupted (which stays so).
     *
     * @param deadline as {@link System#nanoTime} counts
     */
    static void until(long deadline, BooleanSupplier cancelled) {
        try {
            while (!cancelled.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                Thread.sleep(Math.min(LOOK_EVERY_MILLIS, left / 1_000_000 + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
