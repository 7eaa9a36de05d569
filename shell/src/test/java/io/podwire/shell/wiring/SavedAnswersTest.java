package io.podwire.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.Unsupported;
import io.podwire.shell.agent.Outcomes;
import io.podwire.shell.cli.CommandLine;
import io.podwire.shell.cli.Invocation;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that shows facts, asked of a real world and of its snapshot. The host around the test's namespaces is shared and may
 * change: what was the same before the snapshot and after it, must be the same in it, for every line in some round.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedAnswersTest {

    private static final int ROUNDS = 12;

    @TempDir
    Path folder;

    private final CommandIndex index = CommandIndex.load();
    private NetnsWorld world;
    private String one;
    private String two;

    @BeforeAll
    void build() {
        world = NetnsWorld.orSkip();
        one = world.netns("one");
        two = world.netns("two");
        world.veth(one, "eth0", two, "eth0");
        world.veth(one, "port0", two, "eth1");
        world.bridge(one, "br0", "port0");
        world.address(one, "eth0", "10.98.1.1/24");
        world.address(two, "eth0", "10.98.1.2/24");
        world.address(one, "eth0", "fd98:1::1/64");
        world.ip("-n", one, "route", "add", "10.97.0.0/16", "via", "10.98.1.2", "mtu", "1300");
        world.ip("-n", one, "route", "add", "default", "via", "10.98.1.2");
        world.ip("-n", one, "-6", "route", "add", "default", "via", "fd98:1::2");
        world.ip("-n", one, "neigh", "add", "10.98.1.9", "lladdr", "02:00:00:00:00:09", "dev", "eth0");
        world.ip("-n", one, "rule", "add", "from", "10.96.0.0/16", "table", "77");
        world.in(one, "sysctl", "-qw", "net.ipv4.ip_local_port_range=20000 20001");
        world.in(one, "tc", "qdisc", "add", "dev", "eth0", "clsact");
        world.in(
                one,
                ("tc filter add dev eth0 ingress protocol ip prio 5 u32 match ip dst 10.98.1.7/32"
                                + " action mirred egress redirect dev port0")
                        .split(" "));
    }

    @AfterAll
    void remove() {
        if (world != null) {
            world.close();
        }
    }

    /** The examples of every declaration, there and in the test's namespace, and lines that lead to something in this world. */
    private Set<String> lines() {
        Set<String> lines = new LinkedHashSet<>(List.of(
                "findpod 10.98.1.2",
                "findpod 10.98.1.77",
                "findpod netns/" + one,
                "findpod 192.0.2.77",
                "findpod nosuch",
                "findpod 10.98.1.2 --in netns/" + one,
                "veth netns/" + one,
                "veth netns/" + two,
                "routes get 10.97.1.1 --in netns/" + one,
                "routes get 2001:db8::1 --in netns/" + one,
                "routes get 192.0.2.1 --in netns/" + two,
                "routes get fd98:1::1 --match --in netns/" + one,
                "sysctl net.ipv4.ip_local_port_range --in netns/" + one,
                "sysctl net.ipv4.no_such net.ipv4.ip_forward --in netns/" + one,
                "sysctl kernel.hostname",
                "links --in netns/nosuch"));
        for (CommandIndex.Entry entry : index.entries()) {
            CommandSpec spec = entry.load();
            boolean facts = spec.result().form() == CommandSpec.Result.Form.ANSWER
                    || spec.result().form() == CommandSpec.Result.Form.STREAM;
            if (!facts
                    || spec.here()
                    || spec.group() == Group.PROBES // a test of their own
                    || spec.name().equals("snapshot send") // tells when it was taken
                    || spec.name().equals("counters")) {
                continue; // counters: a test of its own, since two windows of a living host are never equal
            }
            for (String example : spec.examples()) {
                lines.add(example);
                if (!example.contains("--in ")) {
                    lines.add(example + " --in netns/" + one);
                }
            }
        }
        lines.removeIf(line -> line.contains("TARGET"));
        return lines;
    }

    private Object outcome(String line, Path from) {
        Invocation invocation = new CommandLine(index).parse(List.of(line.split(" ")));
        CommandSpec spec = invocation.command();
        Record arguments = spec.parameters().read(invocation.arguments());
        Session session = LocalWiring.session(new SessionRequest(
                invocation.globals().in().orElse(null), Path.of("/"), null, from, note -> {}, () -> false));
        Object outcome = Outcomes.of(() -> spec.call(arguments, session));
        // how the kernel refused, and how that was computed, are not worded alike; who mends it, and its errno, are the
        // same
        return Outcomes.failed(outcome) && line.startsWith("routes get") ? ((List<?>) outcome).get(1) : outcome;
    }

    private Path take(String name) {
        Path file = folder.resolve(name);
        CommandSpec snapshot = index.find("snapshot").load();
        Session live = LocalWiring.session(SessionRequest.live(null, Path.of("/"), note -> {}, () -> false));
        Answer<?> taken = (Answer<?>) snapshot.call(snapshot.parameters().read(Map.of("write", file.toString())), live);
        assertThat(taken.items()).hasSize(1);
        return file;
    }

    @Test
    void everyCommandAnswersTheSame() {
        Set<String> left = lines();
        int all = left.size();
        assertThat(all).isGreaterThan(60);
        Map<String, Object> failures = new LinkedHashMap<>();
        int answered = 0;
        for (int round = 1; round <= ROUNDS && !left.isEmpty(); round++) {
            Map<String, Object> before = left.stream().collect(Collectors.toMap(l -> l, l -> outcome(l, null)));
            Path file = take("round-" + round + ".pwz");
            for (String line : new ArrayList<>(left)) {
                Object saved = outcome(line, file);
                Object after = outcome(line, null);
                if (after.equals(before.get(line))) {
                    left.remove(line);
                    if (!saved.equals(after)) {
                        failures.put(line, "\n  live " + after + "\n  file " + saved);
                    }
                    answered += after instanceof List<?> && !Outcomes.failed(after) ? 1 : 0;
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(left).as("changed in each of %d rounds", ROUNDS).isEmpty();
        assertThat(answered).as("of %d lines", all).isGreaterThan(all / 2);
    }

    @Test
    void countersHaveTheSameNames() {
        Path file = take("counters.pwz");
        String line = "counters --all --for 50ms --in netns/" + one;
        assertThat(names(outcome(line, file)))
                .isEqualTo(names(outcome(line, null)))
                .hasSizeGreaterThan(100);
    }

    /** Without those of ICMP types, each of which is there from its first packet on: one may come between two looks. */
    private static Set<String> names(Object outcome) {
        assertThat(((List<?>) outcome).get(0)).as(outcome.toString()).isEqualTo("answer");
        Map<?, ?> answer = (Map<?, ?>) ((List<?>) outcome).get(1);
        return ((List<?>) answer.get("items"))
                .stream()
                        .map(item -> (Map<?, ?>) item)
                        .map(item -> item.get("source") + " " + item.get("subject") + " " + item.get("name"))
                        .filter(name -> !name.matches("protocol .* (In|Out)Type[0-9]+"))
                        .collect(Collectors.toSet());
    }

    /** Nor does it look a name up with this machine's resolver, which knows nothing of the one that was saved. */
    @Test
    void sendsNothingNorSaysWhatItWouldSend() {
        Path file = take("probes.pwz");
        Object refused = List.of(
                "failure", "Unsupported", "a snapshot only answers: nothing can be sent from it", List.<String>of());
        int lines = 0;
        for (CommandIndex.Entry entry : index.entries()) {
            if (entry.group() == Group.PROBES) {
                CommandSpec spec = entry.load();
                assertThat(spec.needs()).as(spec.name()).contains(Need.LIVE);
                for (String example : spec.examples()) {
                    assertThat(outcome(example, file)).as(example).isEqualTo(refused);
                    lines++;
                }
            }
        }
        assertThat(lines).isGreaterThan(15);
    }

    @Test
    void startsNoProgramAndTakesNoOtherPlace() {
        Path file = take("programs.pwz");
        SessionRequest request = new SessionRequest(null, Path.of("/"), null, file, note -> {}, () -> false);
        CommandSpec nsenter = index.find("nsenter").load();
        Session session = LocalWiring.session(request);
        assertThatThrownBy(() -> session.commands()
                        .call(nsenter, Map.of("place", "netns/" + one, "command", List.of("true")), null))
                .isInstanceOf(Unsupported.class)
                .hasMessage("a snapshot only answers: no program can be started in it");
        assertThatThrownBy(() -> LocalWiring.session(
                        new SessionRequest(null, Path.of("/host"), null, file, note -> {}, () -> false)))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("--root and --from");
        assertThatThrownBy(() -> new Reach(line -> {})
                        .open(new SessionRequest(null, Path.of("/"), "localhost", file, note -> {}, () -> false)))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("--on and --from");
    }
}
