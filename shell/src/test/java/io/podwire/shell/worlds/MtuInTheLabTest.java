package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.scripts.lab.live.LabState;
import io.podwire.shell.CommandLines;
import io.podwire.shell.CommandLines.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code podwire --on worker-1 mtu … --in shop/cart-0} in the lab two-nodes: over its VXLAN, well and with each fault of sizes. */
@TestInstance(Lifecycle.PER_CLASS)
class MtuInTheLabTest {

    private final CommandLines commands = new CommandLines();
    private final LabUnderTest lab = LabUnderTest.named("two-nodes");

    @BeforeAll
    void up() {
        lab.assumePossible();
        lab.up();
    }

    @AfterAll
    void down() {
        commands.close();
        lab.down();
    }

    private Told mtu(String target, String... more) {
        List<String> words =
                new ArrayList<>(List.of("--on", "worker-1", "mtu", target, "--in", "shop/cart-0", "--wait", "300ms"));
        words.addAll(List.of(more));
        return commands.run(words);
    }

    @ParameterizedTest
    @CsvSource({
        // over the tunnel, whose fifty bytes (seventy for IPv6) the wire takes as well
        "10.244.2.11, 1450, flannel.1, eth0",
        "fd00:244:2::11, 1430, flannel-v6.1, eth0",
        "10.244.1.11, 1450, vethcart0, vethweb0"
    })
    void whatIsWellPassesWithEveryLinkOfTheWay(String target, int passes, String one, String other) {
        Told told = mtu(target);
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains(": " + passes + " bytes pass");
        assertThat(told.lines(one + " ")).as(told.out()).isNotEmpty();
        assertThat(told.lines(other + " ")).as(told.out()).isNotEmpty();
    }

    /** A pod's link takes 1450 bytes, and the tunnel for IPv6 1430: the node says so. */
    @Test
    void theTunnelForIpv6TakesLessAndTheNodeSaysSo() {
        Told told = mtu("fd00:244:2::11");
        assertThat(told.lines("warn ")).singleElement().asString().contains("flannel-v6.1 in ", "has MTU 1430");
        assertThat(told.lines("route exception")).singleElement().asString().contains("shop/cart-0: MTU 1430 for ");
    }

    @ParameterizedTest
    @CsvSource({
        "icmp-blocked, 10.244.2.11, 1400, fail mtu-icmp-blocked (icmp-blocked), vanish at flannel.1 in ",
        // a cable's far end lets a VLAN tag through; a bridge's port does not, where the module br_netfilter is loaded
        "pod-mtu, 10.244.1.11, 1454|1450, fail mtu-mismatch (links-disagree), vanish at vethcart0 in ",
        "wire-mtu, 10.244.2.11, 1354, fail mtu-black-hole (black-hole), nobody tells the sender"
    })
    void eachFaultIsNamed(String fault, String target, String sizes, String verdict, String where) {
        lab.breaks(fault);
        try {
            Told told = mtu(target);
            assertThat(told.code()).as(told.err()).isEqualTo(1);
            assertThat(told.lines("fail "))
                    .as(told.out())
                    .singleElement()
                    .asString()
                    .startsWith(verdict + ": black hole: packets of ")
                    .contains(where);
            Matcher said =
                    Pattern.compile("packets of (" + sizes + ") bytes pass").matcher(told.out());
            assertThat(said.find()).as(told.out()).isTrue();
            int passes = Integer.parseInt(said.group(1));
            assertThat(pings(passes, target)).as("ping of %d bytes", passes).isTrue();
            assertThat(pings(passes + 1, target))
                    .as("ping of %d bytes", passes + 1)
                    .isFalse();
        } finally {
            lab.mends(fault);
        }
    }

    /** Whether ping in the pod gets so many bytes there, in one piece. */
    private boolean pings(int size, String target) {
        LabState state = lab.state();
        String line = "nsenter -t " + state.node("worker-1").first().pid() + " -a ip netns exec "
                + state.place("shop/cart-0").netns() + " ping -nqc1 -W1 -M do -s " + (size - 28) + " " + target;
        return LabPicture.run(List.of("sh", "-c", line + " >/dev/null 2>&1 && echo passes || echo fails"))
                .strip()
                .equals("passes");
    }
}
