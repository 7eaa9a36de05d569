package io.podwire.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.host.ResolverFile;
import io.podwire.probe.run.Fakes;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever interrupts the thread that reads wants the end: it comes at once, with a summary, and nothing more is sent. */
class InterruptedReaderTest {

    private final FakeProber prober = new FakeProber(probe -> FakeProber.Fate.LOST);
    private final FakeHost host = new FakeHost("n1", new FakeNetwork(Fakes.OWN).links(Fakes.link(2, "eth1", List.of())))
            .resolver(new ResolverFile("/etc/resolv.conf", "nameserver 192.0.2.53\n"))
            .prober(prober);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paping host=192.0.2.9 port=80",
                "ping host=192.0.2.9",
                "udp host=192.0.2.9 port=9",
                "mtr-probe host=192.0.2.9 noNames=true",
                "dns name=a.example"
            })
    void endsIt(String line) {
        Running<?, ?> running = call(line);
        try (running) {
            int before = 0;
            while (before == 0) {
                // what some tell first is no probe
                running.next(Duration.ofMillis(1));
                before = prober.sent().size();
            }
            Instant interrupted = prober.now();
            Thread.currentThread().interrupt();
            for (int i = 0; i < 3 && !running.ended(); i++) {
                running.next(Duration.ofSeconds(5)); // the picture so far comes first
            }
            assertThat(running.ended()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(prober.now()).isEqualTo(interrupted);
            assertThat(prober.sent()).hasSize(before);
            assertThat(running.summary()).isNotNull();
        } finally {
            Thread.interrupted();
        }
        assertThat(prober.closed()).isTrue();
    }

    private Running<?, ?> call(String line) {
        String[] words = line.split(" ");
        CommandSpec spec = CommandIndex.load().find(words[0]).load();
        Map<String, Object> arguments = List.of(words).subList(1, words.length).stream()
                .map(word -> word.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> (Object) pair[1], (a, b) -> b, HashMap::new));
        arguments.replace("noNames", true);
        return (Running<?, ?>) spec.call(arguments, new FakeSession(host));
    }
}
