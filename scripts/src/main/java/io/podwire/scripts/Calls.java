package io.podwire.scripts;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.TimedOut;
import io.podwire.api.host.ChildProcess;
import io.podwire.api.value.TargetRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The way from a script's method call to a command: arguments read, place and patience of the call, and the result as scripts see it. */
final class Calls {

    private final Supplier<Session> sessions;
    private final CommandIndex index;
    private final Map<String, CommandSpec> specs = new ConcurrentHashMap<>();
    private final ScriptOutput output;
    private final BooleanSupplier cancelled;
    private final Standing standing = new Standing();
    private final ThreadLocal<Session> saved = new ThreadLocal<>();
    private final Opened opened = new Opened();
    private volatile Failed failed;

    Calls(Supplier<Session> sessions, CommandIndex index, ScriptOutput output, BooleanSupplier cancelled) {
        this.sessions = sessions;
        this.index = index;
        this.output = output;
        this.cancelled = cancelled;
    }

    /** Where calls of this thread look, unless they say so themselves. */
    Standing standing() {
        return standing;
    }

    /** Where the script prints. */
    ScriptOutput output() {
        return output;
    }

    /** What the script holds open. */
    Opened opened() {
        return opened;
    }

    /** Which command refused with that; null where it was none. */
    String failed(PodwireException thrown) {
        Failed last = failed;
        return last != null && last.thrown() == thrown ? last.command() : null;
    }

    private record Failed(PodwireException thrown, String command) {}

    /** Does something with all calls of this thread answered by a snapshot, from its host's own network. */
    <T> T from(Path snapshot, Supplier<T> work) {
        Session before = saved.get();
        saved.set(sessions.get().saved(snapshot));
        try {
            return standing.in(TargetRef.parse("host"), work);
        } finally {
            saved.set(before);
        }
    }

    private record Called(CommandSpec spec, Object result, Deadline deadline) {}

    private Called call(String command, Map<String, ?> named, Object[] words) {
        CommandSpec spec =
                specs.computeIfAbsent(command, name -> index.find(name).load());
        CallArguments arguments = CallArguments.read(spec, named, words);
        TargetRef in = arguments.in() == null ? standing.place() : arguments.in();
        Deadline deadline = new Deadline(arguments.timeout(), cancelled);
        Session session = (saved.get() == null ? sessions.get() : saved.get()).until(deadline);
        try {
            return new Called(spec, session.commands().call(spec, arguments.values(), in), deadline);
        } catch (PodwireException e) {
            failed = new Failed(e, command);
            throw e;
        }
    }

    // Sound: the generated method names the type that the command declares.
    @SuppressWarnings("unchecked")
    <T> Rows<T> rows(String command, Map<String, ?> named, Object[] words) {
        Called called = call(command, named, words);
        called.deadline().check(command);
        return new Rows<>(called.spec(), (Answer<T>) called.result());
    }

    @SuppressWarnings("unchecked")
    <E, S> ScriptStream<E, S> stream(String command, Map<String, ?> named, Object[] words) {
        Called called = call(command, named, words);
        return opened.add(new ScriptStream<>(called.spec(), (Running<E, S>) called.result(), called.deadline()));
    }

    Completed program(String command, Map<String, ?> named, Object[] words) {
        Called called = call(command, named, words);
        try (ChildProcess child = (ChildProcess) called.result()) {
            return new ProgramOutput(child).completed(called.deadline());
        } catch (InterruptedException e) {
            throw new ScriptCancelled();
        } finally {
            called.deadline().check(command);
        }
    }

    /** How long one call may take: until its own time is up, or the script is cancelled. */
    record Deadline(Duration timeout, long at, BooleanSupplier cancelled) implements BooleanSupplier {

        Deadline(Duration timeout, BooleanSupplier cancelled) {
            this(timeout, timeout == null ? 0 : System.nanoTime() + timeout.toNanos(), cancelled);
        }

        boolean expired() {
            return timeout != null && System.nanoTime() - at > 0;
        }

        @Override
        public boolean getAsBoolean() {
            return expired() || cancelled.getAsBoolean();
        }

        private static String text(Duration time) {
            return time.toMillis() == 0 ? time.toNanos() / 1000 + "us" : time.toMillis() + "ms";
        }

        void check(String command) {
            if (cancelled.getAsBoolean()) {
                throw new ScriptCancelled();
            }
            if (expired()) {
                throw new TimedOut(command + ": no whole answer within " + text(timeout));
            }
        }
    }
}
