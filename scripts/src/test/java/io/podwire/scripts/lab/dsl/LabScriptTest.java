package io.podwire.scripts.lab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.ScriptFailed;
import io.podwire.scripts.Declaration;
import io.podwire.scripts.ScriptSource;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import io.podwire.scripts.lab.plan.Plan.PlannedPlace;
import io.podwire.scripts.lab.plan.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabScriptTest {

    private static Plan plan(String text, Map<String, Object> variables) {
        return new Declaration(new ScriptSource("lab.groovy", text, LabScript.class), variables)
                .run(LabScript.class, LabScript::plan);
    }

    private static Plan plan(String text) {
        return plan(text, Map.of());
    }

    @Test
    void aNodeOnAWire() {
        Plan plan = plan("""
                wire 'fabric', mtu: 1450
                node('worker-1') {
                    nic 'eth0', wire: 'fabric', mac: '02:00:00:00:00:0b', addresses: ['192.168.10.11/24', 'fd00:10::11/64']
                    sysctl 'net.ipv4.ip_forward', 1
                }
                """);
        assertThat(plan.nodes()).containsExactly(new PlannedNode("worker-1"));
        assertThat(plan.places()).isEmpty();
        assertThat(plan.steps())
                .containsExactly(
                        new Step.Run(
                                "lab",
                                "ip link add fabric mtu 1450 type bridge mcast_snooping 0\nip link set fabric up"),
                        new Step.Run(
                                "lab",
                                "ip link add worker-1.eth0 mtu 1450 type veth peer name eth0 address 02:00:00:00:00:0b"
                                        + " mtu 1450 netns worker-1\nip link set worker-1.eth0 master fabric up"),
                        new Step.Run(
                                "worker-1",
                                "ip link set eth0 up\nip addr add 192.168.10.11/24 dev eth0\n"
                                        + "ip addr add fd00:10::11/64 dev eth0 nodad"),
                        new Step.Run("worker-1", "echo '1' > /proc/sys/net/ipv4/ip_forward"));
    }

    @Test
    void aPodAndItsCable() {
        Plan plan = plan("""
                node('n') {
                    pod('shop/cart-0', netns: 'cni-cart') {
                        cable 'vethcart0', mac: '0a:58:0a:f4:01:0a', hostMac: '0a:00:00:00:01:0a', mtu: 1450
                        run 'true'
                        start 'listener', ['nc', '-l', 80], ready: 'ss -Hltn'
                        write '/etc/x', 'text'
                        stop 'listener'
                    }
                    netns('vm') { cable 'vethvm', dev: 'tap0' }
                }
                """);
        assertThat(plan.places())
                .containsExactly(
                        new PlannedPlace("shop/cart-0", "n", "cni-cart", true),
                        new PlannedPlace("n:vm", "n", "vm", false));
        assertThat(plan.steps())
                .containsExactly(
                        new Step.MakePod("n", "shop/cart-0", "cni-cart"),
                        new Step.Run(
                                "n",
                                "ip link add vethcart0 address 0a:00:00:00:01:0a mtu 1450 type veth peer name eth0"
                                        + " address 0a:58:0a:f4:01:0a mtu 1450 netns cni-cart\nip link set vethcart0 up"),
                        new Step.Run("shop/cart-0", "ip link set eth0 up"),
                        new Step.Run("shop/cart-0", "true"),
                        new Step.Start("shop/cart-0", "listener", List.of("nc", "-l", "80"), "ss -Hltn"),
                        new Step.Write("shop/cart-0", "/etc/x", "text"),
                        new Step.Stop("shop/cart-0", "listener"),
                        new Step.RecordPod("n", "shop/cart-0"),
                        new Step.Run("n", "ip netns add vm\nip -n vm link set lo up"),
                        new Step.Run(
                                "n", "ip link add vethvm type veth peer name tap0 netns vm\nip link set vethvm up"),
                        new Step.Run("n:vm", "ip link set tap0 up"));
    }

    @Test
    void variablesAndLoopsOfTheFileAreSeenInside() {
        Plan plan = plan("""
                (1..count).each { number ->
                    node("router-$number") { run "echo $number $name" }
                }
                """, Map.of("count", 2, "name", "x"));
        assertThat(plan.nodes()).extracting(PlannedNode::name).containsExactly("router-1", "router-2");
        assertThat(plan.steps())
                .containsExactly(new Step.Run("router-1", "echo 1 x"), new Step.Run("router-2", "echo 2 x"));
    }

    @Test
    void aNicOfALongNamedNodeHasAShortEnd() {
        Plan plan = plan("wire 'w'\nnode('a-very-long-host-name') { nic 'eth0', wire: 'w' }");
        assertThat(((Step.Run) plan.steps().get(1)).commands()).startsWith("ip link add n1.eth0 mtu 1500 type veth");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            node('a') {}; node('a') {}                     | there is a second 'a'
            node('A b') {}                                 | 'A b' is no host name
            node('a') { nic 'eth0', wire: 'w' }            | no wire 'w'; there is none
            wire 'fabric'; node('a') { nic 'e', wire: 'fabrik' } | no wire 'fabrik'; did you mean fabric?
            node('a') { nic 'eth0' }                       | nic can't be called with (String)
            wire 'w'; node('a') { nic 'e', mtu: 1500 }     | nic lacks wire:
            wire 'w', mtuu: 1                              | no 'mtuu:'; did you mean mtu?
            wire 'w', mtu: 12                              | expected a number from 68 to 65535, not '12'
            wire 'w'; node('a') { nic 'e', wire: 'w', mac: 'xx' } | nic: mac:
            wire 'w'; node('a') { nic 'e', wire: 'w', addresses: ['10.0.0.300/24'] } | nic: addresses:
            node('a') { pod('cart') {} }                   | 'cart' is not NS/NAME
            node('a') { pod('s/c') {}; pod('s/c') {} }     | there is a second 's/c'
            node('a') { sysctl 'kernel.panic', 1 }         | is not below net
            node('a') { sysctl 'net/../kernel/panic', 1 }  | is not below net
            node('a') { start 'x', [] }                    | names no program
            on('nowhere') { run 'true' }                   | no place 'nowhere'
            node('a') { runn 'true' }                      | no
            """)
    void whatCannotBeIsRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> plan("// first\n" + text))
                .isInstanceOf(ScriptFailed.class)
                .hasMessageStartingWith("lab.groovy line 2: ")
                .hasMessageContaining(message);
    }
}
