package io.podwire.shell.live;

import io.podwire.api.command.Session;
import io.podwire.api.host.LiveNames;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Names that were read, and are read again where they may be old: when the host told of a change, and when they are older than a
 * second, since not everything is told (a namespace that only a process holds comes and goes unheard). One thread reads, however
 * often it is asked; whoever asks waits for it no longer than a moment, and then takes what is there.
 */
public final class CachedNames implements LiveNames {

    /** Below what a person feels as waiting, and leaves room for what is done with the answer. */
    static final Duration PATIENCE = Duration.ofMillis(80);

    /** How long names of a live host are taken for new where nothing was told. */
    private static final Duration OLD = Duration.ofSeconds(1);

    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final int MOST_PLACES = 8;
    private static final String HOST = "";
    private static final String NAMES = "names";

    /**
     * Something that was read.
     *
     * @param changes what the host's count of changes was before
     * @param nanos when the reading began
     */
    private record Read<T>(T value, long changes, long nanos) {}

    private final NameReader reader;
    private final LongSupplier changes;
    private final Duration old;
    private final Duration patience;
    private final ThreadPoolExecutor worker;
    private final Map<String, Read<List<Name>>> links = new LinkedHashMap<>();
    private final Map<String, Future<?>> running = new LinkedHashMap<>();
    private Read<Names> names;

    /**
     * Reads nothing yet.
     *
     * @param session opened for each reading
     * @param changes a count that grows with every change that the host tells of; asked on the reading thread
     */
    public CachedNames(Supplier<Session> session, LongSupplier changes) {
        this(new NameReader(session), changes, OLD, PATIENCE);
    }

    /** Names of what never changes: a snapshot. */
    public static CachedNames ofSnapshot(Supplier<Session> session) {
        return new CachedNames(new NameReader(session), () -> 0, NEVER, PATIENCE);
    }

    CachedNames(NameReader reader, LongSupplier changes, Duration old, Duration patience) {
        this.reader = reader;
        this.changes = changes;
        this.old = old;
        this.patience = patience;
        this.worker = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "podwire-names");
            thread.setDaemon(true);
            return thread;
        });
        worker.allowCoreThreadTimeOut(true);
    }

    @Override
    public Names now() {
        await(NAMES, this::refreshNames);
        synchronized (this) {
            return names == null ? Names.NONE : names.value();
        }
    }

    @Override
    public List<Name> links(TargetRef in) {
        String place = in == null ? HOST : in.toString();
        await("links " + place, () -> refreshLinks(in, place));
        synchronized (this) {
            Read<List<Name>> known = links.get(place);
            return known == null ? List.of() : known.value();
        }
    }

    @Override
    public void ahead() {
        begin(NAMES, this::refreshNames);
    }

    /** Has a reading done, unless it is under way; null after the end. */
    private synchronized Future<?> begin(String what, Runnable reading) {
        Future<?> under = running.get(what);
        if (under == null || under.isDone()) {
            try {
                under = worker.submit(reading);
            } catch (RejectedExecutionException closed) {
                return null;
            }
            running.values().removeIf(Future::isDone);
            running.put(what, under);
        }
        return under;
    }

    /** Has a reading done and waits a moment for it. */
    private void await(String what, Runnable reading) {
        Future<?> done = begin(what, reading);
        if (done == null) {
            return;
        }
        try {
            done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            // What is there now is better than waiting.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Completion must not fail; the command that will be run tells what is wrong.
        }
    }

    private void refreshNames() {
        long now = changes.getAsLong();
        long begin = System.nanoTime();
        Read<Names> known;
        synchronized (this) {
            known = names;
        }
        if (old(known, now, begin)) {
            Read<Names> read = new Read<>(reader.names(), now, begin);
            synchronized (this) {
                names = read;
            }
        }
    }

    private void refreshLinks(TargetRef in, String place) {
        long now = changes.getAsLong();
        long begin = System.nanoTime();
        Read<List<Name>> known;
        synchronized (this) {
            known = links.get(place);
        }
        if (old(known, now, begin)) {
            Read<List<Name>> read = new Read<>(reader.links(in), now, begin);
            synchronized (this) {
                links.remove(place);
                links.put(place, read);
                if (links.size() > MOST_PLACES) {
                    links.remove(links.keySet().iterator().next());
                }
            }
        }
    }

    private boolean old(Read<?> known, long changes, long nanos) {
        return known == null || known.changes() != changes || nanos - known.nanos() > old.toNanos();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
