package io.podwire.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.error.PodwireException;
import io.podwire.api.net.LinkKind;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Facts that do not fit together: links that name others which are gone, masters in circles, two of one name or index, namespaces that were
 * not read. Few names and numbers, so that they meet often. Whatever comes, a graph comes out whose ends are in it.
 */
class TopologyFuzzTest {

    private static final int WORLDS = 1500;
    private static final long[] INODES = {NodeSketch.HOST, 200, 201, 202};
    private static final String[] NAMES = {"lo", "eth0", "cni0", "br-int", "vxlan0", "cali1", "flannel.1", "p\u001b[1m"
    };
    private static final String[] ADDRESSES = {
        "10.0.0.1", "10.0.0.2", "10.244.1.9", "fd00::1", "fe80::1", "127.0.0.1", "239.1.1.1", "0.0.0.0", "::"
    };
    private static final String[] TYPES = {"system", "internal", "patch", "vxlan", "geneve", "dpdk", "", "odd"};
    private static final String[] TARGETS = {
        "shop/a",
        "eth0",
        "10.0.0.1",
        "fd00::1",
        "host",
        "netns/200",
        "link/cni0",
        "02:00:00:c8:00:02",
        "node/n",
        "a",
        "9",
        "pid/1"
    };

    private Random random;

    @Test
    void anyFactsGiveAGraph() {
        long edges = 0;
        long ways = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            random = new Random(seed);
            List<TopologyFacts> nodes = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                nodes.add(node().facts());
            }
            Topology whole = graph(seed, nodes);
            edges += whole.edges().size();
            try {
                Topology way = TopologyGraph.toward(TargetRef.parse(pick(TARGETS)), nodes);
                isWhole(seed, way);
                assertThat(whole.links()).as("seed %d", seed).containsAll(way.links());
                assertThat(whole.edges()).as("seed %d", seed).containsAll(way.edges());
                ways++;
            } catch (PodwireException refused) {
                assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
        assertThat(edges).as("edges in all, so that this looked at something").isGreaterThan(WORLDS * 3L);
        assertThat(ways).isGreaterThan(WORLDS / 4);
    }

    private static Topology graph(int seed, List<TopologyFacts> nodes) {
        try {
            Topology whole = TopologyGraph.of(nodes);
            isWhole(seed, whole);
            assertThat(TopologyGraph.of(nodes))
                    .as("seed %d: the same again", seed)
                    .isEqualTo(whole);
            return whole;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /** Ids are unique, and every end is a vertex; only a tunnel's socket may be a place, and only a tunnel's far end may be missing. */
    private static void isWhole(int seed, Topology graph) {
        Set<String> nodes = new HashSet<>();
        for (TopologyNode node : graph.nodes()) {
            assertThat(nodes.add(node.name())).as("seed %d: %s", seed, node).isTrue();
        }
        Set<String> places = new HashSet<>();
        for (TopologyPlace place : graph.places()) {
            assertThat(places.add(place.id()) && nodes.contains(place.node()))
                    .as("seed %d: %s", seed, place)
                    .isTrue();
        }
        Set<String> links = new HashSet<>();
        for (TopologyLink link : graph.links()) {
            assertThat(links.add(link.id()) && places.contains(link.place()))
                    .as("seed %d: %s", seed, link)
                    .isTrue();
        }
        for (TopologyEdge edge : graph.edges()) {
            boolean to = links.contains(edge.to())
                    || edge.kind() == Kind.TUNNEL_SOCKET && places.contains(edge.to())
                    || edge.kind() == Kind.TUNNEL && edge.to() == null && edge.address() != null;
            assertThat(to && links.contains(edge.from()) && !edge.from().equals(edge.to()))
                    .as("seed %d: %s", seed, edge)
                    .isTrue();
        }
    }

    private NodeSketch node() {
        NodeSketch node = new NodeSketch(pick("n", "m"));
        for (long inode : INODES) {
            if (inode != NodeSketch.HOST && random.nextBoolean()) {
                node.netns(inode, pick("p", "q"));
            }
            if (random.nextInt(3) == 0) {
                node.nsid(inode, random.nextInt(4), pick(INODES));
            }
            if (random.nextInt(3) == 0) {
                node.pod(inode, "shop", pick("a", "b"));
            }
        }
        for (int i = random.nextInt(14); i > 0; i--) {
            node.link(
                    pick(INODES),
                    index(),
                    pick(NAMES),
                    kind(),
                    maybe(index()),
                    maybe(index()),
                    maybe(pick(0, 1, 200, 201)),
                    cidrs());
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            node.redirect(pick(INODES), index(), index(), pick("ingress", "egress", "1:"), pick(true, false, null));
            node.filter(pick(INODES), index(), "ingress", "bpf", null);
            node.fdb(pick(INODES), index(), maybe(pick(ADDRESSES)));
            node.route(
                    pick(INODES),
                    cidr(),
                    gateway(),
                    maybe(index()),
                    pick("unicast", "blackhole", "local"),
                    pick(254L, 255L, 7L));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            node.port(pick("br-int", "br-ex"), pick(NAMES), pick(TYPES), maybe(index()), maybe(pick(-1, 3)), options());
        }
        if (random.nextInt(4) == 0) {
            node.internalPort(
                    "br-int",
                    pick(NAMES),
                    maybe(index()),
                    NodeSketch.mac(pick(INODES), index()).toString());
        }
        return node;
    }

    private int index() {
        return 1 + random.nextInt(5);
    }

    private String cidr() {
        String address = pick(ADDRESSES);
        return address + "/" + random.nextInt(address.contains(":") ? 129 : 33);
    }

    private String[] cidrs() {
        String[] cidrs = new String[random.nextInt(3)];
        for (int i = 0; i < cidrs.length; i++) {
            cidrs[i] = cidr();
        }
        return cidrs;
    }

    private String gateway() {
        return maybe(pick(ADDRESSES));
    }

    private Map<String, String> options() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("peer", pick(NAMES));
            case 1 ->
                Map.of("remote_ip", pick("flow", "10.0.0.1", "fd00::1", "x"), "key", pick("flow", "7", "0x7", ""));
            case 2 ->
                Map.of(
                        "remote_ip",
                        pick(ADDRESSES),
                        "local_ip",
                        pick(ADDRESSES),
                        "dst_port",
                        pick("1", "-1", "99999999"));
            default -> Map.of();
        };
    }

    private LinkKind kind() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> new LinkKind.Veth();
            case 2 -> NodeSketch.bridge();
            case 3 ->
                NodeSketch.vxlan(
                        random.nextInt(2),
                        maybe(pick(ADDRESSES)),
                        maybe(pick(ADDRESSES)),
                        maybe(index()),
                        pick(4789, 8472));
            case 4 -> NodeSketch.externalGeneve();
            case 5 -> new LinkKind.Macvlan("macvlan", "bridge", false, List.of());
            case 6 -> new LinkKind.Simple(pick("openvswitch", "wireguard", "dummy"));
            case 7 -> new LinkKind.Netkit("l3", true, null, null);
            default -> new LinkKind.Plain();
        };
    }

    private <T> T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private long pick(long[] some) {
        return some[random.nextInt(some.length)];
    }

    @SafeVarargs
    private <T> T pick(T... some) {
        return some[random.nextInt(some.length)];
    }
}
