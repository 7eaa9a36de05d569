package io.podwire.scripts.runbook;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.scripts.Completed;
import io.podwire.scripts.ScriptCancelled;
import io.podwire.scripts.ScriptOutput;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a script gives, on its way to whoever reads the run. The script waits while the reader is behind, so a script that prints without
 * end needs no more memory than one that prints a line.
 */
final class RunEvents implements ScriptOutput {

    private static final int AHEAD = 256;
    private static final int LONGEST_LINE = 64 << 10;

    /** The last in the queue. */
    private static final Object END = new Object();

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(AHEAD);
    private final StringBuilder line = new StringBuilder();
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private final BooleanSupplier cancelled;
    private final ChangePlan plan;
    private volatile boolean ended;

    /**
     * @param cancelled once true, nobody may read any more
     * @param plan of changes
     */
    RunEvents(BooleanSupplier cancelled, ChangePlan plan) {
        this.cancelled = cancelled;
        this.plan = plan;
    }

    ChangePlan plan() {
        return plan;
    }

    void finding(Finding finding) {
        synchronized (counts) {
            counts.merge(finding.verdict(), 1, Integer::sum);
        }
        put(new RunEvent.Judged(finding));
    }

    int count(Verdict verdict) {
        synchronized (counts) {
            return counts.getOrDefault(verdict, 0);
        }
    }

    /** The one that the run is called by; null where nothing was judged. */
    Verdict worst() {
        for (Verdict verdict : new Verdict[] {Verdict.FAIL, Verdict.UNKNOWN, Verdict.WARN, Verdict.OK, Verdict.SKIP}) {
            if (count(verdict) > 0) {
                return verdict;
            }
        }
        return null;
    }

    void shown(String title, Object value) {
        put(new RunEvent.Shown(title, PlainValue.rows(value)));
    }

    void changed(RunEvent.Changed change) {
        put(change);
    }

    @Override
    public synchronized void print(String text) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            line.append(text, from, end);
            endLine();
            from = end + 1;
        }
        line.append(text, from, text.length());
        if (line.length() > LONGEST_LINE) {
            endLine();
        }
    }

    private void endLine() {
        String whole = line.toString();
        line.setLength(0);
        put(new RunEvent.Printed(whole));
    }

    @Override
    public void show(Object value) {
        if (value instanceof Completed completed) {
            print(completed.out());
            print(completed.err());
        } else if (value != null) {
            shown(null, value);
        }
    }

    /** No more comes. */
    synchronized void end() {
        if (!line.isEmpty()) {
            endLine();
        }
        put(END);
    }

    private void put(Object event) {
        try {
            while (!queue.offer(event, 50, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean() && event != END) {
                    throw new ScriptCancelled();
                }
            }
        } catch (InterruptedException e) {
            offerInterrupted(event);
        }
    }

    /** A cancelled script is interrupted: what it has to say still comes if there is room. */
    private void offerInterrupted(Object event) {
        if (event == END) {
            while (!queue.offer(event)) {
                queue.poll();
            }
        } else if (!queue.offer(event)) {
            throw new ScriptCancelled();
        }
        Thread.currentThread().interrupt();
    }

    /** The next event, or null where none came in that time or none will come. */
    RunEvent next(Duration patience) {
        try {
            Object event = ended ? null : queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (event == END) {
                ended = true;
                return null;
            }
            return (RunEvent) event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** True once all was read. */
    boolean ended() {
        return ended;
    }
}
