package io.podwire.engine.probe;

import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Connections that have done their work and are closed politely: our FIN goes out at once, and what the other side still has to say is read
 * and thrown away until it closes too, since closing a socket with unread data sends a RST. Only for so long, and only so many.
 * For the prober's thread.
 */
final class Lingering {

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST = 1024;
    private static final int MOST_READ = 64;
    private static final int PIECE = 16 * 1024;

    private final class Guest {
        private final ProbeSocket socket;
        private final long token;
        private final long until = System.nanoTime() + MOST_NANOS;
        private boolean gone;

        Guest(ProbeSocket socket, long token) {
            this.socket = socket;
            this.token = token;
        }

        void go() {
            if (!gone) {
                gone = true;
                watch.forget(token);
                socket.close();
                count--;
            }
        }
    }

    private final Watch watch;
    private final ByteBuffer piece = ProbeSocket.allocate(PIECE);
    private final Deque<Guest> guests = new ArrayDeque<>();
    private int count;

    Lingering(Watch watch) {
        this.watch = watch;
    }

    /** Takes a connected socket over, which nobody watches any more but by this token. */
    void take(ProbeSocket socket, long token) {
        Libc.shutdown(socket.descriptor().number(), Libc.SHUT_WR);
        Guest guest = new Guest(socket, token);
        count++;
        guests.add(guest);
        stay(guest);
        look();
    }

    private void stay(Guest guest) {
        try {
            watch.replace(guest.socket.descriptor(), Libc.POLLIN, guest.token, () -> {
                if (drained(guest.socket)) {
                    guest.go();
                }
            });
        } catch (SystemCallException e) {
            guest.go();
        }
    }

    /** Reads what is there; true once nothing more can come. A little at a time: somebody may send for ever. */
    private boolean drained(ProbeSocket socket) {
        for (int i = 0; i < MOST_READ; i++) {
            long got = Libc.recv(socket.descriptor().number(), piece, PIECE, Libc.MSG_DONTWAIT);
            if (got == 0) {
                return true;
            }
            if (got < 0 && Libc.errno() != Errno.EINTR) {
                return Libc.errno() != Errno.EAGAIN;
            }
        }
        return false;
    }

    /** Shows those out that stay too long. */
    void look() {
        long now = System.nanoTime();
        while (!guests.isEmpty()) {
            Guest oldest = guests.peek();
            if (!oldest.gone && count <= MOST && oldest.until - now > 0) {
                return;
            }
            guests.remove();
            end(oldest);
        }
    }

    private void end(Guest guest) {
        if (!guest.gone) {
            drained(guest.socket);
            guest.go();
        }
    }

    /** Nanoseconds until {@link #look} has something to do; Long.MAX_VALUE where it never will. */
    long untilNext() {
        Guest oldest = guests.peek();
        return oldest == null ? Long.MAX_VALUE : Math.max(0, oldest.until - System.nanoTime());
    }

    /** Shows all out. */
    void endAll() {
        guests.forEach(this::end);
        guests.clear();
    }
}
