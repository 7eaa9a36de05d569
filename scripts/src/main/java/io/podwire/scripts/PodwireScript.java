package io.podwire.scripts;

import groovy.lang.Closure;
import io.podwire.api.value.TargetRef;
import java.util.Map;

/** What every script extends: the commands, and a few functions beside them. */
public abstract class PodwireScript extends CommandMethods {

    /**
     * Does something with all calls looking in a place: {@code inside(pod) { links() }}. May be nested; a call's own {@code in:} wins.
     * Holds for this thread.
     *
     * @param place whatever a command takes as a target
     * @return what the closure returns
     */
    public <T> T inside(Object place, Closure<T> work) {
        TargetRef target = Given.target(place, "inside");
        return calls().standing().in(target, () -> work.call(place));
    }

    /**
     * Does something with all calls answered by a snapshot of another node: {@code from('worker-2.pws') { links() }}.
     *
     * @param snapshot its file
     * @return what the closure returns
     */
    public <T> T from(Object snapshot, Closure<T> work) {
        return calls().from(java.nio.file.Path.of(snapshot.toString()), () -> work.call(snapshot));
    }

    /**
     * Runs a runbook or another script: {@code run('neighbor-mac', pod: 'shop/cart-7d9')}.
     *
     * @param parameters the runbook's own; {@code apply:}, {@code in:} and {@code timeout:} are the run's
     * @param script a runbook's name, or a file
     * @return what it gives, as it comes: findings, shown rows, printed lines; its summary counts them
     */
    public ScriptStream<Object, Object> run(Map<String, ?> parameters, String script) {
        return calls().stream("run", RunWords.of(parameters), new Object[] {script});
    }

    /** As {@link #run(Map, String)}, without parameters. */
    public ScriptStream<Object, Object> run(String script) {
        return run(Map.of(), script);
    }

    /** Ends podwire, or the prompt, with that exit status. */
    public void exit(int status) {
        throw new ScriptExit(status);
    }

    /** As {@code exit(0)}. */
    public void exit() {
        exit(0);
    }

    /** Shows a value as the prompt shows results: records as a table. */
    public void show(Object value) {
        calls().output().show(value);
    }

    /** Called on the script's thread when its last statement was run; what it throws is an error of the script. */
    protected void atEnd() {
        // nothing to do for a plain script
    }

    /** Where this script's output goes, for classes that give scripts more functions. */
    protected final ScriptOutput scriptOutput() {
        return calls().output();
    }

    /**
     * The target that a value or record leads to, as commands take it.
     *
     * @param what names it in an error
     */
    protected static TargetRef targetOf(Object value, String what) {
        return Given.target(value, what);
    }

    @Override
    public void print(Object value) {
        calls().output().print(String.valueOf(Printed.text(value)));
    }

    @Override
    public void println() {
        calls().output().print("\n");
    }

    @Override
    public void println(Object value) {
        calls().output().print(Printed.text(value) + "\n");
    }

    @Override
    public void printf(String format, Object value) {
        calls().output().print(String.format(format, value));
    }

    @Override
    public void printf(String format, Object[] values) {
        calls().output().print(String.format(format, values));
    }
}
