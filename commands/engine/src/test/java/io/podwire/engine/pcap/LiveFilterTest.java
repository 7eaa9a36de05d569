package io.podwire.engine.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podwire.api.capture.FilterProgram;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.NetnsEntry;
import io.podwire.packets.bpf.BpfMachine;
import io.podwire.testkit.NetnsWorld;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs for live links against those of a tcpdump in the same namespace. */
class LiveFilterTest {

    private static final List<String> FILTERS = List.of(
            "vlan",
            "vlan 100",
            "vlan 100 and tcp port 80",
            "vlan and vlan 7 and ip6",
            "not vlan and icmp",
            "host 10.9.0.1 and tcp port 80",
            "inbound and udp port 53",
            "ip6 and greater 100");

    private final PcapCompiler compiler = new PcapCompiler();

    @BeforeEach
    void libpcapIsHere() {
        assumeThat(compiler.version()).as("libpcap is not installed").isNotNull();
    }

    @Test
    void onALinkTheProgramIsTcpdumps() throws Exception {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String a = world.netns("a");
            world.veth(a, "left", world.netns("b"), "right");
            world.address(a, "left", "10.9.0.1/24");
            for (String filter : FILTERS) {
                FilterProgram program = inside(a, "left", filter, 1);
                assertThat(PcapCompilerTest.numbers(program))
                        .as(filter)
                        .isEqualTo(tcpdump(a, "left", "EN10MB", filter));
                assertThat(program.live()).as(filter).isTrue();
            }
        }
    }

    /**
     * By pcap-filter(7) the link's own mask counts, which libpcap has to be given; tcpdump 4.99 gives none, and then takes
     * 255.255.255.255 only.
     */
    @Test
    void aBroadcastIsOneOfTheLinksNetwork() throws Exception {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String a = world.netns("a");
            world.veth(a, "left", world.netns("b"), "right");
            world.address(a, "left", "10.9.0.1/24");
            BpfMachine machine = new BpfMachine(inside(a, "left", "ip broadcast", 1));
            assertThat(machine.run(to(10, 9, 0, 255), 34, 34)).isPositive();
            assertThat(machine.run(to(255, 255, 255, 255), 34, 34)).isPositive();
            assertThat(machine.run(to(10, 9, 0, 9), 34, 34)).isZero();
            assertThat(machine.run(to(255, 9, 0, 9), 34, 34)).isZero();
        }
    }

    /** An Ethernet frame with an IPv4 header. */
    private static byte[] to(int a, int b, int c, int d) {
        byte[] frame = new byte[34];
        frame[12] = 8;
        frame[14] = 0x45;
        frame[30] = (byte) a;
        frame[31] = (byte) b;
        frame[32] = (byte) c;
        frame[33] = (byte) d;
        return frame;
    }

    @Test
    void onAllLinksTheProgramIsTcpdumps() throws Exception {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String a = world.netns("a");
            world.veth(a, "left", world.netns("b"), "right");
            for (String filter : List.of("tcp port 80", "inbound and ip6", "arp or icmp")) {
                FilterProgram program = inside(a, "any", filter, 276);
                assertThat(PcapCompilerTest.numbers(program))
                        .as(filter)
                        .isEqualTo(tcpdump(a, "any", "LINUX_SLL2", filter));
            }
        }
    }

    /** A pod's own namespace must be free to go as soon as the filter is there. */
    @Test
    void nothingOfTheNamespaceIsHeldAfterwards() throws Exception {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String a = world.netns("a");
            String b = world.netns("b");
            world.veth(a, "left", b, "right");
            inside(a, "left", "vlan 100", 1);
            world.remove(a);
            // The peer goes with the namespace, once nothing holds that any more.
            long deadline = System.nanoTime() + 2_000_000_000L;
            while (world.in(b, "ip", "-o", "link").contains("right") && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(world.in(b, "ip", "-o", "link")).doesNotContain("right");
        }
    }

    /** What a far node is sent: compiled here, on this machine's loopback. */
    @Test
    void forAFarKernelThereIsALiveProgramToo() throws Exception {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String a = world.netns("a");
            FilterProgram program = compiler.compileLive("vlan 100 and tcp", 1, 262_144, true);
            assertThat(program.live()).isTrue();
            assertThat(PcapCompilerTest.numbers(program)).isEqualTo(tcpdump(a, "lo", "EN10MB", "vlan 100 and tcp"));
            assertThat(program.instructions())
                    .isNotEqualTo(compiler.compile("vlan 100 and tcp", 1, 262_144, true)
                            .instructions());
        }
    }

    private FilterProgram inside(String netns, String link, String filter, int linkType) throws SystemCallException {
        PcapCompiler.load();
        String path = "/run/netns/" + netns;
        try (Descriptor descriptor = Descriptor.open(path)) {
            return NetnsEntry.inside(
                    new NetnsEntry.Place(descriptor, path),
                    () -> compiler.compileOn(link, filter, linkType, 262_144, true));
        }
    }

    private static String tcpdump(String netns, String link, String type, String filter) throws Exception {
        Tcpdump.run("--version");
        return Tcpdump.output(List.of("ip", "netns", "exec", netns, "tcpdump", "-i", link, "-y", type, "-ddd", filter));
    }
}
