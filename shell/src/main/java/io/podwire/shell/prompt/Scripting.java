package io.podwire.shell.prompt;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.scripts.ScriptHost;
import io.podwire.scripts.ScriptOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The prompt's Groovy, made when it is first needed: a prompt that only runs commands never waits for it. */
final class Scripting implements AutoCloseable {

    private static final long PROMPT_FIRST_MILLIS = 250;

    private final Supplier<Session> sessions;
    private final CommandIndex index;
    private final ScriptOutput output;
    private final Map<String, Object> early = new HashMap<>();
    private volatile ScriptHost host;

    Scripting(Supplier<Session> sessions, CommandIndex index, ScriptOutput output) {
        this.sessions = sessions;
        this.index = index;
        this.output = output;
    }

    synchronized ScriptHost host() {
        if (host == null) {
            host = new ScriptHost(sessions, index, output);
            early.forEach(host.variables()::set);
            early.clear();
        }
        return host;
    }

    /**
     * Loads Groovy on a thread of its own, so that the first line of it does not wait; a moment later, so that the first prompt does not
     * share the processor with it.
     */
    void warm() {
        Thread thread = new Thread(this::load, "groovy-warm");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void load() {
        try {
            Thread.sleep(PROMPT_FIRST_MILLIS);
        } catch (InterruptedException e) {
            return;
        }
        synchronized (this) {
            host().complete("1 + 1");
            host().evaluate("1 + 1", "warm");
        }
    }

    synchronized Object evaluate(String text, String source) {
        return host().evaluate(text, source);
    }

    synchronized boolean complete(String text) {
        return host().complete(text);
    }

    /** Ends what is evaluated. From any thread, and so not waiting for what it ends. */
    void cancel() {
        ScriptHost running = host;
        if (running != null) {
            running.cancel();
        }
    }

    synchronized Set<String> variables() {
        return host == null ? new TreeSet<>(early.keySet()) : host.variables().names();
    }

    synchronized Object variable(String name) {
        return host == null ? early.get(name) : host.variables().get(name);
    }

    /** Sets a variable; before any Groovy is needed it is only put by, so that a command's result does not make its line wait. */
    synchronized void later(String name, Object value) {
        if (host == null) {
            early.put(name, value);
        } else {
            host.variables().set(name, value);
        }
    }

    /**
     * The text of a variable, for a word of a command line.
     *
     * @throws BadUse where there is none, or it holds what is no text
     */
    String textOf(String name) {
        Object value = variables().contains(name) ? variable(name) : null;
        if (value == null) {
            throw new BadUse(
                    "$" + Printable.of(name) + ": there is no such variable",
                    "try:   '$" + Printable.of(name) + "' where the dollar is meant as it is");
        }
        if (value instanceof Record && !value.getClass().getName().startsWith("io.podwire.api.value.")
                || value instanceof Iterable<?>
                || value instanceof Map<?, ?>) {
            throw new BadUse("$" + Printable.of(name) + " is a "
                    + value.getClass().getSimpleName() + "; expected text, a number or an address");
        }
        return value.toString();
    }

    /**
     * A test of records by an expression in which their components are variables.
     *
     * @throws io.podwire.api.error.PodwireException where it is no Groovy, and from the test where it ends by an error
     */
    Predicate<Object> condition(String expression) {
        Object closure = evaluate("{ -> " + expression + "\n}", "where");
        return new Condition(expression, (groovy.lang.Closure<?>) closure);
    }

    @Override
    public synchronized void close() {
        if (host != null) {
            host.close();
        }
    }
}
