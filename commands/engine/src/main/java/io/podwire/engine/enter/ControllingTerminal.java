package io.podwire.engine.enter;

import com.sun.jna.Memory;
import io.podwire.engine.linux.Libc;

/**
 * The terminal this process was started on (tty(4)), while a program of ours has it. The program is in our own process group, the
 * terminal's foreground one, so nothing needs to be handed to it: a group of its own would be in the background for a moment, and its first
 * read would stop it, or fail where nobody could continue it. What it leaves behind is put right: the modes, and the foreground, which a
 * shell that was killed may have kept. Where there is no terminal, or we are in its background, nothing is touched.
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
        int group = tty < 0 ? 0 : namedGroup(tty);
        Memory modes = new Memory(MODES);
        if (tty >= 0 && (ThreadCalls.tcgetpgrp(tty) != group || ThreadCalls.tcgetattr(tty, modes) != 0)) {
            Libc.close(tty);
            tty = -1;
        }
        return new ControllingTerminal(tty, group, modes);
    }

    /**
     * This process's group. In a pid namespace that was entered with nsenter or by exec into a container, the group's leader is outside
     * and the group has no number here (0): it could never be put in the foreground again, and reading would fail with EIO. Then this
     * process makes a group of its own and takes the terminal with it; whoever started it takes it back as after any job.
     */
    private static int namedGroup(int tty) {
        int group = ThreadCalls.getpgrp();
        if (group != 0 || ThreadCalls.tcgetpgrp(tty) != 0 || ThreadCalls.setpgid(0, 0) != 0) {
            return group;
        }
        group = ThreadCalls.getpgrp();
        foreground(tty, group, null);
        return group;
    }

    /** With SIGTTOU blocked on this thread: where the foreground is another group's we are in the background, and would be stopped. */
    private static void foreground(int tty, int group, Memory modes) {
        Memory before = SignalSet.empty();
        ThreadCalls.pthread_sigmask(ThreadCalls.SIG_BLOCK, SignalSet.of(ThreadCalls.SIGTTOU), before);
        ThreadCalls.tcsetpgrp(tty, group);
        if (modes != null) {
            ThreadCalls.tcsetattr(tty, ThreadCalls.TCSADRAIN, modes);
        }
        ThreadCalls.pthread_sigmask(ThreadCalls.SIG_SETMASK, before, null);
    }

    /** Puts this process in the foreground again, with the modes the terminal had. */
    @Override
    public void close() {
        if (tty >= 0) {
            foreground(tty, group, modes);
            Libc.close(tty);
        }
    }
}
