package io.podwire.scripts.runbook;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.scripts.ScriptCancelled;
import io.podwire.scripts.ScriptExit;
import io.podwire.scripts.ScriptHost;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * A script or runbook that is being run, on a thread of its own. What goes wrong in it comes out of {@link #next}, after all it had to
 * say before.
 */
final class ScriptRun implements Running<RunEvent, RunSummary> {

    /** A script that does not end though it was cancelled is left behind: the process is about to end. */
    private static final Duration GRACE = Duration.ofMillis(1200);

    private final Origin origin;
    private final Map<String, Object> variables;
    private final RunEvents events;
    private final ScriptHost host;
    private final long started = System.nanoTime();
    private final Thread thread;
    private volatile boolean cancelled;
    private volatile long cancelledAt;
    private volatile Throwable failure;
    private volatile Integer exit;
    private volatile long ended;

    /**
     * @param origin what to run
     * @param variables that it sees
     * @param apply whether a plan of changes is carried out
     */
    ScriptRun(Origin origin, Map<String, Object> variables, boolean apply, Session session) {
        this.origin = origin;
        this.variables = variables;
        this.events = new RunEvents(() -> cancelled, new ChangePlan(origin.header(), apply));
        this.host = new ScriptHost(() -> session, CommandIndex.load(), events);
        this.thread = new Thread(this::run, "script");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            Object value = host.run(origin.source(), variables);
            if (origin.header() == null && !told(value)) {
                events.show(value);
            }
        } catch (ScriptCancelled e) {
            cancelled = true;
        } catch (ScriptExit e) {
            exit = e.status();
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            ended = System.nanoTime();
            events.end();
        }
    }

    /** A script whose last words were findings has shown them. */
    private static boolean told(Object value) {
        return value instanceof Finding
                || value instanceof Collection<?> several && several.stream().allMatch(Finding.class::isInstance);
    }

    @Override
    public RunEvent next(Duration patience) {
        if (cancelled) {
            // again and again: the script may just have begun when it was asked the first time
            host.cancel();
        }
        RunEvent event = events.next(patience);
        if (event == null && events.ended() && failure != null) {
            Throwable thrown = failure;
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
        return event;
    }

    @Override
    public boolean ended() {
        return events.ended() && failure == null || leftBehind();
    }

    private boolean leftBehind() {
        return cancelled && cancelledAt != 0 && System.nanoTime() - cancelledAt > GRACE.toNanos();
    }

    @Override
    public void cancel() {
        if (cancelledAt == 0) {
            cancelledAt = System.nanoTime();
        }
        cancelled = true;
        host.cancel();
    }

    @Override
    public RunSummary summary() {
        return new RunSummary(
                origin.title(),
                events.count(Verdict.OK),
                events.count(Verdict.WARN),
                events.count(Verdict.FAIL),
                events.count(Verdict.SKIP),
                events.count(Verdict.UNKNOWN),
                events.worst(),
                events.plan().planned(),
                events.plan().applied(),
                events.plan().failed(),
                Duration.ofMillis(((ended == 0 ? System.nanoTime() : ended) - started) / 1_000_000),
                cancelled,
                exit);
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            cancel();
        }
        if (!thread.isAlive()) {
            host.close();
        }
    }
}
