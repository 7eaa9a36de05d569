package io.podwire.engine.tc;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.Qdisc;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.net.TrafficFilter.Action;
import io.podwire.api.net.TrafficFilter.Redirect;
import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.local.LocalNetwork;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the kernel, with tc as the oracle. */
class TrafficControlRealTest {

    private NetnsWorld world;
    private String node;
    private String pod;

    @BeforeEach
    void build() {
        world = NetnsWorld.orSkip();
        node = world.netns("node");
        pod = world.netns("pod");
        // Router solicitations would be counted between our reading and tc's.
        for (String netns : List.of(node, pod)) {
            world.in(
                    netns, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");
        }
        world.veth(node, "va", pod, "eth0");
        world.veth(node, "vb", pod, "eth1");
    }

    @AfterEach
    void remove() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void qdiscsEqualTc() {
        tc("qdisc add dev va ingress");
        tc("qdisc add dev vb clsact");
        tc("qdisc add dev va root handle 1: htb default 10");
        tc("class add dev va parent 1: classid 1:10 htb rate 100mbit quantum 1500");
        tc("qdisc add dev va parent 1:10 handle 20: tbf rate 10mbit burst 16kb latency 50ms");
        world.address(node, "va", "10.61.0.1/24");
        world.address(pod, "eth0", "10.61.0.2/24");
        world.in(node, "ping", "-qc3", "-i0.01", "10.61.0.2");

        List<Qdisc> qdiscs = read(LocalNetwork::qdiscs);

        List<Map<String, Object>> oracle = oracle("-s", "qdisc");
        assertThat(oracle).hasSizeGreaterThanOrEqualTo(4);
        assertThat(qdiscs.stream().filter(q -> !q.kind().equals("noqueue")).map(TrafficControlRealTest::row))
                .containsExactlyElementsOf(oracle.stream()
                        .filter(q -> !q.get("kind").equals("noqueue"))
                        .map(TrafficControlRealTest::row)
                        .toList());
        assertThat(qdiscs.stream().filter(q -> q.kind().equals("htb"))).allMatch(q -> q.packets() >= 3);
        assertThat(qdiscs.stream().filter(q -> q.kind().equals("clsact")).map(Qdisc::parent))
                .containsExactly("clsact");
    }

    private static String row(Qdisc q) {
        String parent = q.parent().equals(q.kind()) ? "ffff:fff1" : q.parent();
        return String.join(
                " ",
                q.kind(),
                q.handle(),
                q.link(),
                parent,
                "" + q.bytes(),
                "" + q.packets(),
                "" + q.drops(),
                "" + q.overlimits(),
                "" + q.requeues(),
                "" + q.backlogBytes(),
                "" + q.backlogPackets());
    }

    private static String row(Map<String, Object> q) {
        String parent = q.containsKey("root") ? "root" : "" + q.get("parent");
        return String.join(
                " ",
                "" + q.get("kind"),
                "" + q.get("handle"),
                "" + q.get("dev"),
                parent,
                "" + q.get("bytes"),
                "" + q.get("packets"),
                "" + q.get("drops"),
                "" + q.get("overlimits"),
                "" + q.get("requeues"),
                "" + q.get("backlog"),
                "" + q.get("qlen"));
    }

    @Test
    void redirectsBothWaysAndCountsThem() {
        tc("qdisc add dev va ingress");
        tc("qdisc add dev vb ingress");
        tc("filter add dev va parent ffff: protocol all prio 5 u32 match u8 0 0 action mirred egress redirect dev vb");
        tc("filter add dev vb parent ffff: protocol all prio 5 u32 match u8 0 0 action mirred ingress mirror dev va");
        world.address(pod, "eth0", "10.61.0.2/24");
        world.ip("-n", pod, "neigh", "add", "10.61.0.9", "lladdr", "02:00:00:00:00:09", "dev", "eth0");
        world.in(pod, "sh", "-c", "ping -qc4 -i0.01 -W1 10.61.0.9; true");

        List<TrafficFilter> filters = read(LocalNetwork::filters);

        equalsTc(filters);
        assertThat(filters).hasSize(2);
        TrafficFilter there =
                filters.stream().filter(f -> f.link().equals("va")).findFirst().orElseThrow();
        assertThat(there.matchesAll()).isTrue();
        assertThat(there.match()).isEqualTo("all");
        assertThat(there.parent()).isEqualTo("ingress");
        Action action = there.actions().get(0);
        assertThat(action.control()).isEqualTo("stolen");
        assertThat(action.packets()).isGreaterThanOrEqualTo(4);
        assertThat(action.bytes()).isGreaterThanOrEqualTo(4 * 84);
        assertThat(action.redirect()).isEqualTo(new Redirect("redirect", "egress", index("vb"), "vb"));
        TrafficFilter back =
                filters.stream().filter(f -> f.link().equals("vb")).findFirst().orElseThrow();
        assertThat(back.actions().get(0).redirect()).isEqualTo(new Redirect("mirror", "ingress", index("va"), "va"));
        assertThat(back.actions().get(0).control()).isEqualTo("pipe");
    }

    @Test
    void filtersOfEachKindAndPlaceEqualTc() {
        tc("qdisc add dev va clsact");
        String redirect = " action mirred egress redirect dev vb";
        tc("filter add dev va ingress protocol ip prio 7 u32 match ip dst 10.1.2.0/24 match ip protocol 6 0xff"
                + redirect);
        tc("filter add dev va ingress protocol ipv6 prio 8 u32 match ip6 dst fd00::/16" + redirect);
        tc("filter add dev va egress protocol ip prio 9 u32 match ip src 10.9.9.9/32" + redirect);
        tc("filter add dev va egress prio 10 bpf bytecode 1,6~0~0~4294967295, flowid 1:1");
        tc("filter add dev va ingress chain 3 prio 11 bpf bytecode 2,40~0~0~12,6~0~0~0," + redirect);
        tc("qdisc add dev vb root handle 1: htb default 10");
        tc("class add dev vb parent 1: classid 1:10 htb rate 100mbit quantum 1500");
        tc("class add dev vb parent 1:10 classid 1:20 htb rate 10mbit quantum 1500");
        tc("filter add dev vb parent 1: protocol ip prio 1 u32 match ip sport 80 0xffff flowid 1:10");
        tc("filter add dev vb parent 1:10 protocol ipv6 prio 2 bpf bytecode 1,6~0~0~0, flowid 1:20");

        List<TrafficFilter> filters = read(LocalNetwork::filters);

        equalsTc(filters);
        assertThat(filters.stream()
                        .map(f -> f.link() + " " + f.parent() + " " + f.protocol() + " " + f.match() + " "
                                + f.matchesAll()))
                .contains(
                        "va ingress ip ip dst 10.1.2.0/24, ip protocol 6 false",
                        "va ingress ipv6 fd000000/ffff0000 at 24 false",
                        "va egress ip ip src 10.9.9.9/32 false",
                        "va egress all all true",
                        "va ingress all classic bytecode, 2 instructions null",
                        "vb 1: ip 00500000/ffff0000 at 20 false",
                        "vb 1:10 ipv6 none false");
        assertThat(filters.stream().filter(f -> f.chain() == 3)).hasSize(1);
    }

    @Test
    void askingLoadsNoModuleAndAddsNothing() throws Exception {
        String before = modules();
        String qdiscs = world.in(node, "tc", "qdisc");
        read(LocalNetwork::filters);
        read(LocalNetwork::qdiscs);
        assertThat(modules()).isEqualTo(before);
        assertThat(world.in(node, "tc", "qdisc")).isEqualTo(qdiscs);
    }

    private static String modules() throws Exception {
        Path list = Path.of("/proc/modules");
        if (!Files.exists(list)) {
            return "";
        }
        return String.join(
                " ",
                Files.readAllLines(list).stream()
                        .map(l -> l.split(" ")[0])
                        .sorted()
                        .toList());
    }

    /** Every filter of every place where tc shows filters, and no other. */
    private void equalsTc(List<TrafficFilter> filters) {
        List<String> expected = new ArrayList<>();
        for (String link : List.of("va", "vb")) {
            List<String> kinds = oracle("qdisc", "show", "dev", link).stream()
                    .map(q -> "" + q.get("kind"))
                    .toList();
            if (kinds.contains("ingress") || kinds.contains("clsact")) {
                expect(expected, link, "ingress", "ingress");
            }
            if (kinds.contains("clsact")) {
                expect(expected, link, "egress", "egress");
            }
            if (kinds.contains("htb")) {
                expect(expected, link, "1:", "parent", "1:");
                for (String line :
                        world.in(node, "tc", "class", "show", "dev", link).split("\n")) {
                    String id = line.split(" ")[2];
                    expect(expected, link, id, "parent", id);
                }
            }
        }
        assertThat(expected).isNotEmpty();
        assertThat(filters.stream().map(TrafficControlRealTest::row)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void expect(List<String> rows, String link, String parent, String... place) {
        List<String> words = new ArrayList<>(List.of("-s", "filter", "show", "dev", link));
        words.addAll(List.of(place));
        for (Map<String, Object> filter : oracle(words.toArray(String[]::new))) {
            Map<?, ?> options = (Map<?, ?>) filter.get("options");
            if (options == null || options.containsKey("ht_divisor")) {
                continue; // the head of a priority, or a hash table
            }
            Object handle = options.containsKey("fh") ? options.get("fh") : options.get("handle");
            StringBuilder row = new StringBuilder(String.join(
                    " ",
                    link,
                    parent,
                    "" + filter.get("protocol"),
                    "" + filter.get("pref"),
                    "" + filter.get("kind"),
                    "" + filter.get("chain"),
                    "" + handle));
            for (Object each : options.containsKey("actions") ? (List<?>) options.get("actions") : List.of()) {
                Map<?, ?> action = (Map<?, ?>) each;
                Map<?, ?> statistics = (Map<?, ?>) action.get("stats");
                row.append(String.join(
                        " ",
                        " |",
                        "" + action.get("order"),
                        "" + action.get("kind"),
                        "" + action.get("mirred_action"),
                        "" + action.get("direction"),
                        "" + action.get("to_dev"),
                        "" + ((Map<?, ?>) action.get("control_action")).get("type"),
                        "" + statistics.get("bytes"),
                        "" + statistics.get("packets"),
                        "" + statistics.get("drops")));
            }
            rows.add(row.toString());
        }
    }

    private static String row(TrafficFilter f) {
        StringBuilder row = new StringBuilder(String.join(
                " ", f.link(), f.parent(), f.protocol(), "" + f.priority(), f.kind(), "" + f.chain(), f.handle()));
        for (Action a : f.actions()) {
            row.append(String.join(
                    " ",
                    " |",
                    "" + a.order(),
                    a.kind(),
                    a.redirect().mode(),
                    a.redirect().direction(),
                    a.redirect().link(),
                    a.control(),
                    "" + a.bytes(),
                    "" + a.packets(),
                    "" + a.drops()));
        }
        return row.toString();
    }

    private int index(String link) {
        return Integer.parseInt(
                world.in(node, "cat", "/sys/class/net/" + link + "/ifindex").strip());
    }

    /** Words are parted by blanks; a tilde stands for a blank inside one. */
    private void tc(String words) {
        List<String> command = new ArrayList<>(List.of("tc"));
        for (String word : words.split(" ")) {
            command.add(word.replace('~', ' '));
        }
        world.in(node, command.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> oracle(String... words) {
        List<String> command = new ArrayList<>(List.of("tc", "-j"));
        command.addAll(List.of(words));
        return (List<Map<String, Object>>) Inside.json(world.in(node, command.toArray(String[]::new)));
    }

    private <T> T read(java.util.function.Function<LocalNetwork, T> question) {
        try (LocalNetwork network = LocalNetwork.open(Inside.netns(world, node), HostRoot.of("/"))) {
            return question.apply(network);
        }
    }
}
