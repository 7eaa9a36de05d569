package io.podwire.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Parameter;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadUse;
import io.podwire.api.net.Netns;
import io.podwire.api.probe.PathBegun;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.probe.run.Fakes;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From mtr's flags to probes. */
class MtrProbeTest {

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), null);

    private static final Set<String> KEYS = CommandSpec.of(MtrProbe.class).parameters().list().stream()
            .map(Parameter::key)
            .collect(Collectors.toSet());

    private final FakeRouters routers = new FakeRouters(2);
    private final FakeSession session =
            new FakeSession(new FakeHost("n1", new FakeNetwork(OWN).links(Fakes.link(2, "eth1", List.of())))
                    .prober(routers.prober()));

    /** @param words key and value by turns; a switch has none */
    private Running<?, ?> call(String words) {
        Map<String, Object> arguments = new HashMap<>(Map.of("host", "192.0.2.9", "noNames", true));
        String key = null;
        for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
            if (KEYS.contains(word)) {
                key = word;
                arguments.put(key, true);
            } else {
                arguments.put(key, word);
            }
        }
        return (Running<?, ?>) CommandSpec.of(MtrProbe.class).call(arguments, session);
    }

    private PathReport look(String words) {
        try (Running<?, ?> running = call(words)) {
            while (!running.ended()) {
                running.next(Duration.ofSeconds(1));
            }
            return (PathReport) running.summary();
        }
    }

    private List<Probe> sent() {
        return routers.prober().sent();
    }

    @Test
    void mtrsDefaultsAreOurs() {
        PathReport report = look("report");
        assertThat(report.request().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(report.rounds()).isEqualTo(10);
        assertThat(sent()).allSatisfy(probe -> {
            assertThat(probe.protocol()).isEqualTo(ProbeProtocol.ICMP);
            assertThat(probe.payload().length()).isEqualTo(64 - 28);
            assertThat(probe.sending().trafficClass()).isZero();
            assertThat(probe.sending().whole()).isFalse();
        });
        assertThat(sent().stream().map(probe -> probe.sending().sourcePort()).distinct())
                .hasSize(1);
        // of the last round, which nobody waits for any longer than -G says
        assertThat(sent().stream().map(Probe::timeout).distinct())
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    @Test
    void whatFoundNoRoomIsSaidSinceItMayNotBeLost() {
        routers.prober().dropping(1);
        assertThat(look("report rounds 1").notes())
                .containsExactly("1 ICMP message found no room in this host's memory while podwire was too slow to take"
                        + " them: replies may be among what is told as lost");
    }

    @Test
    void flagsReachTheProbes() {
        look(
                "report udp port 4000 localport 5000 psize 128 tos 16 mark 7 link eth1 firstTtl 2 maxTtl 3 rounds 1 bitpattern 255");
        assertThat(sent()).hasSize(2).allSatisfy(probe -> {
            assertThat(probe.protocol()).isEqualTo(ProbeProtocol.UDP);
            assertThat(probe.port()).isEqualTo(4000);
            assertThat(probe.payload().length()).isEqualTo(100);
            assertThat(probe.payload().toString()).matches("(ff)+");
            assertThat(probe.sending().sourcePort()).isEqualTo(5000);
            assertThat(probe.sending().trafficClass()).isEqualTo(16);
            assertThat(probe.sending().mark()).isEqualTo(7);
            assertThat(probe.sending().link()).isEqualTo("eth1");
        });
        assertThat(sent()).extracting(probe -> probe.sending().hops()).containsExactly(2, 3);
    }

    @Test
    void connectionsHaveAPortEach() {
        look("report tcp rounds 2");
        assertThat(sent()).allSatisfy(probe -> {
            assertThat(probe.port()).isEqualTo(80);
            assertThat(probe.payload().length()).isZero();
            assertThat(probe.sending().sourcePort()).isNull();
        });
    }

    @Test
    void flowsAreTakenInTurn() {
        look("report rounds 6 flows 3");
        assertThat(sent().stream().map(probe -> probe.sending().sourcePort()).distinct())
                .hasSize(3);
    }

    @Test
    void withoutAReportItGoesOnUntilSomebodyEndsIt() {
        try (Running<?, ?> running = call("")) {
            assertThat(running.next(Duration.ZERO)).isInstanceOf(PathBegun.class);
            for (int i = 0; i < 100; i++) {
                running.next(Duration.ofSeconds(1));
            }
            assertThat(running.ended()).isFalse();
            running.cancel();
            running.next(Duration.ofSeconds(1));
            assertThat(running.ended()).isTrue();
            assertThat(((PathReport) running.summary()).rounds()).isGreaterThan(50);
            assertThat(((PathReport) running.summary()).targetLossPercent()).isZero();
        }
    }

    @Test
    void aGuestsLimitsCanBeLifted() {
        assertThat(look("report interval 0.01 rateLimitOff").reached()).isEqualTo(10);
    }

    @Test
    void aDryRunSendsNothingAndSaysWhatItWould() {
        PathReport report = look("dryRun tcp port 443 flows 4");
        assertThat(report.planned()).isTrue();
        assertThat(report.good()).isTrue();
        assertThat(String.join("\n", report.notes()))
                .contains("TCP to 192.0.2.9 port 443", "4 flows", "30 probes a round");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40%, false", "60%, true"})
    void lossBeyondWhatMayBeIsNoSuccess(String most, boolean good) {
        int[] count = {0};
        routers.lost(probe -> probe.sending().hops() == 3 && ++count[0] % 2 == 0);
        assertThat(look("report failLoss " + most).good()).isEqualTo(good);
    }

    @Test
    void whatMtrLooksUpIsSaidToBeLeftOut() {
        look("report aslookup rounds 1");
        assertThat(session.notes()).singleElement().asString().contains("AS numbers");
    }

    @Test
    void proberIsLetGoOf() {
        look("report rounds 1");
        assertThat(routers.prober().closed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            csv json                  | -C and -j exclude each other
            udp tcp                   | -u and -T exclude each other
            v4 v6                     | -4 and -6 exclude each other; expected one of them
            curses report             | -t is the live picture
            port 80                   | -P: ICMP has no ports
            tcp port 0                | -P: 0 is out of range; expected 1 to 65535
            tcp port 70000            | -P: 70000 is out of range; expected 1 to 65535
            interval 0                | -i: 0 s is out of range; expected 0.001
            interval -1               | -i: -1 s is out of range
            interval 1s               | -i: '1s' is no number of seconds; expected one such as 1 or 0.5
            interval 1e9              | -i: '1e9' is no number of seconds
            gracetime 1.2.3           | -G: '1.2.3' is no number
            rounds 0                  | -c: 0 is out of range
            firstTtl 9 maxTtl 3       | -f: the first TTL, 9, is above the highest, 3
            maxTtl 256                | -m: 256 is out of range
            psize 27                  | -s: 27 is out of range; expected 28 to 65535
            psize -100                | -s: -100 is out of range
            tos 256                   | -Q: 256 is out of range
            localport 53              | -L: a source port can be chosen for UDP only
            flows 0                   | --flows: 0 is out of range; expected 1 to 64
            failLoss 5                | --fail-loss 5: expected a share from 0% to 100%, with the sign
            failLoss 101%             | --fail-loss 101%: expected a share from 0% to 100%, with the sign
            order LQ                  | -o: no field 'Q'
            address fd00::1           | -a fd00::1:
            interval 0.01             | 7 each 10ms are 700 probes a second, more than the 500 that a guest sends
            """)
    void whatCantBeIsRefusedBeforeAnythingIsSent(String words, String message) {
        assertThatThrownBy(() -> call(words)).isInstanceOf(BadUse.class).hasMessageContaining(message);
        assertThat(sent()).isEmpty();
    }
}
