package io.podwire.shell.wiring;

import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.linux.Tty;
import io.podwire.shell.cli.OutputClosed;
import io.podwire.shell.render.live.LiveScreen;
import io.podwire.shell.render.live.LiveScreen.Size;
import io.podwire.shell.render.live.LiveTerminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The terminal that this process's standard output is. Nothing of it is looked at before it is taken. Who writes to one that nobody reads (an
 * emulator that hangs) waits for as long as that lasts; who gives it back does not, since the process is to end then.
 */
public final class ProcessTerminal implements LiveTerminal {

    private static final int STDOUT = 1;

    /** Of proc(5)'s stat, behind the name: the group this process is in, and the one in the terminal's foreground. */
    private static final int GROUP = 2;

    private static final int FOREGROUND = 5;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final FileInputStream in = new FileInputStream(FileDescriptor.in);
    /** How long whoever ends waits for who writes, and for room to write itself. */
    private static final int PATIENCE_MILLIS = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final boolean keys;
    private volatile Tty tty;
    private volatile byte[] before;
    private volatile boolean whole;
    private volatile boolean suspendable;
    private volatile boolean lent;
    private volatile boolean claimed;

    /** @param keys whether the standard input is a terminal too */
    public ProcessTerminal(boolean keys) {
        this.keys = keys;
    }

    @Override
    public boolean take(boolean wholeOfIt) {
        lock.lock();
        try {
            if (before != null || !inForeground()) {
                return false;
            }
            whole = wholeOfIt;
            tty = new Tty(STDOUT);
            before = tty.hush(suspendable);
            write(LiveScreen.begin(whole));
            return true;
        } catch (SystemCallException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever changes a terminal's modes from its background is stopped, and what he draws goes between another's lines. */
    private static boolean inForeground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[FOREGROUND].equals(fields[GROUP]) || fields[FOREGROUND].equals("-1");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void suspendable() {
        suspendable = true;
    }

    @Override
    public void lend() {
        boolean alone = lockSoon();
        try {
            if (before != null && !lent) {
                leave(before, alone);
                lent = true;
                claimed = false;
            }
        } finally {
            if (alone) {
                lock.unlock();
            }
        }
    }

    @Override
    public void claim() {
        claimed = true;
    }

    @Override
    public boolean anew() {
        if (!lent || !claimed) {
            return false;
        }
        lock.lock();
        try {
            if (before == null || !inForeground()) {
                return false;
            }
            before = tty.hush(suspendable);
            lent = false;
            write(LiveScreen.begin(whole));
            return true;
        } catch (SystemCallException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Size size() {
        try {
            Tty.Size told = tty.size();
            return Size.told(told.columns(), told.rows());
        } catch (SystemCallException e) {
            return Size.told(0, 0);
        }
    }

    @Override
    public int key() {
        try {
            return keys && before != null && !lent && in.available() > 0 ? in.read() : NO_KEY;
        } catch (IOException e) {
            return NO_KEY;
        }
    }

    @Override
    public void write(String text) {
        lock.lock();
        try {
            if (before != null && !lent && !text.isEmpty()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new OutputClosed(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void giveBack() {
        boolean alone = lockSoon();
        try {
            if (before != null && !lent) {
                leave(before, alone);
            }
            before = null;
        } finally {
            if (alone) {
                lock.unlock();
            }
        }
    }

    private boolean lockSoon() {
        try {
            return lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @param alone whether nobody else is writing */
    private void leave(byte[] modes, boolean alone) {
        try {
            if (alone && tty.takes(PATIENCE_MILLIS)) {
                write(LiveScreen.end(whole));
            }
        } catch (OutputClosed e) {
            // the terminal is gone, and nobody looks at it
        }
        try {
            tty.set(modes);
        } catch (SystemCallException e) {
            // likewise
        }
    }
}
