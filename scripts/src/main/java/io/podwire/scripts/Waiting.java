package io.podwire.scripts;

import java.time.Duration;

/** Waiting that {@link ScriptHost#cancel} ends; Groovy's own {@code sleep} goes on when it is interrupted. Compiled scripts call it. */
public final class Waiting {

    private Waiting() {}

    /** Waits so many milliseconds. */
    public static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new ScriptCancelled();
        }
    }

    /** Waits. */
    public static void sleep(Duration time) {
        sleep(time.toMillis());
    }
}
