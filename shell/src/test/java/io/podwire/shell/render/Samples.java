package io.podwire.shell.render;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.api.net.Address;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.CounterGrowth;
import io.podwire.api.net.CounterGrowth.Change;
import io.podwire.api.net.CounterGrowth.Concern;
import io.podwire.api.net.CounterSource;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Netns;
import io.podwire.api.net.NetnsSummary;
import io.podwire.api.net.Qdisc;
import io.podwire.api.net.Route;
import io.podwire.api.net.Rule;
import io.podwire.api.net.Socket;
import io.podwire.api.net.Sysctl;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.net.VethPair;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodSummary;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Records of every type that has a table: ordinary ones, IPv6, absent values, and names that mean harm. */
final class Samples {

    private static final long NETNS = 4026532471L;

    private Samples() {}

    static List<Object> links() {
        return List.of(
                link(1, "lo", new LinkKind.Plain(), "UNKNOWN", null, null),
                link(2, "eth0", new LinkKind.Plain(), "UP", null, null),
                link(46, "vetha1f852ea", new LinkKind.Veth(), "UP", 2, 1),
                link(4257, "eth1234567890ab", new LinkKind.Other("hsr", List.of(1, 2)), "DOWN", 45, null));
    }

    static List<Object> hostileLinks() {
        return List.of(
                link(7, "\033]0;own\007", new LinkKind.Plain(), "UP", null, null),
                link(8, "\u202etxt.exe", new LinkKind.Plain(), "UP", null, null),
                link(9, "网卡一号", new LinkKind.Plain(), "UP", null, null),
                link(10, "e\u0301te\u0301", new LinkKind.Plain(), "UP", null, null),
                link(11, "a\nb\tc", new LinkKind.Plain(), "UP", null, null),
                link(12, "\ud800", new LinkKind.Plain(), "UP", null, null));
    }

