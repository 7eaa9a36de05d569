package io.podwire.engine.enter;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.podwire.api.command.Launch;
import io.podwire.api.host.ChildProcess;
import io.podwire.api.host.Launcher;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.util.function.Consumer;

/** Launches on this machine. */
public final class LinuxLauncher implements Launcher {

    private final RootedPaths paths;
    private final Consumer<String> note;
    private final Guardian guardian = new Guardian();

    /**
     * A launcher.
     *
     * @param root under which the paths of a launch are
     * @param note is told what the user should know of a launch that goes on all the same
     */
    public LinuxLauncher(HostRoot root, Consumer<String> note) {
        paths = new RootedPaths(root);
        this.note = note;
    }

    @Override
    public void become(Launch launch) {
        try (Transformation transformation = new Transformation(paths.of(launch), false, note)) {
            Pointer environment = NativeText.environment(launch.environment());
            Program program = transformation.program();
            Memory noSignals = SignalSet.empty();
            Memory limit = OpenFileLimit.ofParent();
            Program.Attempt execute = (path, arguments) -> {
                ThreadCalls.execve(path, arguments, environment);
                return Libc.errno();
            };
            Program.Outcome outcome = ChangedThread.run("podwire-become", () -> {
                transformation.apply();
                transformation.closeOnExec(transformation.kept());
                if (limit != null) {
                    ThreadCalls.setrlimit(ThreadCalls.RLIMIT_NOFILE, limit);
                }
                // The JVM blocks SIGQUIT in its threads, and a mask outlives execve; handlers do not.
                Step.returned(
                        ThreadCalls.pthread_sigmask(ThreadCalls.SIG_SETMASK, noSignals, null), "pthread_sigmask()");
                return program.start(execute);
            });
            throw program.failure(outcome);
        } catch (SystemCallException e) {
            throw OpenNamespaces.failure(e);
        }
    }

    @Override
    public ChildProcess start(Launch launch) {
        guardian.start();
        SpawnedChild child = Spawning.spawn(paths.of(launch), note, StandardStreams.pipes());
        guardian.watch(child);
        return child;
    }

    @Override
    public int attend(Launch launch) {
        ControllingTerminal terminal = ControllingTerminal.open();
        QuitIgnored quit = QuitIgnored.now();
        try (SpawnedChild child = Spawning.spawn(paths.of(launch), note, StandardStreams.inherited())) {
            return child.untilItEnds();
        } finally {
            quit.close();
            terminal.close();
        }
    }

    /** Ends the guardian, and with it whatever child still runs. */
    @Override
    public void close() {
        guardian.close();
    }
}
