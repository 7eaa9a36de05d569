package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.cli.CommandLine;
import io.podwire.shell.cli.Invocation;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.testkit.NetnsWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as they are typed, between two namespaces: each way that a probe can end, and what tcpdump counts meanwhile. */
@TestInstance(Lifecycle.PER_CLASS)
class ProbesOfRealNetworksTest {

    private static final CommandIndex INDEX = CommandIndex.load();
    private static final int MANY = 1000;

    /** Listens on 80 and never accepts: the kernel completes connections all the same (listen(2)). Ends with its input. */
    private static final String LISTENER =
            "import socket, sys; s = socket.create_server(('::', 80), family=socket.AF_INET6, backlog=4000,"
                    + " dualstack_ipv6=True); print('listening', flush=True); sys.stdin.read()";

    private final List<Process> started = new ArrayList<>();
    private NetnsWorld world;
    private String client;
    private String server;

    @BeforeAll
    void build() throws IOException {
        world = NetnsWorld.orSkip();
        for (String tool : List.of("python3", "iptables", "ip6tables", "tcpdump")) {
            Assumptions.assumeTrue(there(tool), tool + " is not there");
        }
        client = world.netns("c");
        server = world.netns("s");
        world.veth(client, "eth0", server, "eth0");
        world.address(client, "eth0", "10.9.7.1/24");
        world.address(client, "eth0", "fd09:7::1/64");
        world.address(server, "eth0", "10.9.7.2/24");
        world.address(server, "eth0", "fd09:7::2/64");
        world.in(server, "sh", "-c", "echo 4096 > /proc/sys/net/core/somaxconn");
        for (String tables : List.of("iptables", "ip6tables")) {
            world.in(server, tables, "-A", "INPUT", "-p", "tcp", "--dport", "82", "-j", "DROP");
            world.in(server, tables, "-A", "INPUT", "-p", "udp", "--dport", "82", "-j", "DROP");
        }
        world.in(
                server,
                "iptables",
                "-A",
                "INPUT",
                "-p",
                "tcp",
                "--dport",
                "83",
                "-j",
                "REJECT",
                "--reject-with",
                "icmp-admin-prohibited");
        world.in(
                server,
                "ip6tables",
                "-A",
                "INPUT",
                "-p",
                "tcp",
                "--dport",
                "83",
                "-j",
                "REJECT",
                "--reject-with",
                "icmp6-adm-prohibited");
        await(begin(server, "python3", "-c", LISTENER).inputReader(), "listening");
    }

    private static boolean there(String tool) throws IOException {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process begin(String netns, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", netns));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).start();
        started.add(process);
        return process;
    }

    private static void await(BufferedReader lines, String text) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("ended without '" + text + "'");
    }

    @AfterAll
    void remove() {
        started.forEach(Process::destroyForcibly);
        if (world != null) {
            world.close();
        }
    }

    private record Told(List<Probed> probes, ProbeSummary summary) {

        ProbeFigures figures() {
            return summary.targets().get(0).figures();
        }
    }

    /** A line as typed, in the client's network. */
    @SuppressWarnings("unchecked")
    private Told told(String line) {
        Invocation invocation = new CommandLine(INDEX).parse(List.of(line.split(" ")));
        CommandSpec spec = invocation.command();
        SessionRequest request =
                SessionRequest.live(TargetRef.parse("netns/" + client), Path.of("/"), note -> {}, () -> false);
        List<Probed> probes = new ArrayList<>();
        try (Running<ProbeEvent, ProbeSummary> running =
                (Running<ProbeEvent, ProbeSummary>) spec.call(invocation.arguments(), LocalWiring.session(request))) {
            while (!running.ended()) {
                if (running.next(Duration.ofSeconds(1)) instanceof Probed probed) {
                    probes.add(probed);
                }
            }
            return new Told(probes, running.summary());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "paping 10.9.7.2 -p 80, ANSWERED, true",
        "paping fd09:7::2 -p 80, ANSWERED, true",
        "paping 10.9.7.2 -p 81, REFUSED, false",
        "paping fd09:7::2 -p 81, REFUSED, false",
        "paping 10.9.7.2 -p 82 -t 300, TIMED_OUT, false",
        "paping fd09:7::2 -p 82 -t 300, TIMED_OUT, false",
        "paping 10.9.7.2 -p 83, UNREACHABLE, false",
        "paping fd09:7::2 -p 83, UNREACHABLE, false",
        "paping 203.0.113.9 -p 80, NOT_SENT, false",
        "paping 2001:db8::9 -p 80, NOT_SENT, false",
        "ping 10.9.7.2, ANSWERED, true",
        "ping fd09:7::2, ANSWERED, true",
        "ping 203.0.113.9, NOT_SENT, false",
        "udp 10.9.7.2 -p 81, REFUSED, false",
        "udp fd09:7::2 -p 81, REFUSED, false",
        "udp 10.9.7.2 -p 82 -t 300, TIMED_OUT, false"
    })
    void eachWayThatAProbeCanEndIsToldAsWhatItIs(String line, Outcome outcome, boolean passed) {
        Told told = told(line + " -c 1");
        assertThat(told.probes()).extracting(Probed::outcome).containsExactly(outcome);
        assertThat(told.summary().passed()).isEqualTo(passed);
        assertThat(told.figures().attempts()).isEqualTo(1);
    }

    @Test
    void whoSaidNoAndWhyIsTold() {
        Probed rejected = told("paping 10.9.7.2 -p 83 -c 1").probes().get(0);
        assertThat(rejected.from()).isEqualTo(IpAddress.parse("10.9.7.2"));
        IcmpMessage icmp = rejected.icmp();
        assertThat(List.of(icmp.version(), icmp.type(), icmp.code())).containsExactly(4, 3, 13);
        assertThat(told("paping 203.0.113.9 -p 80 -c 1").probes().get(0).problem())
                .contains("ENETUNREACH");
    }

    @Test
    void aTargetIsProbedByItsOwnAddress() {
        Told told = told("ping netns/" + server + " -4 -c 2 -i 0.05");
        assertThat(told.figures().answered()).isEqualTo(2);
        assertThat(told.summary().targets().get(0).target().address()).isEqualTo(IpAddress.parse("10.9.7.2"));
    }

    @Test
    void aThousandConnectionsAreAThousandToTcpdumpAndEachIsClosedWithFin() throws Exception {
        Process tcpdump = begin(
                server,
                "tcpdump",
                "-nli",
                "eth0",
                "-B",
                "16384",
                "-c",
                String.valueOf(2 * MANY + 1),
                "src host 10.9.7.1 and (dst port 80 or dst port 84) and tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0");
        await(tcpdump.errorReader(), "listening on");
        Told told = told("paping 10.9.7.2 -p 80 -i 5ms -c " + MANY);
        // ends tcpdump, as the last packet that it waits for: had there been others, it would have ended before
        told("paping 10.9.7.2 -p 84 -c 1");
        List<String> lines = new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(2 * MANY + 1);
        assertThat(lines.get(2 * MANY)).contains("10.9.7.2.84: Flags [S]");
        assertThat(lines.stream().filter(line -> line.contains(".80: Flags [S]")))
                .hasSize(MANY);
        assertThat(lines.stream().filter(line -> line.contains(".80: Flags [F.]")))
                .hasSize(MANY);
        assertThat(told.figures().answered()).isEqualTo(MANY);
        assertThat(told.figures().failed()).isZero();
    }
}
