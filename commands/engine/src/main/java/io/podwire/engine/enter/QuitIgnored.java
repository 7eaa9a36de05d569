package io.podwire.engine.enter;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Keeps Ctrl-\ from the JVM, which answers it with a dump of its threads, while it is meant for a program on the same terminal. */
final class QuitIgnored implements AutoCloseable {

    /** Larger than struct sigaction of any libc. */
    private static final int ACTION = 256;

    private static final long SIG_IGN = 1;

    private final Memory before;

    private QuitIgnored(Memory before) {
        this.before = before;
    }

    static QuitIgnored now() {
        ThreadCalls.load();
        Memory ignore = new Memory(ACTION);
        ignore.clear();
        ignore.setPointer(0, new Pointer(SIG_IGN));
        Memory before = new Memory(ACTION);
        before.clear();
        ThreadCalls.sigaction(ThreadCalls.SIGQUIT, ignore, before);
        return new QuitIgnored(before);
    }

    @Override
    public void close() {
        ThreadCalls.sigaction(ThreadCalls.SIGQUIT, before, null);
    }
}