    static Link link(int index, String name, LinkKind kind, String state, Integer parent, Integer nsid) {
        return new Link(
                NETNS,
                index,
                name,
                List.of(),
                null,
                "ether",
                mac("0a:58:0a:f4:00:3c"),
                null,
                1450,
                state.equals("DOWN") ? List.of("BROADCAST") : List.of("UP", "BROADCAST"),
                state,
                null,
                null,
                kind instanceof LinkKind.Veth ? 5 : null,
                kind instanceof LinkKind.Veth ? "cni0" : null,
                parent,
                nsid,
                "noqueue",
                1000,
                1,
                0,
                0,
                kind,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    static List<Object> addresses() {
        return List.of(
                new Address(
                        NETNS,
                        1,
                        "lo",
                        cidr("127.0.0.1/8"),
                        null,
                        null,
                        "lo",
                        "host",
                        List.of("permanent"),
                        null,
                        null,
                        null,
                        0),
                new Address(
                        NETNS,
                        2,
                        "eth0",
                        cidr("10.244.0.60/24"),
                        null,
                        ip("10.244.0.255"),
                        "eth0",
                        "global",
                        List.of("permanent"),
                        null,
                        null,
                        null,
                        0),
                new Address(
                        NETNS,
                        2,
                        "eth0",
                        cidr("2001:db8:1234:5678:9abc:def0:1234:5678/128"),
                        null,
                        null,
                        null,
                        "global",
                        List.of("permanent", "tentative", "dadfailed", "noprefixroute"),
                        Duration.ofHours(30),
                        Duration.ofSeconds(90),
                        "kernel_ra",
                        0),
                new Address(
                        NETNS,
                        3,
                        null,
                        cidr("192.0.2.1/32"),
                        ip("192.0.2.2"),
                        null,
                        null,
                        "link",
                        List.of(),
                        null,
                        null,
                        null,
                        0));
    }

    static List<Object> routes() {
        return List.of(
                route("0.0.0.0/0", "unicast", List.of(hop("10.244.0.1", "eth0")), 0),
                route("10.0.0.0/8", "unicast", List.of(hop("10.244.0.1", "eth0"), hop("fe80::1", "eth1")), 100),
                route("192.0.2.0/24", "blackhole", List.of(), 0),
                route(
                        "2001:db8:1234:5678::/64",
                        "unicast",
                        List.of(hop("fe80::58ff:feaf:f400:1", "vetha1f852ea")),
                        1024));
    }

    private static Route route(String destination, String type, List<Route.NextHop> hops, long metric) {
        return new Route(
                NETNS,
                cidr(destination),
                null,
                type,
                254,
                "main",
                "kernel",
                "global",
                ip("10.244.0.60"),
                metric,
                0,
                hops,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Route.NextHop hop(String gateway, String link) {
        return new Route.NextHop(ip(gateway), 2, link, 1, List.of(), null);
    }

    static List<Object> rules() {
        return List.of(
                new Rule(
                        NETNS, "inet", 0, false, null, null, null, null, null, null, null, null, null, null, "table",
                        255L, "local", null, null, null, "kernel"),
                new Rule(
                        NETNS,
                        "inet",
                        100,
                        true,
                        cidr("10.244.0.0/16"),
                        null,
                        "eth0",
                        null,
                        null,
                        "0x1/0xff",
                        null,
                        null,
                        null,
                        null,
                        "goto",
                        null,
                        null,
                        32766L,
                        null,
                        null,
                        null),
                new Rule(
                        NETNS,
                        "inet6",
                        32766,
                        false,
                        null,
                        cidr("2001:db8::/32"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "blackhole",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    static List<Object> neighbors() {
        return List.of(
                new Neighbor(
                        NETNS,
                        2,
                        "eth0",
                        ip("10.244.0.1"),
                        mac("7e:e5:f7:e6:f5:1a"),
                        List.of("REACHABLE"),
                        List.of(),
                        false,
                        Duration.ofMillis(350),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(75),
                        1,
                        null),
                new Neighbor(
                        NETNS,
                        2,
                        "eth0",
                        ip("10.244.0.9"),
                        null,
                        List.of("FAILED"),
                        List.of(),
                        false,
                        Duration.ofHours(50),
                        null,
                        null,
                        6,
                        null),
                new Neighbor(
                        NETNS,
                        2,
                        "eth0",
                        ip("fe80::7ce5:f7ff:fee6:f51a"),
                        mac("7e:e5:f7:e6:f5:1a"),
                        List.of("STALE"),
                        List.of("router", "extern_learn"),
                        false,
                        Duration.ofMinutes(61),
                        Duration.ofDays(3),
                        null,
                        null,
                        null));
    }

    static List<Object> fdb() {
        return List.of(
                new FdbEntry(
                        NETNS,
                        3,
                        "flannel.1",
                        mac("00:00:00:00:00:00"),
                        null,
                        null,
                        null,
                        ip("192.168.10.201"),
                        4789,
                        null,
                        null,
                        null,
                        null,
                        List.of("permanent"),
                        List.of("self"),
                        Duration.ofSeconds(4),
                        null),
                new FdbEntry(
                        NETNS,
                        46,
                        "vetha1f852ea",
                        mac("0a:58:0a:f4:00:3c"),
                        10,
                        5,
                        "cni0",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("reachable"),
                        List.of("master", "extern_learn", "offload"),
                        null,
                        null));
    }

    static List<Object> qdiscs() {
        return List.of(
                new Qdisc(NETNS, 2, "eth0", "fq_codel", "8001:", "root", 123456789012L, 98765432, 12, 0, 3, 1500, 1),
                new Qdisc(NETNS, 2, "eth0", "clsact", "ffff:", "clsact", 0, 0, 0, 0, 0, 0, 0));
    }

    static List<Object> counters() {
        return List.of(
                new CounterGrowth(
                        CounterSource.QDISC,
                        "vetha1f852ea fq_codel 8001:",
                        45,
                        "drops",
                        Concern.LOSS,
                        Change.WRAPPED,
                        4294967290L,
                        1206,
                        1212,
                        121.2),
                new CounterGrowth(
                        CounterSource.SOFTNET,
                        "cpu3",
                        null,
                        "time_squeeze",
                        Concern.STRAIN,
                        Change.COUNTED,
                        7L,
                        9,
                        2,
                        0.2),
                new CounterGrowth(
                        CounterSource.DRIVER,
                        "eth0",
                        2,
                        "rx_queue_12_xdp_redirect_packets",
                        Concern.TRAFFIC,
                        Change.APPEARED,
                        null,
                        98765432,
                        98765432,
                        98765432.1),
                new CounterGrowth(
                        CounterSource.PROTOCOL,
                        "Tcp",
                        null,
                        "CurrEstab",
                        Concern.LEVEL,
                        Change.COUNTED,
                        40L,
                        12,
                        -28,
                        null));
    }

    static List<Object> filters() {
        TrafficFilter.Redirect redirect = new TrafficFilter.Redirect("redirect", "egress", 4257, "vxlan1");
        TrafficFilter.Action action = new TrafficFilter.Action(1, "mirred", "stolen", redirect, null, null, 10, 1, 0);
        return List.of(
                new TrafficFilter(
                        NETNS,
                        2,
                        "eth0",
                        "ingress",
                        "u32",
                        49152,
                        "all",
                        "800::800",
                        0,
                        true,
                        null,
                        null,
                        null,
                        null,
                        List.of(action)),
                new TrafficFilter(
                        NETNS,
                        2,
                        "eth0",
                        "egress",
                        "bpf",
                        1,
                        "all",
                        "0x1",
                        0,
                        null,
                        null,
                        42L,
                        "cil_to_container",
                        true,
                        List.of()));
    }

    static List<Object> sockets() {
        return List.of(
                new Socket(
                        NETNS,
                        "tcp",
                        "inet",
                        "LISTEN",
                        ip("127.0.0.1"),
                        8080,
                        ip("0.0.0.0"),
                        0,
                        null,
                        null,
                        null,
                        0,
                        128,
                        0,
                        777,
                        List.of(4711, 4712),
                        List.of("nginx", "nginx worker")),
                new Socket(
                        NETNS,
                        "tcp",
                        "inet6",
                        "ESTAB",
                        ip("2001:db8:1234:5678:9abc:def0:1234:5678"),
                        443,
                        ip("2001:db8:1234:5678:9abc:def0:1234:9999"),
                        55555,
                        true,
                        null,
                        null,
                        0,
                        0,
                        1000,
                        778,
                        null,
                        null));
    }

    static List<Object> conntrack() {
        return List.of(
                new ConntrackEntry(
                        NETNS,
                        "inet",
                        "tcp",
                        "ESTABLISHED",
                        tuple("10.244.0.60", 40000, "10.96.0.10", 53),
                        tuple("10.244.0.58", 53, "10.244.0.60", 40000),
                        List.of("seen_reply"),
                        Duration.ofSeconds(86399),
                        0,
                        0,
                        1,
                        null),
                new ConntrackEntry(
                        NETNS,
                        "inet6",
                        "icmpv6",
                        null,
                        tuple("fd00::1", null, "fd00::2", null),
                        tuple("fd00::2", null, "fd00::1", null),
                        List.of(),
                        Duration.ofSeconds(29),
                        0,
                        0,
                        2,
                        null));
    }

    private static ConntrackEntry.Tuple tuple(String from, Integer port, String to, Integer toPort) {
        return new ConntrackEntry.Tuple(ip(from), ip(to), port, toPort, null, null, null, null, null);
    }

    static List<Object> pods() {
        return List.of(
                pod(
                        "shop",
                        "cart-7d9c6b5f4-xk2lp",
                        List.of(ip("10.244.0.60"), ip("fd00:10:244::3c")),
                        false,
                        "running"),
                pod(
                        "kube-system",
                        "a-very-long-name-of-a-daemon-set-that-nobody-can-remember-q8z7x",
                        List.of(),
                        false,
                        "no-netns,bad-bundle"),
                pod("kube-system", "kube-proxy-7xk2l", List.of(), true, "running"));
    }

    private static PodSummary pod(
            String namespace, String name, List<IpAddress> addresses, boolean host, String state) {
        return new PodSummary(
                namespace,
                name,
                "0d6f1d5e-0000-4000-8000-000000000001",
                "containerd",
                "runc",
                "3f1a9c",
                host,
                null,
                addresses,
                host ? List.of() : List.of("vetha1f852ea"),
                NETNS,
                "cni-3f1a",
                List.of("cart"),
                4711,
                state,
                List.of());
    }

    static List<Object> rawPods() {
        return List.of(new Pod(
                "shop",
                "cart",
                "u",
                "containerd",
                "runc",
                "3f1a9c00112233445566",
                NETNS,
                null,
                false,
                null,
                List.of(1, 2),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(Pod.Condition.NO_PROCESS),
                List.of(),
                List.of()));
    }

    static List<Object> netnses() {
        return List.of(
                new NetnsSummary(
                        NETNS,
                        "cni-3f1a9c00-1122-3344-5566-778899aabbcc",
                        List.of("cni-3f1a9c00-1122-3344-5566-778899aabbcc"),
                        List.of("/run/netns/cni-3f1a"),
                        List.of("name", "process"),
                        List.of(1, 2),
                        List.of(),
                        3,
                        "shop/cart-7d9c6b5f4-xk2lp",
                        List.of("eth0"),
                        List.of(ip("10.244.0.60"), ip("fd00::3c"))),
                new NetnsSummary(
                        4026531840L,
                        "host",
                        List.of(),
                        List.of(),
                        List.of("process"),
                        List.of(1),
                        List.of(),
                        null,
                        null,
                        null,
                        null));
    }

    static List<Object> rawNetnses() {
        return List.of(new Netns(NETNS, false, List.of(), List.of(), List.of(7), List.of("/proc/7/fd/3"), null));
    }

    static List<Object> veths() {
        VethPair.End near = new VethPair.End(
                1, "host", null, 46, "vetha1f852ea", mac("0a:58:0a:f4:00:01"), 1450, "UP", "cni0", 2, 3);
        VethPair.End far = new VethPair.End(
                2,
                "cni-3f1a",
                "shop/cart-7d9c6b5f4-xk2lp",
                2,
                "eth0",
                mac("0a:58:0a:f4:00:3c"),
                1450,
                "UP",
                null,
                46,
                0);
        return List.of(
                new VethPair(near, far, VethPair.Proof.BOTH_ENDS), new VethPair(near, null, VethPair.Proof.UNSEEN));
    }

    static List<Object> places() {
        PodPlace.HostLink peer = new PodPlace.HostLink(
                "vetha1f852ea", 46, "host", "veth", mac("0a:58:0a:f4:00:01"), "UP", "cni0", "bridge", null);
        PodPlace.PodLink link = new PodPlace.PodLink(
                "eth0",
                2,
                "veth",
                mac("0a:58:0a:f4:00:3c"),
                1450,
                "UP",
                List.of(cidr("10.244.0.60/24"), cidr("fd00::3c/64")),
                peer);
        return List.of(
                new PodPlace(
                        PodPlace.Kind.POD,
                        "shop/cart-7d9c6b5f4-xk2lp",
                        new PodPlace.Match("10.244.0.60", "address", "10.244.0.60"),
                        (Pod) rawPods().get(0),
                        (Netns) rawNetnses().get(0),
                        List.of(link),
                        List.of()),
                new PodPlace(
                        PodPlace.Kind.FREE_ADDRESS,
                        "10.244.0.77",
                        new PodPlace.Match("10.244.0.77", "pod-range", "10.244.0.0/24"),
                        null,
                        null,
                        List.of(),
                        List.of("in this node's pod range, held by nobody")));
    }

    static List<Object> checks() {
        return List.of(
                new Check("privilege", "CAP_SYS_ADMIN", Verdict.OK, "held", List.of("/proc/self/status"), null),
                new Check(
                        "kernel",
                        "conntrack",
                        Verdict.WARN,
                        "nf_conntrack is not loaded",
                        List.of("/proc/modules"),
                        "modprobe nf_conntrack, where tracked connections are wanted"),
                new Check("cni", "flannel", Verdict.FAIL, "flannel.1 is down", List.of(), "ip link set flannel.1 up"));
    }

    static List<Object> bridges() {
        OvsBridge.Interface in = new OvsBridge.Interface(
                "ovn-k8s-mp0",
                "u",
                "internal",
                2,
                9,
                "0a:58:0a:84:02:02",
                "up",
                "up",
                null,
                Map.of("remote_ip", "192.0.2.1"),
                Map.of("iface-id", "k8s-worker-1", "sandbox", "3f1a"),
                Map.of("rx_dropped", 2L, "tx_dropped", 0L));
        OvsBridge.Port port = new OvsBridge.Port("ovn-k8s-mp0", "u", 7, List.of(in));
        return List.of(
                new OvsBridge("br-int", "u", "system", "0000aabbccddeeff", "secure", Map.of(), List.of(port)),
                new OvsBridge("br-empty", "u", "netdev", null, null, Map.of(), List.of()));
    }

    static List<Object> sysctls() {
        return List.of(
                new Sysctl(NETNS, "net.ipv4.ip_forward", "1"),
                new Sysctl(NETNS, "net.ipv4.tcp_rmem", "4096\t131072\t6291456"));
    }

    static IpAddress ip(String text) {
        return IpAddress.parse(text);
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text);
    }

    private static MacAddress mac(String text) {
        return MacAddress.parse(text);
    }
}
