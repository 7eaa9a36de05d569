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

/** The terminal that this process's standard output is. Nothing of it is looked at before it is taken. */
public final class ProcessTerminal implements LiveTerminal {

    private static final int STDOUT = 1;

    /** Of proc(5)'s stat, behind the name: the group this process is in, and the one in the terminal's foreground. */
    private static final int GROUP = 2;

    private static final int FOREGROUND = 5;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final FileInputStream in = new FileInputStream(FileDescriptor.in);
    private final boolean keys;
    private Tty tty;
    private byte[] before;
    private boolean whole;

    /** @param keys whether the standard input is a terminal too */
    public ProcessTerminal(boolean keys) {
        this.keys = keys;
    }

    @Override
    public synchronized boolean take(boolean wholeOfIt) {
        if (before != null || !inForeground()) {
            return false;
        }
        try {
            tty = new Tty(STDOUT);
            before = tty.hush();
        } catch (SystemCallException e) {
            return false;
        }
        whole = wholeOfIt;
        write(LiveScreen.begin(whole));
        return true;
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
    public synchronized Size size() {
        try {
            Tty.Size told = tty.size();
            return Size.told(told.columns(), told.rows());
        } catch (SystemCallException e) {
            return Size.told(0, 0);
        }
    }

    @Override
    public synchronized int key() {
        try {
            return keys && before != null && in.available() > 0 ? in.read() : NO_KEY;
        } catch (IOException e) {
            return NO_KEY;
        }
    }

    @Override
    public synchronized void write(String text) {
        if (before != null && !text.isEmpty()) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new OutputClosed(e);
            }
        }
    }

    @Override
    public synchronized void giveBack() {
        if (before == null) {
            return;
        }
        byte[] modes = before;
        try {
            write(LiveScreen.end(whole));
        } catch (OutputClosed e) {
            // the terminal is gone, and nobody looks at it
        } finally {
            before = null;
        }
        try {
            tty.set(modes);
        } catch (SystemCallException e) {
            // likewise
        }
    }
}
