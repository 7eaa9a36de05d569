package io.podwire.engine.enter;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.podwire.api.command.Launch;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Spawns a child from a changed thread. posix_spawn(3) copies the calling thread; ProcessBuilder would also start the JVM's reaper
 * thread there, which would hold the entered namespace as long as the child lives.
 */
final class Spawning {

    /** Larger than posix_spawnattr_t in any libc (glibc: 336). */
    private static final int ATTRIBUTES = 1024;

    private Spawning() {}

    /**
     * Starts it as leader of a new process group, or with our own streams in our own group, as a part of our job. The streams are the
     * child's afterwards, also when it can't be started.
     */
    static SpawnedChild spawn(Launch launch, Consumer<String> note, StandardStreams streams) {
        SpawnedChild child = null;
        Transformation transformation = null;
        try {
            transformation = new Transformation(launch, true, note);
            Transformation prepared = transformation;
            Pointer environment = NativeText.environment(launch.environment());
            Program program = prepared.program();
            Memory attributes = attributes(streams.ours());
            int[] pid = new int[1];
            Program.Attempt spawn =
                    (path, arguments) -> ThreadCalls.posix_spawn(pid, path, null, attributes, arguments, environment);
            Program.Outcome outcome = ChangedThread.run("podwire-spawn", () -> {
                // Descriptors of its own: the standard ones are replaced, and a file that another thread opens just now
                // can't leak.
                Step.done(Libc.unshare(ThreadCalls.CLONE_FILES), "unshare(CLONE_FILES)");
                streams.install();
                prepared.apply();
                prepared.closeOnExec(List.of());
                return program.start(spawn);
            });
            ThreadCalls.posix_spawnattr_destroy(attributes);
            if (outcome.errno() != 0) {
                throw program.failure(outcome);
            }
            // nsenter opens our descriptors by name only once it runs: they stay until it ends.
            child = new SpawnedChild(pid[0], streams, prepared.usesTool() ? prepared::close : () -> {});
            return child;
        } catch (SystemCallException e) {
            throw OpenNamespaces.failure(e);
        } finally {
            streams.release();
            if (child == null) {
                streams.close();
            }
            if (transformation != null && (child == null || !transformation.usesTool())) {
                transformation.close();
            }
        }
    }

    private static Memory attributes(boolean ourGroup) throws SystemCallException {
        Memory attributes = new Memory(ATTRIBUTES);
        Step.returned(ThreadCalls.posix_spawnattr_init(attributes), "posix_spawnattr_init()");
        int group = ourGroup ? 0 : ThreadCalls.POSIX_SPAWN_SETPGROUP;
        short flags = (short) (group | ThreadCalls.POSIX_SPAWN_SETSIGMASK | ThreadCalls.POSIX_SPAWN_SETSIGDEF);
        Step.returned(ThreadCalls.posix_spawnattr_setflags(attributes, flags), "posix_spawnattr_setflags()");
        Step.returned(ThreadCalls.posix_spawnattr_setpgroup(attributes, 0), "posix_spawnattr_setpgroup()");
        Step.returned(
                ThreadCalls.posix_spawnattr_setsigmask(attributes, SignalSet.empty()), "posix_spawnattr_setsigmask()");
        // Ignored by us while we attend to it; what is ignored stays so over an exec.
        Step.returned(
                ThreadCalls.posix_spawnattr_setsigdefault(attributes, SignalSet.of(ThreadCalls.SIGQUIT)),
                "posix_spawnattr_setsigdefault()");
        return attributes;
    }
}
