package io.podwire.shell.render.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.shell.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Drawings of networks as they are met: complete in themselves, and nothing lies on anything else. */
class SvgTest {

    static Stream<Arguments> worlds() {
        return Stream.of(
                Arguments.of("flannel", Worlds.flannel()),
                Arguments.of("two-nodes", Worlds.twoNodes()),
                Arguments.of("peer-pods", Worlds.peerPods()),
                Arguments.of("one-sided", Worlds.oneSidedRedirect()),
                Arguments.of("ovn", Worlds.ovn()),
                Arguments.of("crowd", Worlds.crowd()));
    }

    /** Whatever Java draws it: goldens are bytes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void looksAsKept(String name, Topology topology) throws IOException {
        Golden.check("render/drawing/" + name + ".svg", Svg.of(topology));
        Golden.check("render/drawing/" + name + ".dot", Dot.of(topology));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void isCompleteInItself(String name, Topology topology) {
        String text = Svg.of(topology);
        assertThat(text.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "url(", "href", "<script", "@import", "@font-face");
        Element root = new SvgDocument(text).root();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("viewBox"))
                .isEqualTo("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
        for (String id : root.getAttribute("aria-labelledby").split(" ")) {
            assertThat(text).contains("id=\"" + id + "\"");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void everyLinkAndEdgeHasItsFacts(String name, Topology topology) {
        String facts = String.join("\n", new SvgDocument(Svg.of(topology)).facts());
        topology.links().forEach(link -> assertThat(facts).contains(link.name()));
        topology.links().stream()
                .filter(link -> link.mac() != null)
                .forEach(link -> assertThat(facts).contains(link.mac().toString()));
        topology.places().stream()
                .filter(place -> !place.label().equals("host"))
                .forEach(place -> assertThat(facts).contains(place.label()));
        topology.edges().forEach(edge -> assertThat(facts).contains(edge.label()));
    }

    /** Widths are those of the widest fonts in use, so what fits here fits anywhere. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void textLiesWithinItsBoxAndLabelsOnNone(String name, Topology topology) {
        Diagram diagram = DiagramMaker.of(topology);
        Arrangement arrangement = Layout.of(diagram);
        List<Arrangement.Area> boxes = new ArrayList<>();
        diagram.boxes().forEach(box -> {
            Arrangement.Area area = arrangement.areas().get(box.key());
            assertThat(area.width()).isGreaterThanOrEqualTo(Lettering.width(box));
            assertThat(area.height()).isGreaterThanOrEqualTo(Lettering.height(box));
            boxes.add(area);
        });
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(overlap(boxes.get(i), boxes.get(j)))
                        .as("%s and %s", boxes.get(i), boxes.get(j))
                        .isFalse();
            }
        }
        for (Arrangement.Course course : arrangement.courses()) {
            if (course.label() != null) {
                assertThat(boxes).noneMatch(box -> overlap(box, course.label()));
            }
        }
    }

    private static boolean overlap(Arrangement.Area a, Arrangement.Area b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }

    @Test
    void aRedirectHasAnArrowAtEachEndItGoesTo() {
        assertThat(new SvgDocument(Svg.of(Worlds.peerPods())).all("polygon", "redirect"))
                .hasSize(2 + 2);
        SvgDocument oneWay = new SvgDocument(Svg.of(Worlds.oneSidedRedirect()));
        assertThat(oneWay.all("polygon", "redirect")).hasSize(1 + 1);
        assertThat(oneWay.facts()).anyMatch(facts -> facts.contains("one way only"));
    }

    @Test
    void aLinkThatIsDownSaysSoInWords() {
        SvgDocument drawing = new SvgDocument(Svg.of(Worlds.crowd()));
        assertThat(drawing.all("text", "badge")).hasSize(1);
        assertThat(drawing.all("rect", "down")).hasSize(1);
    }

    /** Roles and kinds that are nowhere in the diagram are not in its legend. */
    @Test
    void theLegendHasWhatOccurs() {
        List<String> words = new SvgDocument(Svg.of(Worlds.flannel()))
                .all("text").stream().map(Element::getTextContent).toList();
        assertThat(words).contains("bridge of pods", "tunnel end", "veth cable", "bridge port", "route");
        assertThat(words).doesNotContain("switch of Open vSwitch", "tc redirect", "tunnel", "same wire");
    }

