package io.podwire.engine.conntrack;

import io.podwire.api.command.Running;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkDump;
import io.podwire.engine.netlink.NetlinkSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The table as it is pulled: never more than one datagram's entries (some hundred) are in memory, however large the table and
 * slow the reader. Entries that come and go meanwhile may be missing, or (when they move in the kernel's hash) come twice.
 */
final class ConntrackStream implements Running<ConntrackEntry, ConntrackSummary> {

    private final String subject;
    private final long netns;
    private final NetlinkSocket netfilter;
    private final NetlinkSocket counters;
    private final CancelSignal cancel;
    private final Long sysctlMax;
    private final Iterator<Pass> passes;
    private final Deque<ConntrackEntry> batch = new ArrayDeque<>();

    private Pass pass;
    private NetlinkDump dump;
    private boolean retried;
    private boolean ended;
    private boolean closed;
    private long listed;
    private ConntrackSummary summary;

    /**
     * Takes over both sockets and the signal.
     *
     * @param subject for messages
     * @param netfilter for the table; watches {@code cancel}
     * @param counters for the summary, which is given after a cancel too
     */
    ConntrackStream(
            String subject,
            long netns,
            List<Pass> passes,
            NetlinkSocket netfilter,
            NetlinkSocket counters,
            CancelSignal cancel,
            Long sysctlMax) {
        this.subject = subject;
        this.netns = netns;
        this.passes = passes.iterator();
        this.netfilter = netfilter;
        this.counters = counters;
        this.cancel = cancel;
        this.sysctlMax = sysctlMax;
    }

    @Override
    public ConntrackEntry next(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (batch.isEmpty() && !ended) {
            long left = Math.max(0, (end - System.nanoTime() + 999_999) / 1_000_000);
            if (!fill(left)) {
                break;
            }
        }
        ConntrackEntry next = batch.poll();
        if (next != null) {
            listed++;
        }
        return next;
    }

    /** Receives one datagram; false where none came in time, or nothing will. */
    private boolean fill(long millis) {
        try {
            if (cancel.raised()) {
                ended = true;
                return false;
            }
            if (dump == null && !start()) {
                return false;
            }
            boolean more = dump.receive(
                    message -> {
                        ConntrackEntry entry = EntryDecoder.decode(message, netns);
                        if (pass.given().test(entry)) {
                            batch.add(entry);
                        }
                    },
                    millis);
            if (dump.ended()) {
                dump.close();
                dump = null;
                return true;
            }
            return more;
        } catch (CancellationException e) {
            ended = true;
            return false;
        } catch (SystemCallException e) {
            return refused(e);
        }
    }

    private boolean start() throws SystemCallException {
        if (!passes.hasNext()) {
            ended = true;
            return false;
        }
        pass = passes.next();
        retried = false;
        dump = netfilter.start(pass.request());
        return true;
    }

    /** A kernel that knows the filter but not this use of it says so; the pass's own condition then does all. */
    private boolean refused(SystemCallException e) {
        if (dump != null) {
            dump.close();
            dump = null;
        }
        if (!retried && pass != null && (e.errno() == Errno.EINVAL || e.errno() == Errno.EOPNOTSUPP)) {
            retried = true;
            try {
                dump = netfilter.start(pass.unfiltered());
                return true;
            } catch (SystemCallException again) {
                e = again;
            }
        }
        ended = true;
        throw e.about(subject);
    }

    @Override
    public boolean ended() {
        return ended && batch.isEmpty();
    }

    @Override
    public void cancel() {
        cancel.raise();
    }

    @Override
    public ConntrackSummary summary() {
        if (closed) {
            return summary != null ? summary : new ConntrackSummary(netns, listed, null, null, null, null, null, null);
        }
        try {
            summary = TableCounters.read(counters).summary(netns, listed, sysctlMax);
            return summary;
        } catch (SystemCallException e) {
            throw e.about(subject);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        ended = true;
        batch.clear();
        if (dump != null) {
            dump.close();
        }
        netfilter.close();
        counters.close();
        cancel.close();
    }
}
