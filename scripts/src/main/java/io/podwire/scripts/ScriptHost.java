package io.podwire.scripts;

import groovy.lang.Binding;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Session;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs Groovy in which every command is a method. For one thread at a time, but for {@link #cancel}.
 *
 * <p>Nothing of an evaluated line stays behind but the values it gave to variables.
 */
public final class ScriptHost implements AutoCloseable {

    private final Cancellation cancellation = new Cancellation();
    private final Binding variables = new Binding();
    private final Sources sources = new Sources();
    private final ScriptCompiler compiler = new ScriptCompiler(sources);
    private final Dialog dialog = new Dialog();
    private final Calls calls;

    /**
     * @param sessions the session to ask, at each call of a command: the prompt's changes with {@code use}
     * @param commands all commands
     * @param output takes what scripts print
     */
    public ScriptHost(Supplier<Session> sessions, CommandIndex commands, ScriptOutput output) {
        this.calls = new Calls(sessions, commands, output, cancellation::asked);
    }

    /**
     * Evaluates a piece of a dialog. Variables, methods, classes and imports of earlier pieces are there.
     *
     * @param text Groovy
     * @param sourceName how errors call it
     * @return the value of the last statement; may be null
     * @throws io.podwire.api.error.ScriptFailed where it can't be read, or ends by an error
     * @throws ScriptExit where it asks to end podwire
     * @throws ScriptCancelled after {@link #cancel}
     */
    public Object evaluate(String text, String sourceName) {
        return run(ScriptSource.of(sourceName, text), variables, true);
    }

    /**
     * Runs a script of its own: it sees the given variables, and leaves nothing behind but what it returns: a stream is then closed by
     * its reader, or with this host.
     *
     * @return what the script returns; may be null
     * @throws io.podwire.api.error.ScriptFailed where it can't be read, or ends by an error
     * @throws ScriptExit where it asks to end podwire
     * @throws ScriptCancelled after {@link #cancel}
     */
    public Object run(ScriptSource source, Map<String, Object> given) {
        Binding own = new Binding();
        given.forEach(own::setVariable);
        Object value = null;
        try {
            value = run(source, own, false);
            return value;
        } finally {
            calls.opened().closeAllBut(value);
        }
    }

    private Object run(ScriptSource source, Binding binding, boolean piece) {
        cancellation.begin();
        try {
            PodwireScript script = piece ? compiler.compile(source, dialog) : (PodwireScript) compiler.compile(source);
            script.setBinding(binding);
            script.attach(calls);
            if (piece) {
                Dialog.keepFunctions(script, binding);
            }
            Object value = script.run();
            script.atEnd();
            return value;
        } catch (ScriptExit | ScriptCancelled e) {
            throw e;
        } catch (Throwable e) {
            if (cancellation.asked()) {
                throw new ScriptCancelled();
            }
            throw errors(binding).of(e, source);
        } finally {
            cancellation.end();
        }
    }

    @SuppressWarnings("unchecked") // Binding declares a raw map; its keys are names
    private ScriptErrors errors(Binding binding) {
        return new ScriptErrors(
                sources, calls::failed, new Names(() -> binding.getVariables().keySet()));
    }

    /**
     * Whether a text can be evaluated as it stands. False where it only needs more lines: an open brace, string or closure, an
     * operator at the end. A text with an error that no further line can mend is complete.
     */
    public boolean complete(String text) {
        return new Completeness(text).complete();
    }

    /** The variables of the dialog. */
    public Variables variables() {
        return new Variables();
    }

    /** Variables of a dialog, by name. */
    public final class Variables {

        private Variables() {}

        /** The value; null also where there is no such variable. */
        public Object get(String name) {
            return variables.hasVariable(name) ? variables.getVariable(name) : null;
        }

        /** Sets it, also where there was none. */
        public void set(String name, Object value) {
            variables.setVariable(name, value);
        }

        /** Forgets it. */
        public void remove(String name) {
            variables.removeVariable(name);
        }

        /** All names, sorted. */
        @SuppressWarnings("unchecked") // Binding declares a raw map; its keys are names
        public Set<String> names() {
            return new java.util.TreeSet<String>(variables.getVariables().keySet());
        }
    }

    /** Ends what is being evaluated, from another thread; nothing happens where nothing is. */
    public void cancel() {
        cancellation.ask();
    }

    /** Ends the streams that evaluated lines left open, and forgets all variables. */
    @Override
    public void close() {
        calls.opened().close();
        variables.getVariables().clear();
    }
}
