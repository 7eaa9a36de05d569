package io.podwire.shell.wiring;

import io.podwire.engine.linux.Signals;

/** Signals of this process that a JVM alone can't do anything about. */
public final class ProcessSignals {

    private ProcessSignals() {}

    /** See {@link Signals#stop}. */
    public static void stop() {
        Signals.stop();
    }

    /** See {@link Signals#heed}. SIGHUP stays ignored where it is: that is what nohup(1) is for. */
    public static void heedEnding() {
        Signals.heed(Signals.SIGINT);
        Signals.heed(Signals.SIGTERM);
    }
}
