package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathReport;
import io.podwire.api.value.TargetRef;
import io.podwire.probe.path.text.MtrText;
import io.podwire.shell.cli.CommandLine;
import io.podwire.shell.cli.Invocation;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through four routers of the kernel's: what mtr says, and what podwire does. */
@TestInstance(Lifecycle.PER_CLASS)
class MtrOracleTest {

    private static final int ROUTERS = 4;

    private final CommandIndex index = CommandIndex.load();
    private RouterChain chain;

    @BeforeAll
    void build() {
        chain = new RouterChain(ROUTERS);
        // one test must not use up what routers may tell in the next
        for (int i = 1; i <= ROUTERS + 1; i++) {
            chain.world().in(chain.node(i), "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0");
        }
    }

    @AfterAll
    void remove() {
        if (chain != null) {
            chain.close();
        }
    }

    private PathReport look(String line) {
        return look(chain, line);
    }

    private PathReport look(RouterChain from, String line) {
        Invocation invocation = new CommandLine(index).parse(List.of(("mtr-probe " + line).split(" ")));
        CommandSpec spec = invocation.command();
        TargetRef client = TargetRef.parse("netns/" + from.client());
        Session session = LocalWiring.session(SessionRequest.live(client, Path.of("/"), note -> {}, () -> false));
        try (Running<?, ?> running =
                (Running<?, ?>) spec.call(spec.parameters().read(invocation.arguments()), session)) {
            while (!running.ended()) {
                running.next(Duration.ofMillis(200));
            }
            return (PathReport) running.summary();
        }
    }

    private List<String> mtr(String line) {
        List<String> words = new ArrayList<>(List.of("mtr"));
        words.addAll(List.of(line.split(" ")));
        return chain.world()
                .in(chain.client(), words.toArray(String[]::new))
                .lines()
                .toList();
    }

    private static void needsMtr() {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Path.of(folder, "mtr").toFile().canExecute());
        Assumptions.assumeTrue(there, "mtr is not there to compare with (apt-get install mtr-tiny)");
    }

    /** Digits of times are the only difference. */
    private static List<String> withoutTimes(List<String> lines) {
        return lines.stream()
                .map(line -> line.startsWith("Start:") ? "Start:" : line.replaceAll("\\d+\\.\\d(?=\\s|$)", "t.t"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-r -n", "-w -n -s 200 -Q 16", "-r -n -u", "-r -n -f 2 -m 3 -o LSRD"})
    void theReportIsMtrsOverIpv4(String flags) {
        equal(flags + " -c 2 -G 1", chain.server4());
    }

    @ParameterizedTest
    @ValueSource(strings = "-w -n")
    void theReportIsMtrsOverIpv6(String flags) {
        equal(flags + " -c 2 -G 1", chain.server6());
    }

    private void equal(String flags, String target) {
        needsMtr();
        PathReport report = look(flags + " " + target);
        List<String> ours = MtrText.lines(report, ZoneOffset.UTC);
        assertThat(withoutTimes(ours)).isEqualTo(withoutTimes(mtr(flags + " " + target)));
    }

    @Test
    void csvAndJsonHaveMtrsForm() {
        needsMtr();
        String masked = "(?<![\\d.])\\d+\\.\\d+(?![\\d.])";
        for (String form : List.of("-C", "-j")) {
            String line = "-n -c 2 -G 1 " + form + " " + chain.server4();
            List<String> ours = MtrText.lines(look(line), ZoneOffset.UTC);
            List<String> theirs = mtr(line);
            assertThat(ours.stream()
                            .map(l -> l.replaceAll(masked, "t").replaceAll("MTR[^,]*,\\d+", "MTR"))
                            .toList())
                    .isEqualTo(theirs.stream()
                            .map(l -> l.replaceAll(masked, "t").replaceAll("MTR[^,]*,\\d+", "MTR"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-u ", "-T -P 9 "})
    void oncePerSecondNothingIsMissing(String protocol) {
        try (RouterChain limited = new RouterChain(2)) {
            PathReport report = look(limited, protocol + "-r -n -c 4 " + limited.server4());
            assertThat(report.hops()).hasSize(3).allSatisfy(hop -> {
                assertThat(hop.sent()).isEqualTo(4);
                assertThat(hop.answered()).isEqualTo(4);
            });
            assertThat(report.reached()).isEqualTo(4);
        }
    }

    @Test
    void fasterThanRoutersTellIsNoLoss() {
        try (RouterChain limited = new RouterChain(2)) {
            PathReport report = look(limited, "-r -n -c 40 -i 0.05 " + limited.server4());
            for (PathHop hop : report.hops().subList(0, 2)) {
                assertThat(hop.limited()).as("hop %s", hop.hop()).isPositive();
                assertThat(hop.lost()).isZero();
            }
            assertThat(report.hops().get(2).lost() + report.hops().get(2).limited())
                    .isZero();
            assertThat(report.good()).isTrue();
            assertThat(report.verdicts()).allMatch(verdict -> verdict.verdict() != Verdict.FAIL);
        }
    }

    @Test
    void aRoundTakesOneRoundTrip() {
        look("-r -n -c 1 " + chain.server4());
        PathReport report = look("-r -n -c 1 " + chain.server4());
        assertThat(Duration.between(report.begun(), report.ended())).isLessThan(Duration.ofMillis(400));
        assertThat(report.hops()).hasSize(ROUTERS + 1);
    }

    @Test
    void lossFromARouterOnIsWithinItsBounds() {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Path.of(folder, "iptables").toFile().canExecute()),
                "iptables is not there to lose packets with");
        String router = chain.node(3);
        String[] rule = {
            "FORWARD",
            "-d",
            chain.server4(),
            "-m",
            "statistic",
            "--mode",
            "random",
            "--probability",
            "0.3",
            "-j",
            "DROP"
        };
        chain.world().in(router, command("iptables -A", rule));
        try {
            PathReport report = look("-r -n -c 200 -i 0.02 -G 1 " + chain.server4());
            PathHop target = report.hops().get(ROUTERS);
            // 200 trials of 0.3: 60, and six standard deviations of 6.5 to either side
            assertThat(target.lost()).isBetween(21L, 99L);
            // in the first rounds, where the length is not known yet, a probe with a higher TTL may have got through
            assertThat(report.targetLossPercent()).isBetween(target.lost() / 2.0 - 2, target.lost() / 2.0);
        } finally {
            chain.world().in(router, command("iptables -D", rule));
        }
    }

    private static String[] command(String begin, String... rest) {
        List<String> words = new ArrayList<>(List.of(begin.split(" ")));
        words.addAll(List.of(rest));
        return words.toArray(String[]::new);
    }
}