    @Test
    void alikePodsAreOneAndOddOnesStandAlone() {
        Diagram diagram = DiagramMaker.of(Worlds.crowd());
        Map<String, Integer> places = new java.util.TreeMap<>();
        diagram.nodes().get(0).places().forEach(place -> places.put(place.title(), place.count()));
        assertThat(places)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "host network",
                        1,
                        "247 pods",
                        247,
                        "shop/small-mtu",
                        1,
                        "shop/off-the-bridge",
                        1,
                        "shop/cable-down",
                        1));
        assertThat(Svg.of(Worlds.crowd())).contains("10.244.1.2–248").contains("fd00:244:1::2–f8");
    }

    /** A node that is a namespace of another: its end of each cable goes with the pod, as on a node of its own. */
    @Test
    void podsOfANodeWithinANodeAreFoldedToo() {
        World world = new World();
        world.node("n", null);
        String inner = world.place("n", TopologyPlace.Kind.NETNS, "node-in-node", 99);
        String bridge = world.add(World.link(inner, 5, "cni0", "bridge"));
        for (int i = 0; i < 300; i++) {
            String place = world.place("n", TopologyPlace.Kind.NETNS, "cni-" + i, 100L + i);
            String inside = world.add(World.link(place, 2, "eth0", "veth"));
            String port = world.add(World.link(inner, 100 + i, "veth" + i, "veth"));
            world.edge(Kind.VETH, inside, port, "");
            world.edge(Kind.BRIDGE_PORT, port, bridge, "");
        }
        assertThat(DiagramMaker.of(world.whole()).boxes().map(Diagram.Box::title))
                .containsExactly("cni0", "300 × veth…", "300 × eth0");
    }

    /** Three nodes on a wire are three lines to it, not one from each to each. */
    @Test
    void aWireOfSeveralNodesIsABox() {
        World world = new World();
        List<String> uplinks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String uplink = world.add(World.link(world.node("n" + i, null), 2, "up" + i, "veth"));
            uplinks.forEach(other -> world.edge(Kind.WIRE, other, uplink, "192.0.2.0/24"));
            uplinks.add(uplink);
        }
        Diagram diagram = DiagramMaker.of(world.whole());
        assertThat(diagram.outside()).singleElement().satisfies(box -> {
            assertThat(box.shape()).isEqualTo(Diagram.Shape.WIRE);
            assertThat(box.title()).isEqualTo("192.0.2.0/24");
            assertThat(diagram.strokes())
                    .hasSize(4)
                    .allMatch(stroke -> stroke.to().equals(box.key()));
        });
        world.edge(Kind.WIRE, uplinks.get(0), world.add(World.link("n0/4026531840", 9, "up9", "veth")), "192.0.2.0/24");
        assertThat(DiagramMaker.of(world.whole()).outside()).isEmpty();
    }

    /** No two pods alike, and yet no more than can be looked at. */
    @Test
    void aThousandOddPodsStayADiagram() {
        World world = new World();
        String host = world.node("n", null);
        String bridge = world.add(World.link(host, 5, "cni0", "bridge"));
        for (int i = 0; i < 1000; i++) {
            String place = world.place("n", TopologyPlace.Kind.POD, "shop/p" + i, 100L + i);
            String inside = world.add(World.link(place, 2, "eth0", "veth").mtu(1000 + i));
            String port =
                    world.add(World.link(host, 100 + i, "veth" + i, "veth").mtu(1000 + i));
            world.edge(Kind.VETH, inside, port, null, Direction.BOTH, "");
            world.edge(Kind.BRIDGE_PORT, port, bridge, "");
        }
        Topology topology = world.whole();
        assertThat(DiagramMaker.of(topology).boxes()).hasSizeLessThan(250);
        String text = Svg.of(topology);
        assertThat(text.length()).isLessThan(100_000);
        new SvgDocument(text);
    }
}
