package io.podwire.engine.enter;

import com.sun.jna.Memory;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import java.time.Duration;

/**
 * Waits for a child that has the terminal, as a shell waits for its job. A child is spawned before it can be given the terminal, so
 * one that is quick to use it is stopped (SIGTTIN, SIGTTOU); it is then lent once more and goes on.
 */
final class Attendance {

    /** si_code of a child that was stopped (waitid(2)). */
    private static final int CLD_STOPPED = 5;

    private static final Duration EVER = Duration.ofDays(36_500);

    private final SpawnedChild child;
    private final ControllingTerminal terminal;
    private final int pid;

    Attendance(SpawnedChild child, ControllingTerminal terminal) {
        this.child = child;
        this.terminal = terminal;
        this.pid = (int) child.pid();
    }

    /** @return its status */
    int untilItEnds() {
        terminal.lendTo(pid);
        for (int signal = stopped(); signal != 0; signal = stopped()) {
            if (signal != ThreadCalls.SIGTTIN && signal != ThreadCalls.SIGTTOU) {
                suspend();
            }
            terminal.lendTo(pid);
            ThreadCalls.kill(-pid, ThreadCalls.SIGCONT);
        }
        terminal.takeBack();
        return status();
    }

    /** Stops this process as its child is; comes back when whoever started us goes on with us, or at once where nobody could. */
    private void suspend() {
        terminal.takeBack();
        ThreadCalls.kill(0, ThreadCalls.SIGTSTP);
    }

    /** Waits until it is stopped or has ended. @return the stopping signal, or 0 */
    private int stopped() {
        Memory info = new Memory(128);
        int either = ThreadCalls.WEXITED | ThreadCalls.WSTOPPED | ThreadCalls.WNOWAIT;
        while (ThreadCalls.waitid(ThreadCalls.P_PID, pid, info, either) != 0) {
            if (Libc.errno() != Errno.EINTR) {
                return 0;
            }
        }
        if (info.getInt(8) != CLD_STOPPED) {
            return 0;
        }
        int signal = info.getInt(24);
        // Taken off, or the next look would find it again.
        ThreadCalls.waitid(ThreadCalls.P_PID, pid, info, ThreadCalls.WSTOPPED | ThreadCalls.WNOHANG);
        return signal;
    }

    private int status() {
        boolean interrupted = false;
        while (true) {
            try {
                Integer status = child.waitFor(EVER);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return status;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
