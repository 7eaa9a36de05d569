package io.podwire.engine.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.BridgeKind;
import io.podwire.api.net.FarEnd;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.LinkStatistics;
import io.podwire.api.net.PortKind;
import io.podwire.api.net.TunKind;
import io.podwire.api.net.VxlanKind;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Links of every kind this kernel can make, field by field against {@code ip -d -s -j link}. */
class LinksOfAWorldTest {

    /** Kinds that a small kernel may lack: what it refuses is left out of the world, and so of the comparison. */
    private static final String[] OPTIONAL = {
        "dm0 type dummy",
        "ifb7 type ifb",
        "gr0 type gre remote 192.0.2.9 key 7",
        "si0 type sit remote 192.0.2.9",
        "t60 type ip6tnl remote 2001:db8::9",
        "wg0 type wireguard",
        "vrf0 type vrf table 77",
        "gn0 type geneve id 5 remote 192.0.2.9",
        "bo0 type bond",
        "vl0 link vb1 type vlan id 7",
        "mv0 link vb1 type macvlan mode private",
        "mt0 link vb1 type macvtap mode bridge"
    };

    private static NetnsWorld world;
    private static String pod;
    private static String node;
    private static List<Link> links;
    private static List<Map<String, Object>> oracle;

    @BeforeAll
    static void build() throws Exception {
        world = NetnsWorld.orSkip();
        pod = world.netns("pod");
        node = world.netns("node");
        world.veth(pod, "pod0", node, "vb0");
        world.veth(node, "vb1", node, "vb1p");
        in("link add br0 type bridge stp_state 1 ageing_time 12000 forward_delay 400 priority 4096");
        in("link set vb0 master br0");
        in("link set br0 up");
        in("link set vb0 type bridge_slave hairpin on isolated on learning off flood off cost 77");
        in("link set vb1 alias a-cable");
        in("link property add dev vb1 altname another-name-for-this-cable");
        in("address add 192.0.2.1/24 dev vb1");
        in("link add vx0 type vxlan id 42 remote 192.0.2.9 local 192.0.2.1 dstport 4789 dev vb1 ttl 7 nolearning gbp");
        in("link add vx6 type vxlan id 43 group ff05::100 dev vb1 dstport 8472 ageing 77 srcport 100 200");
        in("link add vxe type vxlan external dstport 4790");
        in("link add vxf type vxlan id 44 dstport 4791");
        in("tuntap add tap0 mode tap user 0 multi_queue");
        in("tuntap add tun0 mode tun");
        for (String link : OPTIONAL) {
            try {
                in("link add " + link);
            } catch (AssertionError unsupported) {
                assertThat(unsupported.getMessage()).containsAnyOf("not supported", "Unknown device type");
            }
        }
        links = links(node);
        oracle = Oracle.ask("ip", "-n", node, "-d", "-s", "-j", "link");
    }

    @AfterAll
    static void remove() {
        if (world != null) {
            world.close();
        }
    }

    private static void in(String words) {
        List<String> all = new ArrayList<>(List.of("-n", node));
        all.addAll(List.of(words.split(" ")));
        world.ip(all.toArray(String[]::new));
    }

    private static List<Link> links(String netns) throws Exception {
        try (NetlinkSocket socket = TestNetns.socket(Path.of("/run/netns", netns))) {
            return new Rtnetlink(socket, world.inode(netns)).links();
        }
    }

    @Test
    void oneLinkIsToldByItsNumber() throws Exception {
        try (NetlinkSocket socket = TestNetns.socket(Path.of("/run/netns", node))) {
            Rtnetlink rtnetlink = new Rtnetlink(socket, world.inode(node));
            Link bridge = rtnetlink.link(link("br0").index());
            assertThat(bridge.name()).isEqualTo("br0");
            assertThat(bridge.kind()).isEqualTo(link("br0").kind());
            assertThat(rtnetlink.link(99_999)).isNull();
        }
    }

    private static Link link(String name) {
        return links.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
    }

