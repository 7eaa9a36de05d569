package io.podwire.engine.enter;

import com.sun.jna.Memory;
import io.podwire.api.host.ChildProcess;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A child and its process group. The child is reaped only after its group was killed on {@link #close}, since until then no other
 * process can get its number: a signal never hits a stranger.
 */
final class SpawnedChild implements ChildProcess {

    /** si_code of a child that exited by itself (waitid(2)). */
    private static final int CLD_EXITED = 1;

    private static final Duration EVER = Duration.ofDays(36_500);

    private final int pid;
    private final StandardStreams streams;
    private final Runnable atEnd;
    private final Object lock = new Object();
    private Integer status;
    private boolean reaped;
    private Runnable afterwards = () -> {};

    /**
     * A child that runs.
     *
     * @param atEnd lets go of what it needed, once it has ended
     */
    SpawnedChild(int pid, StandardStreams streams, Runnable atEnd) {
        this.pid = pid;
        this.streams = streams;
        this.atEnd = atEnd;
        Thread waiting = new Thread(null, this::await, "podwire-child-" + pid, 0, false);
        waiting.setDaemon(true);
        waiting.start();
    }

    /** Waits without reaping. The thread was started by an unchanged one and holds nothing. */
    private void await() {
        Memory info = new Memory(128);
        int result;
        do {
            result = ThreadCalls.waitid(ThreadCalls.P_PID, pid, info, ThreadCalls.WEXITED | ThreadCalls.WNOWAIT);
        } while (result != 0 && Libc.errno() == Errno.EINTR);
        atEnd.run();
        synchronized (lock) {
            // siginfo_t on 64 bits: si_code at 8, si_status at 24. ECHILD (somebody else reaped it): killed is the
            // honest guess.
            status = result != 0
                    ? 128 + ThreadCalls.SIGKILL
                    : info.getInt(8) == CLD_EXITED ? info.getInt(24) : 128 + info.getInt(24);
            lock.notifyAll();
        }
    }

    /** Says what else to do once it is closed. */
    void onClose(Runnable action) {
        afterwards = action;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public OutputStream stdin() {
        return streams.stdin();
    }

    @Override
    public InputStream stdout() {
        return streams.stdout();
    }

    @Override
    public InputStream stderr() {
        return streams.stderr();
    }

    @Override
    public void signal(int number) {
        synchronized (lock) {
            if (!reaped) {
                ThreadCalls.kill(-pid, number);
            }
        }
    }

    @Override
    public Integer waitFor(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (status == null) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                lock.wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return status;
        }
    }

    /** Waits without an end; an interrupt is kept for later. @return its status */
    int untilItEnds() {
        boolean interrupted = false;
        Integer ended = null;
        while (ended == null) {
            try {
                ended = waitFor(EVER);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (reaped) {
                return;
            }
            ThreadCalls.kill(-pid, ThreadCalls.SIGKILL);
            boolean interrupted = false;
            while (status == null) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            ThreadCalls.waitid(ThreadCalls.P_PID, pid, new Memory(128), ThreadCalls.WEXITED);
            reaped = true;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        afterwards.run();
        streams.close();
    }
}
