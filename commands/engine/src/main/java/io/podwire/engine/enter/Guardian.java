package io.podwire.engine.enter;

import io.podwire.api.command.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A small shell that outlives this process just long enough to kill the groups of its children. It reads a pipe that only this process
 * holds, so that it learns of its end however it comes, kill -9 included; PR_SET_PDEATHSIG would fire when the spawning thread ends,
 * is lost at setuid programs, and does not reach a grandchild behind a forking nsenter.
 */
final class Guardian implements AutoCloseable {

    /** Lines of "+ PGID" and "- PGID"; at the end of input the groups left are killed. The terminal's and sshd's signals pass it by. */
    private static final String SCRIPT = "trap '' HUP INT QUIT TERM PIPE\n"
            + "live=' '\n"
            + "while read -r op pgid; do\n"
            + "  case $op in\n"
            + "    +) live=\"$live$pgid \" ;;\n"
            + "    -) live=\"${live%% $pgid *} ${live#* $pgid }\" ;;\n"
            + "  esac\n"
            + "done\n"
            + "for pgid in $live; do kill -KILL \"-$pgid\"; done\n";

    private SpawnedChild shell;

    /** Starts it, once. It must run before the first child does. */
    synchronized void start() {
        if (shell == null) {
            shell = Spawning.spawn(
                    Launch.plain(List.of("/bin/sh", "-c", SCRIPT, "podwire-guardian")),
                    line -> {},
                    StandardStreams.listener());
        }
    }

    /** Kills the child's group when this process ends before the child was closed. */
    void watch(SpawnedChild child) {
        say("+ " + child.pid());
        child.onClose(() -> say("- " + child.pid()));
    }

    private synchronized void say(String line) {
        if (shell == null) {
            return;
        }
        try {
            shell.stdin().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            shell.stdin().flush();
        } catch (IOException e) {
            // Somebody killed the guardian: children are still killed when they are closed, only not after our own kill
            // -9.
            shell.close();
            shell = null;
        }
    }

    /** Lets it kill what is left, and end. */
    @Override
    public synchronized void close() {
        if (shell == null) {
            return;
        }
        try {
            shell.stdin().close();
            shell.waitFor(Duration.ofSeconds(2));
        } catch (IOException e) {
            // It is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shell.close();
        shell = null;
    }
}
