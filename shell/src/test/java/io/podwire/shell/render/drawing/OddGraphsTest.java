package io.podwire.shell.render.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.FarEnd;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a graph holds (cycles, loops, ends and places that are not there, ids twice, names of any characters) is drawn. */
class OddGraphsTest {

    private static final String ODD = "a\"<&>]]>\\\u0000\u001b\u202e\ud800é中\n\t'x\ufffe…👻{}|;-->";

    private final List<String> names = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30
            })
    void everyLinkIsThereAndTheDocumentIsWellFormed(int seed) {
        Topology topology = graph(new Random(seed));
        Diagram diagram = DiagramMaker.of(topology);
        assertThat(diagram.boxes()
                        .filter(box -> box.shape() == Diagram.Shape.LINK)
                        .mapToInt(Diagram.Box::count)
                        .sum())
                .isEqualTo(topology.links().size());
        String text = Svg.of(topology);
        String facts = String.join("\n", new SvgDocument(text).facts());
        for (String name : names) {
            assertThat(facts).contains(Printable.of(name));
        }
        assertThat(Svg.of(topology)).isEqualTo(text);
        assertThat(Dot.of(topology).lines().filter(line -> line.contains(" -> ")))
                .hasSizeGreaterThanOrEqualTo(Math.min(1, topology.edges().size()));
    }

    private Topology graph(Random random) {
        List<TopologyNode> nodes = new ArrayList<>();
        List<TopologyPlace> places = new ArrayList<>();
        List<TopologyLink> links = new ArrayList<>();
        List<TopologyEdge> edges = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            nodes.add(new TopologyNode(name(random), random.nextBoolean() ? null : name(random)));
        }
        for (int i = random.nextInt(9); i > 0; i--) {
            String node = nodes.isEmpty() || random.nextInt(6) == 0
                    ? name(random)
                    : pick(nodes, random).name();
            places.add(new TopologyPlace(
                    "p" + random.nextInt(8),
                    node,
                    pick(List.of(TopologyPlace.Kind.values()), random),
                    name(random),
                    i,
                    List.of()));
        }
        for (int i = random.nextInt(40); i > 0; i--) {
            links.add(link(random));
        }
        for (int i = random.nextInt(60); i > 0; i--) {
            edges.add(new TopologyEdge(
                    pick(List.of(Kind.values()), random),
                    id(random),
                    random.nextInt(8) == 0 ? null : id(random),
                    random.nextBoolean() ? null : IpAddress.parse("192.0.2." + random.nextInt(4)),
                    pick(List.of(Direction.values()), random),
                    random.nextBoolean() ? "" : odd(random),
                    odd(random)));
        }
        return new Topology(random.nextBoolean() ? null : odd(random), nodes, places, links, edges);
    }

    private TopologyLink link(Random random) {
        String name = name(random);
        names.add(name);
        return new TopologyLink(
                "l" + random.nextInt(30),
                "p" + random.nextInt(9),
                random.nextBoolean() ? null : random.nextInt(100),
                name,
                random.nextBoolean() ? "" : "veth",
                pick(List.of(Role.values()), random),
                random.nextBoolean() ? "" : odd(random),
                null,
                random.nextInt(3) * 700,
                random.nextBoolean() ? "UP" : "DOWN",
                random.nextBoolean() ? List.of() : List.of(Cidr.parse("2001:db8::" + random.nextInt(99) + "/64")),
                random.nextInt(5) > 0 ? null : new Tunnel(null, null, List.of(), FarEnd.UNKNOWN, null),
                null,
                random.nextBoolean() ? List.of() : List.of(odd(random)));
    }

    private static String id(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "nowhere" + random.nextInt(3);
            case 1 -> "p" + random.nextInt(9);
            default -> "l" + random.nextInt(30);
        };
    }

    private static String name(Random random) {
        return random.nextInt(3) > 0 ? "n" + random.nextInt(5) : odd(random);
    }

    private static String odd(Random random) {
        int[] all = ODD.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            out.appendCodePoint(all[random.nextInt(all.length)]);
        }
        return out.toString();
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
