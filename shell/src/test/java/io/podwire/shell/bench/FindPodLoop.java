package io.podwire.shell.bench;

import io.podwire.api.command.Session;
import io.podwire.api.value.TargetRef;
import io.podwire.catalog.FindPod;
import io.podwire.shell.wiring.LastingSessions;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Asks {@code findpod} again and again in one process, as a prompt does: a new session each time, of sessions that share a watched
 * host. Prints the median of the second half in microseconds.
 */
public final class FindPodLoop {

    private FindPodLoop() {}

    /** Takes what to look for and how often. */
    public static void main(String[] arguments) {
        TargetRef key = TargetRef.parse(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        long[] micros = new long[rounds];
        LastingSessions sessions = LocalWiring.lasting(LocalWiring::session);
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            Session session = sessions.open(SessionRequest.live(null, Path.of("/"), System.err::println, () -> false));
            if (new FindPod().run(new FindPod.Args(key), session).items().isEmpty()) {
                throw new IllegalStateException("not found: " + key);
            }
            micros[i] = (System.nanoTime() - begin) / 1000;
        }
        sessions.close();
        long[] warm = Arrays.copyOfRange(micros, rounds / 2, rounds);
        Arrays.sort(warm);
        System.out.println(warm[warm.length / 2]);
    }
}