    /** Ours in the words of ip's JSON. */
    private static Map<String, Object> told(Link link) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("ifindex", (long) link.index());
        m.put("ifname", link.name());
        m.put("altnames", link.alternativeNames());
        m.put("ifalias", link.alias());
        m.put("link_type", link.hardware());
        m.put("address", Objects.toString(link.mac(), null));
        m.put("mtu", (long) link.mtu());
        m.put("operstate", link.operState());
        m.put("qdisc", link.queueingDiscipline());
        m.put("txqlen", link.queueLength());
        m.put("num_tx_queues", (long) link.queues());
        m.put("promiscuity", (long) link.promiscuity());
        m.put("master", link.master() == null ? null : name(link.master()));
        m.put("link_netnsid", link.parentNetnsId() == null ? null : (long) link.parentNetnsId());
        m.put("kind", link.kind().kind());
        m.put("port", link.port() == null ? null : link.port().kind());
        LinkStatistics s = link.statistics();
        m.put("rx", List.of(s.rxBytes(), s.rxPackets(), s.rxErrors(), s.rxDropped(), s.rxOverErrors(), s.multicast()));
        m.put(
                "tx",
                List.of(s.txBytes(), s.txPackets(), s.txErrors(), s.txDropped(), s.txCarrierErrors(), s.collisions()));
        return m;
    }

    private static Map<String, Object> expected(Map<String, Object> ip) {
        Map<String, Object> m = new LinkedHashMap<>();
        Map<String, Object> info = Oracle.map(ip.get("linkinfo"));
        for (String key : List.of("ifindex", "ifname")) {
            m.put(key, ip.get(key));
        }
        m.put("altnames", Oracle.strings(ip.get("altnames")));
        for (String key : List.of("ifalias", "link_type", "address", "mtu", "operstate", "qdisc", "txqlen")) {
            m.put(key, ip.get(key));
        }
        for (String key : List.of("num_tx_queues", "promiscuity", "master", "link_netnsid")) {
            m.put(key, ip.get(key));
        }
        m.put("kind", Objects.toString(info.get("info_kind"), ""));
        m.put("port", info.get("info_slave_kind"));
        Map<String, Object> stats = Oracle.map(ip.get("stats64"));
        m.put("rx", counters(stats.get("rx"), "bytes", "packets", "errors", "dropped", "over_errors", "multicast"));
        m.put("tx", counters(stats.get("tx"), "bytes", "packets", "errors", "dropped", "carrier_errors", "collisions"));
        return m;
    }

    private static List<Object> counters(Object stats, String... keys) {
        List<Object> values = new ArrayList<>();
        for (String key : keys) {
            values.add(Oracle.map(stats).get(key));
        }
        return values;
    }

    private static String name(int index) {
        return links.stream()
                .filter(l -> l.index() == index)
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Test
    void everyFieldIsWhatIpSays() {
        // Counters move by themselves (IPv6 sends router solicitations): compared when both were read at rest.
        List<Map<String, Object>> ours =
                links.stream().map(LinksOfAWorldTest::told).toList();
        List<Map<String, Object>> theirs =
                oracle.stream().map(LinksOfAWorldTest::expected).toList();
        assertThat(withoutCounters(ours)).isEqualTo(withoutCounters(theirs));
        assertThat(ours).hasSizeGreaterThanOrEqualTo(12);
    }

    private static List<Map<String, Object>> withoutCounters(List<Map<String, Object>> links) {
        return links.stream()
                .map(l -> {
                    Map<String, Object> copy = new LinkedHashMap<>(l);
                    copy.remove("rx");
                    copy.remove("tx");
                    return copy;
                })
                .toList();
    }

    @Test
    void countersAreWhatIpSays() throws Exception {
        for (int attempt = 1; ; attempt++) {
            List<Map<String, Object>> before = Oracle.ask("ip", "-n", pod, "-s", "-j", "link").stream()
                    .map(LinksOfAWorldTest::expected)
                    .toList();
            List<Map<String, Object>> ours =
                    links(pod).stream().map(LinksOfAWorldTest::told).toList();
            List<Map<String, Object>> after = Oracle.ask("ip", "-n", pod, "-s", "-j", "link").stream()
                    .map(LinksOfAWorldTest::expected)
                    .toList();
            if (before.equals(after) || attempt == 20) {
                assertThat(ours).extracting(m -> m.get("rx")).isEqualTo(column(after, "rx"));
                assertThat(ours).extracting(m -> m.get("tx")).isEqualTo(column(after, "tx"));
                return;
            }
        }
    }

    private static List<Object> column(List<Map<String, Object>> rows, String key) {
        return rows.stream().map(r -> r.get(key)).toList();
    }

    @Test
    void flagsAreThoseThatIpShows() throws Exception {
        for (Link link : links(pod)) {
            String text = world.in(pod, "ip", "-o", "link", "show", link.name());
            String shown = text.substring(text.indexOf('<') + 1, text.indexOf('>'));
            // ip leaves RUNNING out, and says LOWER_UP last.
            assertThat(link.flags().stream().filter(f -> !f.equals("RUNNING")))
                    .containsExactlyInAnyOrder(shown.split(","));
        }
    }

    @Test
    void theOtherEndOfACableIsInItsNamespace() throws Exception {
        Link host = link("vb0");
        Link inside = links(pod).stream()
                .filter(l -> l.name().equals("pod0"))
                .findFirst()
                .orElseThrow();
        assertThat(host.kind()).isEqualTo(new LinkKind.Veth());
        assertThat(host.parent()).isEqualTo(inside.index());
        assertThat(inside.parent()).isEqualTo(host.index());
        assertThat(host.parentNetnsId()).isNotNull();
        assertThat(link("vb1").parent()).isEqualTo(link("vb1p").index());
        assertThat(link("vb1").parentNetnsId()).isNull();
    }

    @Test
    void bridgeAndItsPort() {
        Map<String, Object> data = data("br0", "info_data");
        BridgeKind bridge = (BridgeKind) link("br0").kind();
        assertThat(bridge.stp())
                .isEqualTo("kernel")
                .isEqualTo(data.get("stp_state").equals(1L) ? "kernel" : "off");
        assertThat(bridge.ageing().toMillis() / 10).isEqualTo(data.get("ageing_time"));
        assertThat(bridge.forwardDelay().toMillis() / 10).isEqualTo(data.get("forward_delay"));
        assertThat(bridge.helloTime().toMillis() / 10).isEqualTo(data.get("hello_time"));
        assertThat(bridge.maxAge().toMillis() / 10).isEqualTo(data.get("max_age"));
        assertThat((long) bridge.priority()).isEqualTo(data.get("priority")).isEqualTo(4096L);
        assertThat(bridge.bridgeId()).isEqualTo(data.get("bridge_id"));
        assertThat(bridge.rootId()).isEqualTo(data.get("root_id"));
        assertThat((long) bridge.rootPort()).isEqualTo(data.get("root_port"));

        Map<String, Object> slave = data("vb0", "info_slave_data");
        PortKind.BridgePort port = (PortKind.BridgePort) link("vb0").port();
        assertThat(port.state()).isEqualTo(slave.get("state"));
        assertThat((long) port.priority()).isEqualTo(slave.get("priority"));
        assertThat(port.cost()).isEqualTo(slave.get("cost")).isEqualTo(77L);
        assertThat(port.hairpin()).isEqualTo(slave.get("hairpin")).isEqualTo(true);
        assertThat(port.isolated()).isEqualTo(slave.get("isolated")).isEqualTo(true);
        assertThat(port.learning()).isEqualTo(slave.get("learning")).isEqualTo(false);
        assertThat(port.flood()).isEqualTo(slave.get("flood")).isEqualTo(false);
        assertThat(port.guard()).isEqualTo(slave.get("guard"));
        assertThat(port.rootBlock()).isEqualTo(slave.get("root_block"));
        assertThat("0x" + Integer.toHexString(port.number())).isEqualTo(slave.get("no"));
    }

    @Test
    void vxlanLinks() {
        for (String name : List.of("vx0", "vx6", "vxe", "vxf")) {
            Map<String, Object> data = data(name, "info_data");
            VxlanKind vxlan = (VxlanKind) link(name).kind();
            assertThat(vxlan.external()).isEqualTo(data.getOrDefault("external", false));
            if (!vxlan.external()) {
                assertThat(vxlan.id()).isEqualTo(data.get("id"));
            }
            String remote = Objects.toString(vxlan.remote(), null);
            assertThat(remote).isEqualTo(data.getOrDefault("remote", data.getOrDefault("remote6", data.get("group6"))));
            assertThat(Objects.toString(vxlan.local(), null)).isEqualTo(data.get("local"));
            assertThat(vxlan.link() == null ? null : name(vxlan.link())).isEqualTo(data.get("link"));
            assertThat((long) vxlan.port()).isEqualTo(data.get("port"));
            assertThat((long) vxlan.ttl()).isEqualTo(data.get("ttl"));
            assertThat(vxlan.learning()).isEqualTo(data.get("learning"));
            assertThat(vxlan.ageing().toSeconds()).isEqualTo(data.get("ageing"));
            assertThat(vxlan.groupPolicy()).isEqualTo(data.getOrDefault("gbp", false));
            assertThat(vxlan.udpChecksum()).isEqualTo(data.get("udp_csum"));
            assertThat(vxlan.dontFragment()).isEqualTo(data.get("df"));
        }
        assertThat(((VxlanKind) link("vx6").kind()).sourcePorts()).isEqualTo("100-200");
    }

    @Test
    void aTunnelAlwaysSaysHowItComesByItsFarEnd() {
        assertThat(((VxlanKind) link("vx0").kind()).farEnd()).isEqualTo(FarEnd.REMOTE);
        assertThat(((VxlanKind) link("vx6").kind()).farEnd()).isEqualTo(FarEnd.GROUP);
        assertThat(((VxlanKind) link("vxf").kind()).farEnd()).isEqualTo(FarEnd.FDB);
        VxlanKind external = (VxlanKind) link("vxe").kind();
        assertThat(external.farEnd()).isEqualTo(FarEnd.UNKNOWN);
        assertThat(external.id()).isNull();
    }

    @Test
    void tunLinks() {
        for (String name : List.of("tap0", "tun0")) {
            Map<String, Object> data = data(name, "info_data");
            TunKind tun = (TunKind) link(name).kind();
            assertThat(tun.mode()).isEqualTo(data.get("type"));
            assertThat(tun.multiQueue()).isEqualTo(data.get("multi_queue"));
            assertThat(tun.persistent()).isEqualTo(data.get("persist")).isEqualTo(true);
            assertThat(tun.packetInfo()).isEqualTo(data.get("pi"));
        }
        assertThat(((TunKind) link("tap0").kind()).owner()).isZero();
        assertThat(((TunKind) link("tun0").kind()).owner()).isNull();
    }

    @Test
    void otherKindsAsFarAsThisKernelHasThem() {
        for (Link link : links) {
            if (link.kind() instanceof LinkKind.Macvlan macvlan) {
                assertThat(macvlan.mode())
                        .isEqualTo(data(link.name(), "info_data").get("mode"));
                assertThat(name(link.parent())).isEqualTo("vb1");
            }
            assertThat(link.kind()).as("this kind has a record: %s", link).isNotInstanceOf(LinkKind.Other.class);
        }
    }

    private static Map<String, Object> data(String link, String which) {
        Map<String, Object> found = oracle.stream()
                .filter(l -> link.equals(l.get("ifname")))
                .findFirst()
                .orElseThrow();
        return Oracle.map(Oracle.map(found.get("linkinfo")).get(which));
    }
}
