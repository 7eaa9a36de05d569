package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.NotFound;
import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.value.IpAddress;
import io.podwire.shell.worlds.LabProbes.Told;
import io.podwire.testkit.PacketLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each way that a probe can end between pods of two nodes, through bridges, the tunnel and kube-proxy's rules, over IPv4 and IPv6: the
 * outcome, the line, and the verdict; and a thousand of them beside tcpdump.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ProbesInTheLabTest {

    /** Of shop/db-0: what the node in front of it does with connections and datagrams to these ports. */
    private static final Map<String, String> RULES = Map.of(
            "7001", "DROP",
            "7002", "REJECT --reject-with tcp-reset",
            "7003", "REJECT --reject-with icmp%s-port-unreachable",
            "7004", "REJECT --reject-with icmp%s-%s-prohibited");

    private final LabUnderTest lab = LabUnderTest.named("two-nodes");
    private final LabProbes probes = new LabProbes(lab);

    @BeforeAll
    void up() {
        lab.assumePossible();
        lab.up();
        LabPicture.settled(lab.state());
        RULES.forEach((port, rule) -> {
            for (String protocol : rule.contains("tcp-reset") ? List.of("tcp") : List.of("tcp", "udp")) {
                filter("iptables", protocol, port, String.format(rule, "", "admin"));
                filter("ip6tables", protocol, port, String.format(rule, "6", "adm"));
            }
        });
    }

    private void filter(String tables, String protocol, String port, String rule) {
        List<String> words = new ArrayList<>(List.of(
                tables, "-w", "-I", "FORWARD", "1", "-o", "cni0", "-p", protocol, "-m", protocol, "--dport", port));
        words.add("-j");
        words.addAll(List.of(rule.split(" ")));
        assertThat(probes.run("worker-2", words.toArray(String[]::new))).isEmpty();
    }

    @AfterAll
    void down() {
        probes.close();
        lab.down();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the far pod, over either tunnel; and by its Service
                "10.244.2.12 -p 5432 | ANSWERED | Connected to 10.244.2.12: time=MS protocol=TCP port=5432 | packet-loss clean",
                "fd00:244:2::12 -p 5432 | ANSWERED | Connected to fd00:244:2::12: time=MS protocol=TCP port=5432 | packet-loss clean",
                "10.96.0.54 -p 5432 | ANSWERED | Connected to 10.96.0.54: time=MS protocol=TCP port=5432 | packet-loss clean",
                "fd00:10:96::54 -p 5432 | ANSWERED | Connected to fd00:10:96::54: time=MS protocol=TCP port=5432 | packet-loss clean",
                // nobody listens
                "10.244.2.12 -p 81 | REFUSED | Connection refused | port-closed refused",
                "fd00:244:2::12 -p 81 | REFUSED | Connection refused | port-closed refused",
                // a rule of the far node
                "10.244.2.12 -p 7001 -t 300 | TIMED_OUT | Connection timed out | filter-drop silent",
                "fd00:244:2::12 -p 7001 -t 300 | TIMED_OUT | Connection timed out | filter-drop silent",
                "10.244.2.12 -p 7002 | REFUSED | Connection refused | port-closed refused",
                "fd00:244:2::12 -p 7002 | REFUSED | Connection refused | port-closed refused",
                "10.244.2.12 -p 7003 | UNREACHABLE | Connection failed: port unreachable, says 10.244.2.0 | filter-reject said-unreachable",
                "fd00:244:2::12 -p 7003 | UNREACHABLE | Connection failed: port unreachable, says fd00:244:2:: | filter-reject said-unreachable",
                "10.244.2.12 -p 7004 | UNREACHABLE | Connection failed: prohibited by a filter, says 10.244.2.0 | filter-reject said-unreachable",
                "fd00:244:2::12 -p 7004 | UNREACHABLE | Connection failed: prohibited by a filter, says fd00:244:2:: | filter-reject said-unreachable",
                // no such pod: behind the far node, and on the own bridge; kernels ask three times, a second apart
                // (arp(7))
                "10.244.2.77 -p 80 -t 4500 | UNREACHABLE | Connection failed: host unreachable, says 10.244.2.0 | neighbor-failed said-unreachable",
                "fd00:244:2::77 -p 80 -t 4500 | UNREACHABLE | Connection failed: address unreachable, says fd00:244:2:: | neighbor-failed said-unreachable",
                "10.244.1.77 -p 80 -t 4500 | UNREACHABLE | Connection failed: host unreachable, says this host itself: no neighbor answered | neighbor-failed said-unreachable",
                "fd00:244:1::77 -p 80 -t 4500 | UNREACHABLE | Connection failed: address unreachable, says this host itself: no neighbor answered | neighbor-failed said-unreachable",
            })
    void papingTellsHowItEnded(String line, Outcome outcome, String words, String verdict) {
        Told told = probes.from("shop/cart-0", "paping " + line + " -c 1");
        assertThat(told.probes()).extracting(Probed::outcome).containsExactly(outcome);
        assertThat(told.lines().get(2).replaceAll("time=[0-9.]+ms", "time=MS")).isEqualTo(words);
        assertThat(told.verdict()).isEqualTo(verdict);
        assertThat(told.summary().passed()).isEqualTo(outcome == Outcome.ANSWERED);
    }

    @Test
    void whatCantLeaveFromThereIsNotTried() {
        assertThatThrownBy(() -> probes.from("shop/cart-0", "paping 10.244.2.12 -p 80 --source 10.9.9.9 -c 1"))
                .isInstanceOf(NotFound.class)
                .hasMessage("--source 10.9.9.9: shop/cart-0 has no such address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.244.2.12 | 64 bytes from 10.244.2.12: icmp_seq=1 ttl=62 time=MS ms | packet-loss clean",
                "fd00:244:2::12 | 64 bytes from fd00:244:2::12: icmp_seq=1 ttl=62 time=MS ms | packet-loss clean",
                "10.244.2.12 -t 1 | From 10.244.1.1 icmp_seq=1 Time to live exceeded | packet-loss said-unreachable",
                "fd00:244:2::12 -t 1 | From fd00:244:1::1 icmp_seq=1 Time exceeded: Hop limit | packet-loss said-unreachable",
                "10.244.2.77 -W 4.5 | From 10.244.2.0 icmp_seq=1 Destination Host Unreachable | neighbor-failed said-unreachable",
                "10.244.1.77 -W 4.5 | From 10.244.1.10 icmp_seq=1 Destination Host Unreachable | neighbor-failed said-unreachable",
                "fd00:244:1::77 -W 4.5 | From fd00:244:1::10 icmp_seq=1 Destination unreachable: Address unreachable | neighbor-failed said-unreachable",
            })
    void pingTellsHowItEnded(String line, String words, String verdict) {
        Told told = probes.from("shop/cart-0", "ping " + line + " -c 1");
        assertThat(told.lines().get(1).replaceAll("time=[0-9.]+ ms", "time=MS ms"))
                .isEqualTo(words);
        assertThat(told.verdict()).isEqualTo(verdict);
    }

    /** What podwire tells beyond ping's lines, and what ping tells of itself alone: how many were under way at once. */
    private static final String BEYOND =
            "(?m)^(rtt p50.*|Longest outage.*|Verdict: .*|.* taken by podwire's own clock.*|pipe [0-9]+)\\n|, pipe [0-9]+$";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.244.2.12 -c 2 -i 0.2",
                "fd00:244:2::12 -c 2 -i 0.2",
                "10.244.2.12 -c 1 -s 1000",
                "fd00:244:2::12 -c 1 -s 16 -q",
                "10.244.2.12 -c 1 -I 10.244.1.10",
                "10.244.2.12 -c 1 -I eth0",
                "fd00:244:2::12 -c 1 -I eth0",
                "10.244.2.12 -c 1 -t 1",
                "fd00:244:2::12 -c 1 -t 1",
                "10.244.2.77 -c 1 -W 4.5",
                "fd00:244:2::77 -c 1 -W 4.5",
                "10.244.1.77 -c 1 -W 4.5",
            })
    void pingsLinesAreIputilsPings(String line) {
        List<String> words = new ArrayList<>(List.of("ping", "-n", "-O"));
        words.addAll(List.of(line.split(" ")));
        String theirs = probes.run("shop/cart-0", words.toArray(String[]::new));
        String ours =
                String.join("\n", probes.from("shop/cart-0", "ping " + line).lines()) + "\n";
        assertThat(withoutTimes(ours)).isEqualTo(withoutTimes(theirs));
    }

    private static String withoutTimes(String text) {
        return text.replaceAll(BEYOND, "")
                .replaceAll("time=[0-9.]+ ms", "time=MS ms")
                .replaceAll("time [0-9]+ms", "time MSms")
                .replaceAll("mdev = [0-9./]+", "mdev = MS")
                .strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a question for the root's servers; CoreDNS stands there too, and the Service leads to it
                "10.244.2.3 -p 53 --hex DNS | ANSWERED | Open: it answers",
                "10.96.0.10 -p 53 --hex DNS | ANSWERED | Open: it answers",
                "fd00:10:96::10 -p 53 --hex DNS | ANSWERED | Open: it answers",
                "10.244.2.12 -p 81 | REFUSED | Closed: the host itself says that nobody listens there",
                "fd00:244:2::12 -p 81 | REFUSED | Closed: the host itself says that nobody listens there",
                "10.244.2.12 -p 7001 -t 300 | TIMED_OUT | Open or filtered: nothing came back, which a service that did not understand and a filter have in common",
                "10.244.2.12 -p 7003 | UNREACHABLE | Not reached: somebody on the way says so",
                "fd00:244:2::12 -p 7004 | UNREACHABLE | Not reached: somebody on the way says so",
                "10.244.1.77 -p 53 -t 4500 | UNREACHABLE | Not reached: this host itself says so",
            })
    void udpTellsHowItEnded(String line, Outcome outcome, String meaning) {
        String dns = "00010100000100000000000003777777076578616d706c6503636f6d0000010001";
        Told told = probes.from("shop/cart-0", "udp " + line.replace("DNS", dns) + " -c 1");
        assertThat(told.probes()).extracting(Probed::outcome).containsExactly(outcome);
        assertThat(told.lines()).last().asString().isEqualTo("\t" + meaning);
    }

    @Test
    void withoutARouteNothingLeavesAndThatIsSaid() {
        probes.run("shop/cart-0", "ip", "route", "del", "default");
        try {
            Told told = probes.from("shop/cart-0", "paping 10.244.2.12 fd00:244:2::12 -p 5432 -c 1");
            assertThat(told.lines())
                    .contains(
                            "Connection not tried: ENETUNREACH (Network is unreachable): no route leads to 10.244.2.12:"
                                    + " 10.244.2.12 protocol=TCP port=5432");
            assertThat(told.probes()).extracting(Probed::outcome).containsExactly(Outcome.NOT_SENT, Outcome.ANSWERED);
            assertThat(told.verdict()).isEqualTo("route-missing not-sent");
        } finally {
            probes.run("shop/cart-0", "ip", "route", "add", "default", "via", "10.244.1.1");
        }
    }

    /** What a fault of the lab makes of the port that was open before, and of the same port over IPv6, which the fault leaves alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter-drop | 10.244.2.11 -p 8080 -t 300 | Connection timed out | fd00:244:2::11 -p 8080",
                "filter-reject | 10.244.2.12 -p 5432 | Connection failed: host prohibited, says 10.244.2.0 | fd00:244:2::12 -p 5432",
                "service-no-endpoints | 10.96.0.54 -p 5432 | Connection failed: port unreachable, says 10.244.1.1 | fd00:10:96::54 -p 5432",
                "service-rule-missing | 10.96.0.80 -p 80 -t 300 | Connection timed out | fd00:10:96::80 -p 80",
                "route-missing | 10.244.2.12 -p 5432 -t 300 | Connection timed out | fd00:244:2::12 -p 5432",
                "port-closed | fd00:244:2::12 -p 5432 | Connection refused | 10.244.2.11 -p 8080",
                "loopback-only | 10.244.2.12 -p 5432 | Connection refused | 10.244.2.11 -p 8080",
            })
    void aFaultIsSeenAndNothingElse(String fault, String line, String words, String well) {
        assertThat(probes.from("shop/cart-0", "paping " + line + " -c 1")
                        .figures()
                        .answered())
                .as("before")
                .isEqualTo(1);
        lab.breaks(fault);
        try {
            assertThat(probes.from("shop/cart-0", "paping " + line + " -c 1").lines())
                    .contains(words);
            assertThat(probes.from("shop/cart-0", "paping " + well + " -c 1")
                            .figures()
                            .answered())
                    .as("what the fault leaves alone")
                    .isEqualTo(1);
        } finally {
            lab.mends(fault);
        }
    }

    /** Who asks why a port is closed wants one answer: the one that can be acted on. */
    @ParameterizedTest
    @CsvSource({"port-closed, port-closed", "loopback-only, port-loopback-only", "filter-reject, filter-reject"})
    void theRunbookTellsTheMostExactReason(String fault, String code) {
        lab.breaks(fault);
        try {
            String from = fault.equals("filter-reject") ? "worker-1" : "worker-2";
            String to = from.equals("worker-1") ? "to=10.244.2.12" : "to=shop/db-0";
            List<Finding> findings = RunbookRuns.on(from, "port-open", to, "port=5432", "count=1");
            assertThat(findings.stream()
                            .filter(finding -> finding.verdict() == Verdict.FAIL)
                            .map(Finding::code))
                    .containsExactly(code);
        } finally {
            lab.mends(fault);
        }
    }

    @Test
    void hostsAndPortsAtOnceEachHaveTheirOwn() {
        Told told = probes.from(
                "shop/cart-0", "paping 10.244.2.11 10.244.2.12 fd00:244:2::12 -p 8080,5432 -p 7001 -c 3 -i 0.3 -t 250");
        Map<String, Outcome> outcomes = new TreeMap<>();
        told.summary().targets().forEach(target -> {
            String name = target.target().address() + " " + target.target().port();
            assertThat(target.figures().attempts()).as(name).isEqualTo(3);
            told.probes().stream()
                    .filter(probed -> probed.target().equals(target.target()))
                    .forEach(probed -> assertThat(
                                    outcomes.merge(name, probed.outcome(), (one, other) -> one == other ? one : null))
                            .as(name)
                            .isNotNull());
        });
        assertThat(outcomes)
                .hasSize(9)
                .containsEntry("10.244.2.11 8080", Outcome.ANSWERED)
                .containsEntry("10.244.2.11 5432", Outcome.REFUSED)
                .containsEntry("10.244.2.11 7001", Outcome.TIMED_OUT)
                .containsEntry("10.244.2.12 8080", Outcome.REFUSED)
                .containsEntry("10.244.2.12 5432", Outcome.ANSWERED)
                .containsEntry("fd00:244:2::12 5432", Outcome.ANSWERED)
                .containsEntry("fd00:244:2::12 7001", Outcome.TIMED_OUT);
    }

    @Test
    void theSourceAddressIsTheOneThatTheTargetSees() {
        probes.run("shop/cart-0", "ip", "addr", "add", "10.244.1.98/24", "dev", "eth0");
        try (PacketLines packets = probes.packets("shop/db-0", "tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn")) {
            Told told = probes.from("shop/cart-0", "paping 10.244.2.12 -p 5432 -c 1 --source 10.244.1.98");
            assertThat(told.probes()).extracting(Probed::source).containsExactly(IpAddress.parse("10.244.1.98"));
            probes.from("shop/cart-0", "paping 10.244.2.12 -p 84 -c 1");
            assertThat(packets.until(MARK)).singleElement().asString().contains("IP 10.244.1.98.", "10.244.2.12.5432:");
        } finally {
            probes.run("shop/cart-0", "ip", "addr", "del", "10.244.1.98/24", "dev", "eth0");
        }
    }

    /** A connection to a port that no other test has. */
    private static final String MARK = " > 10.244.2.12.84: Flags [S]";

    private static long count(List<String> lines, String pattern) {
        return lines.stream()
                .filter(line -> line.matches(".*" + pattern + ".*"))
                .count();
    }

    @Test
    void aThousandConnectionsAreCountedAsTcpdumpCountsThemAndClosedWithFin() {
        Told told;
        List<String> seen;
        try (PacketLines packets = probes.packets("shop/cart-0", "tcp and host 10.244.2.12")) {
            told = probes.from("shop/cart-0", "paping 10.244.2.12 -p 5432 -c 1000 -i 2ms --rate-limit-off");
            probes.from("shop/cart-0", "paping 10.244.2.12 -p 84 -c 1");
            seen = packets.until(MARK);
        }
        String out = "IP 10\\.244\\.1\\.10\\.[0-9]+ > 10\\.244\\.2\\.12\\.5432: Flags ";
        String in = "IP 10\\.244\\.2\\.12\\.5432 > 10\\.244\\.1\\.10\\.[0-9]+: Flags ";
        assertThat(told.figures().attempts()).isEqualTo(1000);
        assertThat(told.figures().answered()).as("SYN-ACKs").isEqualTo(count(seen, in + "\\[S\\.\\]"));
        assertThat(count(seen, out + "\\[S\\]")).as("SYNs").isEqualTo(1000);
        assertThat(told.figures().failed()).isZero();
        assertThat(count(seen, out + "\\[F")).as("our FINs").isEqualTo(1000);
        assertThat(count(seen, out + "\\[[A-Z]*R")).as("our RSTs").isZero();
        assertThat(told.lines())
                .contains("\tAttempted = 1000, Connected = 1000, Failed = 0 (0.00%)")
                .doesNotContain("Failures:");
    }

    /** Four ports, 250 probes to each; what fails is counted by its kind. */
    @Test
    void aThousandThatEndInFourWaysAreCountedAsTcpdumpCountsThem() {
        Told told;
        List<String> seen;
        try (PacketLines packets = probes.packets("shop/cart-0", "host 10.244.2.12 or icmp")) {
            told = probes.from(
                    "shop/cart-0", "paping 10.244.2.12 -p 5432,81,7001,7003 -c 250 -i 8ms -t 300 --rate-limit-off");
            probes.from("shop/cart-0", "paping 10.244.2.12 -p 84 -c 1");
            seen = packets.until(MARK);
        }
        assertThat(told.probes()).hasSize(1000);
        Stream.of("5432", "81", "7001", "7003")
                .forEach(port -> assertThat(count(seen, "> 10\\.244\\.2\\.12\\." + port + ": Flags \\[S\\]"))
                        .as("SYNs to %s", port)
                        .isEqualTo(250));
        assertThat(outcomes(told, 5432, Outcome.ANSWERED))
                .isEqualTo(250)
                .isEqualTo(count(seen, "10\\.244\\.2\\.12\\.5432 > .*Flags \\[S\\.\\]"));
        assertThat(outcomes(told, 81, Outcome.REFUSED))
                .isEqualTo(250)
                .isEqualTo(count(seen, "10\\.244\\.2\\.12\\.81 > .*Flags \\[R\\.\\]"));
        assertThat(outcomes(told, 7001, Outcome.TIMED_OUT)).isEqualTo(250);
        // a kernel sends one peer only so many ICMP errors a second (net.ipv4.icmp_ratelimit): the others are silence
        long said = count(seen, "ICMP 10\\.244\\.2\\.12 tcp port 7003 unreachable");
        assertThat(outcomes(told, 7003, Outcome.UNREACHABLE)).isPositive().isEqualTo(said);
        assertThat(outcomes(told, 7003, Outcome.TIMED_OUT)).isEqualTo(250 - said);
        assertThat(count(seen, "IP 10\\.244\\.1\\.10\\..*Flags \\[[A-Z]*R"))
                .as("our RSTs")
                .isZero();
    }

    private static long outcomes(Told told, int port, Outcome outcome) {
        return told.probes().stream()
                .filter(probed -> probed.target().port() == port && probed.outcome() == outcome)
                .count();
    }
}
