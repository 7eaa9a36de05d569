package io.podwire.shell.render.topology;

import io.podwire.api.net.FarEnd;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.OvsPort;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Graphs of every form, also those that no kernel makes and a damaged snapshot may: circles, ends that are not there, hostile names. */
final class OddGraph {

    private static final List<String> NAMES = List.of(
            "eth0",
            "lo",
            "\u001b]0;owned\u0007abc",
            "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f\u0010\u0011\u0012\u0013\u0014",
            "网卡网卡网",
            "\u202etxt.exe",
            "a\nb\tc",
            "e\u0301te\u0301",
            "🚀🚀🚀",
            "",
            "!",
            "fifteen-bytes-x");

    private static final List<String> LABELS = List.of(
            "host",
            "shop/cart-0",
            "",
            "ns/" + "very-long-name-".repeat(18),
            "网络/" + "卡".repeat(60),
            "netns/4026532471",
            "a b  c\n\u001b[31m");

    private static final List<String> ADDRESSES = List.of(
            "10.244.1.10/24",
            "0.0.0.0/0",
            "fe80::1/64",
            "fd00:1111:2222:3333:4444:5555:6666:7777/128",
            "::ffff:192.168.100.100/128");

    private final Random random;
    private final List<String> linkIds = new ArrayList<>();
    private final List<String> placeIds = new ArrayList<>();

    private OddGraph(int seed) {
        this.random = new Random(seed);
    }

    static Topology of(int seed) {
        return new OddGraph(seed).graph();
    }

    private Topology graph() {
        List<TopologyNode> nodes = some(0, 3, i -> new TopologyNode("node-" + i, random.nextBoolean() ? null : "cni"));
        List<TopologyPlace> places = some(0, 12, i -> place(i, nodes.size()));
        places.forEach(place -> placeIds.add(place.id()));
        int links = random.nextInt(40);
        IntStream.range(0, links).forEach(i -> linkIds.add("link-" + i));
        return new Topology(
                random.nextInt(4) == 0 ? one(LABELS) : null,
                nodes,
                places,
                linkIds.stream().map(this::link).toList(),
                some(0, 60, i -> edge()));
    }

    private TopologyPlace place(int number, int nodes) {
        TopologyPlace.Kind kind = one(List.of(TopologyPlace.Kind.values()));
        String node = "node-" + random.nextInt(nodes + 1);
        return new TopologyPlace("place-" + number, node, kind, one(LABELS), number, List.of());
    }

    private TopologyLink link(String id) {
        String kind = one(List.of("", "veth", "bridge", "vxlan", "macvlan", "patch", "netkit", "dummy", "\u001b"));
        Tunnel tunnel = random.nextInt(4) > 0
                ? null
                : new Tunnel(
                        random.nextBoolean() ? null : 16777215L,
                        random.nextBoolean() ? null : address(),
                        some(0, 40, i -> address()),
                        one(List.of(FarEnd.values())),
                        random.nextBoolean() ? null : 8472);
        return new TopologyLink(
                id,
                placeIds.isEmpty() || random.nextInt(20) == 0 ? "nowhere" : one(placeIds),
                random.nextBoolean() ? null : random.nextInt(),
                one(NAMES),
                kind,
                one(List.of(Role.values())),
                one(LABELS.subList(0, 4)),
                random.nextBoolean() ? null : MacAddress.of(new byte[random.nextInt(21)]),
                one(List.of(0, 1400, 1450, 1500, 65535)),
                one(List.of("", "UP", "DOWN", "LOWERLAYERDOWN", "UNKNOWN", "DORMANT")),
                some(0, 5, i -> Cidr.parse(one(ADDRESSES))),
                tunnel,
                random.nextInt(4) > 0 ? null : new OvsPort(one(NAMES), null, null, "patch", null),
                some(0, 2, i -> "tc ingress " + one(LABELS)));
    }

    private TopologyEdge edge() {
        String to = random.nextInt(8) == 0 ? null : end();
        return new TopologyEdge(
                one(List.of(TopologyEdge.Kind.values())),
                end(),
                to,
                random.nextInt(4) == 0 ? address() : null,
                one(List.of(Direction.values())),
                one(LABELS),
                "");
    }

    private String end() {
        int sort = random.nextInt(12);
        if (sort == 0 || linkIds.isEmpty()) {
            return "gone";
        }
        return sort == 1 && !placeIds.isEmpty() ? one(placeIds) : one(linkIds);
    }

    private IpAddress address() {
        byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(octets);
        return IpAddress.of(octets);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(int least, int most, IntFunction<T> make) {
        return IntStream.range(0, least + random.nextInt(most - least + 1))
                .mapToObj(make)
                .toList();
    }
}
