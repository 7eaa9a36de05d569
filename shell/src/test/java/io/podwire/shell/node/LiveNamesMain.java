package io.podwire.shell.node;

import io.podwire.api.host.LiveNames;
import io.podwire.api.host.LiveNames.Name;
import io.podwire.shell.wiring.LastingSessions;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Answers each line of input with the pods that Tab would offer, and how many microseconds that took. */
public final class LiveNamesMain {

    private LiveNamesMain() {}

    /** Takes no arguments; ends with its input. */
    public static void main(String[] arguments) throws IOException {
        SessionRequest here = SessionRequest.live(null, Path.of("/"), System.err::println, () -> false);
        try (LastingSessions sessions = LocalWiring.lasting(LocalWiring::session);
                LiveNames names = sessions.names(here);
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long begin = System.nanoTime();
                LiveNames.Names now = names.now();
                long micros = (System.nanoTime() - begin) / 1000;
                System.out.println(
                        micros + " " + now.pods().stream().map(Name::text).collect(Collectors.joining(" ")));
                System.out.flush();
            }
        }
    }
}
