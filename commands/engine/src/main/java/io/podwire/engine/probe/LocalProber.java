package io.podwire.engine.probe;

import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Netns;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.ProberFacts;
import io.podwire.api.probe.Reply;
import io.podwire.api.value.Printable;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.NetnsLife;
import io.podwire.engine.netns.OpenNetns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The asker's side of a prober on this machine: orders go to a thread inside the namespace, replies come from it. */
public final class LocalProber implements Prober {

    /** A namespace that ended is let go within 2 s: this, and one look at the host's namespaces. */
    private static final long LOOK_MILLIS = 500;

    private final Orders orders;
    private final Replies replies = new Replies();
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Long> underWay = new HashSet<>();
    private final ProberFacts facts;

    private LocalProber(OpenNetns netns, boolean rawPermitted, Orders orders) {
        this.orders = orders;
        boolean own = netns.netns().host();
        ProbeLoop loop = new ProbeLoop(own ? null : netns.place(), rawPermitted, orders, replies);
        // JNA must not be set up by a thread that is elsewhere: see Libc.
        Libc.load();
        thread = new Thread(null, loop, "podwire-probe", 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            facts = loop.ready().join();
        } catch (CompletionException e) {
            orders.close();
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    /** As {@link io.podwire.api.host.Host#prober}. */
    public static Prober open(Netns netns, HostRoot root) {
        return open(netns, root, true);
    }

    /** With raw sockets, or as one without CAP_NET_RAW does. */
    static Prober open(Netns netns, HostRoot root, boolean rawPermitted) {
        // Held only until the thread is inside, which then holds it by itself.
        try (OpenNetns held = OpenNetns.open(netns, root)) {
            LocalProber prober = new LocalProber(held, rawPermitted, new Orders());
            if (!netns.host()) {
                prober.look(new NetnsLife(netns, root), Printable.of(netns.label()));
            }
            return prober;
        } catch (SystemCallException e) {
            throw e.about(Printable.of(netns.label()));
        }
    }

    /**
     * Looks from time to time who else holds the namespace. On a thread of its own: the asker's may wait long for whoever reads its output, and the
     * one inside must not start others, as this may.
     */
    private void look(NetnsLife life, String netns) {
        Thread looking = new Thread(null, () -> lookOn(life, netns), "podwire-probe-look", 0, false);
        looking.setDaemon(true);
        looking.start();
    }

    private void lookOn(NetnsLife life, String netns) {
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (life.ended()) {
                    letGo(netns + ": its network namespace ended");
                    return;
                }
            }
        } catch (PodwireException e) {
            // Who can't look any more must not hold on to it.
            letGo(netns + ": it can't be told any more whether its network namespace is still there: "
                    + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo(String why) {
        orders.end(why);
        joined();
        replies.end(new NotFound(why));
    }

    @Override
    public void send(Probe probe) {
        if (!underWay.add(probe.number())) {
            throw new IllegalArgumentException("probe " + probe.number() + " is under way");
        }
        orders.add(probe);
    }

    @Override
    public Reply next(Duration patience) {
        long most = patience.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toNanos(1) : patience.toNanos();
        Reply reply = replies.next(most);
        if (reply != null && reply.outcome() != Outcome.LATE) {
            underWay.remove(reply.number());
        }
        return reply;
    }

    @Override
    public int underWay() {
        return underWay.size();
    }

    @Override
    public long dropped() {
        return replies.dropped();
    }

    @Override
    public ProberFacts facts() {
        return facts;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void cancel() {
        replies.end(null);
    }

    @Override
    public void close() {
        closed.countDown();
        orders.end("");
        replies.end(null);
        joined();
        orders.close();
    }

    /** What it does after its end is told is short, and half an end is of no use: an interrupt is kept for afterwards. */
    private void joined() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
