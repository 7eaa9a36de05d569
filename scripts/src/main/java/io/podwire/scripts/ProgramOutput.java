package io.podwire.scripts;

import io.podwire.api.host.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Reads both streams of a program until it ends, and keeps the beginnings. */
final class ProgramOutput {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final ChildProcess child;

    ProgramOutput(ChildProcess child) {
        this.child = child;
    }

    /**
     * Waits for the program.
     *
     * @param over once true, the program is no longer waited for; what it left is killed when the child is closed
     */
    Completed completed(BooleanSupplier over) throws InterruptedException {
        closeInput();
        Kept out = new Kept(child.stdout(), "program output");
        Kept err = new Kept(child.stderr(), "program errors");
        Integer status = null;
        while (status == null && !over.getAsBoolean()) {
            status = child.waitFor(LOOK);
        }
        if (status == null) {
            child.close();
        }
        // What the program left running may hold the pipes for ever.
        out.join(1000);
        err.join(1000);
        return new Completed(status == null ? 137 : status, out.text(), err.text(), out.lost || err.lost);
    }

    private void closeInput() {
        try {
            child.stdin().close();
        } catch (IOException e) {
            // it has ended already: its status tells
        }
    }

    private static final class Kept extends Thread {

        private final InputStream from;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private volatile boolean lost;

        Kept(InputStream from, String name) {
            super(name);
            this.from = from;
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            byte[] buffer = new byte[1 << 13];
            try {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    keep(buffer, n);
                }
            } catch (IOException e) {
                // the child was closed
            }
        }

        private synchronized void keep(byte[] buffer, int length) {
            int room = Math.min(length, Completed.KEPT - kept.size());
            kept.write(buffer, 0, room);
            lost |= room < length;
        }

        private synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
