package io.podwire.shell.wiring;

import io.podwire.api.host.ChildProcess;
import io.podwire.api.host.Launcher;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A child that was started by a launcher of its own, which lives as long as it does.
 *
 * @param child the program
 * @param launcher what started it
 */
record ChildWithLauncher(ChildProcess child, Launcher launcher) implements ChildProcess {

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public OutputStream stdin() {
        return child.stdin();
    }

    @Override
    public InputStream stdout() {
        return child.stdout();
    }

    @Override
    public InputStream stderr() {
        return child.stderr();
    }

    @Override
    public void signal(int number) {
        child.signal(number);
    }

    @Override
    public Integer waitFor(Duration patience) throws InterruptedException {
        return child.waitFor(patience);
    }

    @Override
    public void close() {
        try {
            child.close();
        } finally {
            launcher.close();
        }
    }
}
