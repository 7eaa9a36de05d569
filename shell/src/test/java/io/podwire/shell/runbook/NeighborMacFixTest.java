package io.podwire.shell.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.testkit.NetnsWorld;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The runbook that changes something, on a real kernel: what it plans it does not do; what it applies {@code ip} confirms. */
class NeighborMacFixTest {

    private static final String RIGHT = "02:00:00:00:01:0b";
    private static final String WRONG = "02:00:00:00:01:ff";

    private record Ended(String out, String err, int status) {}

    private static Ended run(String... values) {
        List<String> line = new ArrayList<>(List.of(
                "run", Path.of("../scripts/runbooks/l2/neighbor-mac-fix.groovy").toString()));
        line.addAll(List.of(values));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.notATerminal(out, new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = new Program(
                        CommandIndex.load(), LocalWiring::session, LocalWiring::launcher, console, new Patience())
                .run(line);
        return new Ended(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), status);
    }

    @ParameterizedTest
    @CsvSource({
        "entry, 10.99.7.2, 02:00:00:00:01:0b",
        "owner, 10.99.7.2, 02:00:00:00:01:ff",
        "entry, fd99:7::2, 02:00:00:00:01:0b"
    })
    void plansThenMends(String mend, String address, String afterwards) {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String here = world.netns("here");
            String pod = world.netns("pod");
            world.veth(here, "toPod", pod, "eth0");
            world.ip("-n", pod, "link", "set", "eth0", "address", RIGHT);
            world.address(here, "toPod", address.contains(":") ? "fd99:7::1/64" : "10.99.7.1/24");
            world.address(pod, "eth0", address + (address.contains(":") ? "/64" : "/24"));
            world.ip("-n", here, "neigh", "replace", address, "lladdr", WRONG, "dev", "toPod", "nud", "permanent");
            String[] values = {"address=" + address, "pod=netns/" + pod, "place=netns/" + here, "mend=" + mend};

            Ended planned = run(values);
            assertThat(planned.status()).as(planned.err()).isZero();
            assertThat(planned.out()).startsWith("plan 1: ").contains("in netns/");
            assertThat(planned.err()).contains("nothing was changed");
            assertThat(world.ip("-n", here, "neigh", "show", address)).contains(WRONG);
            assertThat(world.ip("-n", pod, "link", "show", "eth0")).contains(RIGHT);

            List<String> apply = new ArrayList<>(List.of(values));
            apply.add("--apply");
            Ended applied = run(apply.toArray(String[]::new));
            assertThat(applied.status()).as(applied.out() + applied.err()).isZero();
            assertThat(applied.out()).contains("done 1: ").contains("ok neighbor-mac-mismatch " + address);
            assertThat(world.ip("-n", here, "neigh", "show", address)).contains(afterwards);
            assertThat(world.ip("-n", pod, "link", "show", "eth0")).contains(afterwards);
        }
    }

    @Test
    void stopsAtTheStepThatFails() {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String here = world.netns("here");
            String pod = world.netns("pod");
            world.veth(here, "toPod", pod, "eth0");
            world.ip("-n", pod, "link", "set", "eth0", "address", RIGHT);
            world.address(pod, "eth0", "10.99.7.2/24");
            // a multicast MAC is none that a link may have: the second of three steps fails
            world.ip("-n", here, "neigh", "replace", "10.99.7.2", "lladdr", "01:00:5e:00:00:01", "dev", "toPod");
            Ended ended = run("address=10.99.7.2", "pod=netns/" + pod, "place=netns/" + here, "mend=owner", "--apply");
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.out()).contains("done 1: ").contains("failed 2: ").contains("left out 3: ");
            assertThat(ended.err()).contains("1 of 3 changes made");
        }
    }
}
