package io.podwire.engine.probe;

import io.podwire.api.error.PodwireException;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProberFacts;
import io.podwire.api.probe.Reply;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.NetnsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a prober's thread does for as long as it lives: it enters the namespace, opens what it needs, tells that it is ready, and then sends
 * what it is ordered to and hears what comes. It starts no thread and no process, which would stay inside for ever.
 */
final class ProbeLoop implements Runnable {

    /** After so many orders it looks for answers: those that only our own clock can time must not wait for thousands of others to leave. */
    private static final int AT_ONCE = 16;

    /** So many rounds of answers may come before timers ring all the same. */
    private static final int ROUNDS = 256;

    private static final int MOST_TOLD = 64;
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final NetnsEntry.Place place;
    private final boolean rawPermitted;
    private final Orders orders;
    private final Replies replies;
    private final List<Reply> came = new ArrayList<>();
    private final CompletableFuture<ProberFacts> ready = new CompletableFuture<>();

    /**
     * @param place to enter; null: where the process is
     * @param rawPermitted whether raw sockets are tried at all
     */
    ProbeLoop(NetnsEntry.Place place, boolean rawPermitted, Orders orders, Replies replies) {
        this.rawPermitted = rawPermitted;
        this.place = place;
        this.orders = orders;
        this.replies = replies;
    }

    /** Done once it is inside and ready, or has failed. */
    CompletableFuture<ProberFacts> ready() {
        return ready;
    }

    @Override
    public void run() {
        Ways ways = null;
        try {
            if (place != null && Libc.setns(place.netns().number(), Libc.CLONE_NEWNET) != 0) {
                throw new SystemCallException("setns(" + place.path() + ")", Libc.errno());
            }
            ways = new Ways(new Flights(came::add), rawPermitted);
            Runnable nothing = orders::heard;
            ways.watch().add(orders.descriptor(), Libc.POLLIN, nothing);
            ready.complete(ways.facts());
            while (orders.ended() == null) {
                turn(ways);
            }
            end(ways, orders.ended());
        } catch (SystemCallException e) {
            fail(ways, e.about("probes"));
        } catch (RuntimeException | Error e) {
            fail(ways, e instanceof RuntimeException defect ? defect : new IllegalStateException(e));
        }
    }

    private void turn(Ways ways) throws SystemCallException {
        int sent = 0;
        for (Probe probe; sent < AT_ONCE && (probe = orders.next()) != null; sent++) {
            ways.send(probe);
        }
        long now = System.nanoTime();
        for (int i = 0; ways.due(now) && i < ROUNDS && ways.watch().await(0) > 0; i++) {
            // What has come in time waits at its socket, and is no loss because this thread comes late.
            continue;
        }
        long wait = millis(ways.tick(now));
        // What could not leave, or has waited long enough, is told before anything else is waited for.
        tell(ways);
        int told = ways.watch().await(orders.waiting() ? 0 : (int) wait);
        for (int i = 0; told == MOST_TOLD && i < ROUNDS; i++) {
            told = ways.watch().await(0);
        }
        tell(ways);
    }

    private void tell(Ways ways) {
        if (came.stream().anyMatch(reply -> reply.outcome() == Outcome.TIMED_OUT)) {
            // only of what seems lost does anybody ask whether it came
            replies.dropped(ways.dropped());
        }
        tell();
    }

    private void tell() {
        if (!came.isEmpty()) {
            replies.add(came);
            came.clear();
        }
    }

    /** Rounded up: a timer must not ring early. */
    private static long millis(long nanos) {
        return nanos > TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS) ? LONGEST_MILLIS : (nanos + 999_999) / 1_000_000;
    }

    private void end(Ways ways, String why) {
        for (Probe probe; !why.isEmpty() && (probe = orders.next()) != null; ) {
            ways.refuse(probe, why);
        }
        ways.end(why.isEmpty() ? null : why);
        tell();
    }

    private void fail(Ways ways, RuntimeException why) {
        if (ways != null) {
            ways.end(why instanceof PodwireException ? why.getMessage() : null);
        }
        tell();
        if (!ready.completeExceptionally(why)) {
            replies.end(why);
        }
    }
}
