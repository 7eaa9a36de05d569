package io.podwire.engine.enter;

import com.sun.jna.Memory;
import io.podwire.engine.linux.Libc;

/**
 * The terminal this process was started on (tty(4)), lent to the process group of a child and taken back: only the group in the
 * foreground may read it, and is sent its Ctrl-C. Where there is no terminal, or another job of it is in the foreground, nothing is
 * lent.
 */
final class ControllingTerminal implements AutoCloseable {

    /** Larger than struct termios of any libc. */
    private static final int MODES = 256;

    private final int tty;
    private final int group;
    private final Memory modes;

    private ControllingTerminal(int tty, int group, Memory modes) {
        this.tty = tty;
        this.group = group;
        this.modes = modes;
    }

    /** Opens it and keeps its modes. */
    static ControllingTerminal open() {
        ThreadCalls.load();
        int tty = Libc.open(NativeText.of("/dev/tty"), ThreadCalls.O_RDWR | Libc.O_CLOEXEC, 0);
        int group = ThreadCalls.getpgrp();
        Memory modes = new Memory(MODES);
        if (tty >= 0 && (ThreadCalls.tcgetpgrp(tty) != group || ThreadCalls.tcgetattr(tty, modes) != 0)) {
            Libc.close(tty);
            tty = -1;
        }
        return new ControllingTerminal(tty, group, modes);
    }

    /** Puts a process group in the foreground. A group that has ended meanwhile is none: nothing happens. */
    void lendTo(int borrower) {
        if (tty >= 0) {
            foreground(borrower, false);
        }
    }

    /** Puts this process in the foreground again, with the modes the terminal had. */
    void takeBack() {
        if (tty >= 0) {
            foreground(group, true);
        }
    }

    /** With SIGTTOU blocked on this thread: to the kernel we are in the background, and would be stopped. */
    private void foreground(int process, boolean restore) {
        Memory before = SignalSet.empty();
        ThreadCalls.pthread_sigmask(ThreadCalls.SIG_BLOCK, SignalSet.of(ThreadCalls.SIGTTOU), before);
        ThreadCalls.tcsetpgrp(tty, process);
        if (restore) {
            ThreadCalls.tcsetattr(tty, ThreadCalls.TCSADRAIN, modes);
        }
        ThreadCalls.pthread_sigmask(ThreadCalls.SIG_SETMASK, before, null);
    }

    @Override
    public void close() {
        if (tty >= 0) {
            takeBack();
            Libc.close(tty);
        }
    }
}
