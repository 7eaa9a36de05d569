package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.ChildProcess;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.cli.CommandLine;
import io.podwire.shell.cli.Invocation;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.testkit.MemoryPipe;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every command gives the same in process, through an agent behind pipes in memory, and through {@code podwire agent} as a process of
 * its own: so a far host is never an afterthought. All look at one real world made for the test.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CommandContractTest {

    private static final int LOOKS = 20;

    private static final List<String> PROBES = List.of("paping", "ping", "udp");

    private final CommandIndex index = CommandIndex.load();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private NetnsWorld world;
    private String one;
    private String two;
    private AgentProcess process;
    private AgentConnection memory;

    @BeforeAll
    void build() throws InterruptedException {
        world = NetnsWorld.orSkip();
        one = world.netns("one");
        two = world.netns("two");
        world.veth(one, "eth0", two, "eth0");
        world.veth(one, "port0", two, "eth1");
        world.bridge(one, "br0", "port0");
        quietCable();
        world.address(one, "eth0", "10.99.1.1/24");
        world.address(two, "eth0", "10.99.1.2/24");
        world.address(one, "eth0", "fd99:1::1/64");
        world.address(two, "eth0", "fd99:1::2/64");
        world.ip("-n", one, "route", "add", "10.98.0.0/16", "via", "10.99.1.2", "mtu", "1300");
        world.ip("-n", one, "neigh", "add", "10.99.1.9", "lladdr", "02:00:00:00:00:09", "dev", "eth0");
        world.ip("-n", one, "rule", "add", "from", "10.97.0.0/16", "table", "77");
        // else Linux says only once a second that a port is closed
        world.in(two, "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0");
        process = ProcessAgents.start(errors);
        memory = memoryAgent();
    }

    /** A cable on which nobody speaks: an IPv6 link asks for routers and tells its groups for many seconds after it came up. */
    private void quietCable() {
        newLinksSpeakIpv6(false);
        world.veth(one, "quiet1", two, "quiet0");
        newLinksSpeakIpv6(true);
    }

    private void newLinksSpeakIpv6(boolean speak) {
        for (String netns : List.of(one, two)) {
            world.in(netns, "sysctl", "-qw", "net.ipv6.conf.default.disable_ipv6=" + (speak ? 0 : 1));
        }
    }

    private AgentConnection memoryAgent() throws InterruptedException {
        MemoryPipe to = new MemoryPipe(64 << 10);
        MemoryPipe from = new MemoryPipe(64 << 10);
        Agent agent = new Agent(
                name -> index.find(name) == null ? null : index.find(name).load(),
                LocalWiring::session,
                LocalWiring::launcher,
                () -> {},
                failure -> {
                    if (!(failure instanceof PodwireException)) {
                        errors.add(failure.toString());
                    }
                });
        AgentServer server =
                new AgentServer(agent, to.in(), from.out(), MemoryAgent.hello(MemoryAgent.CALM), MemoryAgent.CALM);
        Thread thread = new Thread(() -> {
            try {
                server.serve();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return AgentConnection.open(
                from.in(), to.out(), MemoryAgent.hello(MemoryAgent.CALM), MemoryAgent.CALM, Duration.ofSeconds(5));
    }

    @AfterAll
    void remove() {
        if (memory != null) {
            memory.close();
        }
        if (process != null) {
            process.close();
        }
        if (world != null) {
            world.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryWay() {
        return index.entries().stream()
                .map(CommandIndex.Entry::load)
                .filter(spec -> spec.result().form() == CommandSpec.Result.Form.ANSWER
                        || spec.result().form() == CommandSpec.Result.Form.STREAM)
                .filter(spec -> !spec.here())
                // it tells when it was taken: FarSnapshotTest looks into the file
                .filter(spec -> !spec.name().equals("snapshot send"))
                .map(spec -> DynamicTest.dynamicTest(spec.name(), () -> compare(spec)));
    }

    private void compare(CommandSpec spec) {
        int succeeded = 0;
        Object refusal = null;
        for (String line : lines(spec)) {
            Invocation invocation = new CommandLine(index).parse(List.of(line.split(" ")));
            Record arguments = spec.parameters().read(invocation.arguments());
            TargetRef in = invocation.globals().in().orElse(null);
            Object outcome = inEveryWay(line, spec, arguments, in);
            succeeded += Outcomes.failed(outcome) ? 0 : 1;
            refusal = Outcomes.unsupported(outcome) ? outcome : refusal;
        }
        Assumptions.assumeTrue(
                succeeded > 0 || refusal == null, "equal in every way, but never answered here: " + refusal);
        assertThat(succeeded)
                .as("lines of '%s' that were answered", spec.name())
                .isPositive();
    }

    /** Its examples, and lines that surely lead to something in this world. */
    private List<String> lines(CommandSpec spec) {
        List<String> lines = new ArrayList<>(spec.examples());
        for (String example : spec.examples()) {
            if (!example.contains("--in ")) {
                lines.add(example + " --in netns/" + one);
            }
        }
        if (spec.name().equals("findpod")) {
            lines = new ArrayList<>(
                    List.of("findpod 10.99.1.2", "findpod netns/" + one, "findpod 192.0.2.77", "findpod nosuch"));
        } else if (spec.name().equals("veth")) {
            lines = new ArrayList<>(List.of("veth netns/" + one, "veth netns/" + two, "veth nosuch"));
        } else if (spec.name().equals("counters")) {
            // of a link where nothing moves: two windows on a busy host never are equal
            String quiet = "counters --for 1ms --dev quiet0 --in netns/" + two;
            lines = new ArrayList<>(List.of(quiet, quiet + " --errors", "counters --for 1ms --in netns/nosuch"));
        }
        if (PROBES.contains(spec.name())) {
            // what a network answers takes never twice the same time: what is the same of it, probesAreSentThere
            // compares
            String port = spec.name().equals("ping") ? "" : " -p 9";
            String line = spec.name() + " 10.99.1.2" + port + " --dry-run --in netns/";
            lines = new ArrayList<>(List.of(
                    line + one, line + "nosuch", spec.name() + " 192.0.2.1" + port + " -c -1", line + one + " -i 0"));
        }
        if (spec.name().equals("mtr-probe") || spec.name().equals("mtu")) {
            // likewise
            lines.removeIf(line -> !line.contains("--dry-run"));
        }
        lines.removeIf(line -> line.contains("TARGET"));
        return lines;
    }

    /**
     * The host around this test's namespaces is shared, and may change while it is looked at: what is seen here before and after the
     * other two looked must be the same, or nothing can be said of the difference. Where it is the same, all must be.
     */
    private Object inEveryWay(String line, CommandSpec spec, Record arguments, TargetRef in) {
        CallOptions options = new CallOptions(in, null, null, 50, note -> {});
        for (int look = 1; look <= LOOKS; look++) {
            Object here = local(spec, arguments, in);
            Object throughProcess = Outcomes.of(() -> process.connection().call(spec, arguments, options));
            Object throughMemory = Outcomes.of(() -> memory.call(spec, arguments, options));
            if (local(spec, arguments, in).equals(here)) {
                assertThat(throughProcess).as("through a process: %s", line).isEqualTo(here);
                assertThat(throughMemory).as("through memory: %s", line).isEqualTo(here);
                return here;
            }
        }
        throw new AssertionError(line + ": this host changed during each of " + LOOKS + " looks");
    }

    private static Object local(CommandSpec spec, Record arguments, TargetRef in) {
        return Outcomes.of(() -> spec.call(
                arguments, LocalWiring.session(SessionRequest.live(in, Path.of("/"), note -> {}, () -> false))));
    }

    /** Answered, refused, unreachable: whatever a probe can come to, it comes to from there as from here. */
    @ParameterizedTest
    @CsvSource({
        "ping 10.99.1.2 -c 2 -i 0.05, answered",
        "ping fd99:1::2 -c 2 -i 0.05, answered",
        "paping 10.99.1.2 -p 9 -c 2 -i 0.05, refused",
        "paping 192.0.2.1 -p 9 -c 1, not-sent",
        "udp 10.99.1.2 -p 9 -c 1, refused",
        "mtr-probe -r -n -c 1 10.99.1.2, reached 1",
        "mtu 10.99.1.2 --largest 1400, answered",
        "dns web. @10.99.1.2 --tries 1 --lookup-only, closed"
    })
    void probesAreSentThere(String line, String outcome) {
        Invocation invocation = new CommandLine(index).parse(List.of(line.split(" ")));
        CommandSpec spec = invocation.command();
        Record arguments = spec.parameters().read(invocation.arguments());
        TargetRef in = TargetRef.parse("netns/" + one);
        CallOptions options = new CallOptions(in, null, null, 50, note -> {});
        List<String> here = Outcomes.ofProbes(local(spec, arguments, in));
        assertThat(here).as(line).contains(outcome);
        assertThat(Outcomes.ofProbes(Outcomes.of(() -> process.connection().call(spec, arguments, options))))
                .as("through a process: %s", line)
                .isEqualTo(here);
        assertThat(Outcomes.ofProbes(Outcomes.of(() -> memory.call(spec, arguments, options))))
                .as("through memory: %s", line)
                .isEqualTo(here);
    }

    @Test
    void aLaunchRunsThere() throws Exception {
        CommandSpec nsenter = index.find("nsenter").load();
        Record arguments =
                nsenter.parameters().read(Map.of("place", "netns/" + one, "command", List.of("ip", "-j", "addr")));
        for (AgentConnection connection : List.of(process.connection(), memory)) {
            try (ChildProcess child =
                    (ChildProcess) connection.call(nsenter, arguments, CallOptions.plain(errors::add))) {
                String output = new String(child.stdout().readAllBytes(), StandardCharsets.UTF_8);
                String complaints = new String(child.stderr().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(complaints).isEmpty();
                assertThat(child.waitFor(Duration.ofSeconds(10))).isZero();
                assertThat(output).isEqualTo(world.in(one, "ip", "-j", "addr"));
            }
        }
    }

    @Test
    void whatAnAgentReadIsNotHeld() throws Exception {
        String pod = world.netns("pod");
        world.veth(one, "veth7", pod, "eth0");
        CommandSpec links = index.find("links").load();
        Record none = links.parameters().read(Map.of());
        CallOptions inPod = new CallOptions(TargetRef.parse("netns/" + pod), null, null, 50, note -> {});
        Object answer = process.connection().call(links, none, inPod);
        assertThat(answer.toString()).contains("eth0");
        assertThat(world.ip("-n", one, "-br", "link")).contains("veth7");
        world.remove(pod);
        long deadline = System.nanoTime() + 2_000_000_000L;
        while (world.ip("-n", one, "-br", "link").contains("veth7")) {
            assertThat(System.nanoTime())
                    .as("the host's end is gone within 2 s")
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
        assertThat(process.connection().call(links, none, CallOptions.plain(note -> {})))
                .isNotNull();
    }

    @Test
    void theAgentPrintsNothingOfItsOwn() throws IOException {
        assertThat(errors).isEmpty();
        assertThat(Files.exists(Path.of("/proc/" + process.pid()))).isTrue();
    }
}
