package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws one node: its pods to the right into what they hang on, and that down the left edge to the wire.
 *
 * <pre>
 * worker-1  flannel, 2 pods
 *
 *   shop/cart-0  10.244.1.10  eth0 ── vethcart0 ─┐
 *   shop/web-0   10.244.1.11  eth0 ── vethweb0 ──┤
 * ┌──────────────────────────────────────────────┘
 * cni0  bridge of the pods  10.244.1.1/24  MTU 1450
 * │
 * eth0  uplink  192.168.10.11/24  MTU 1500
 * </pre>
 */
final class NodeDrawing {

    private static final String NO_BUS = "  ";

    private final GraphIndex index;
    private final Paper paper;
    private final TopologyNode node;
    private final Spine spine;
    private final TenantText tenants;
    private final LinkLines links;
    private final Folding folding;
    private final Set<String> drawn = new HashSet<>();

    NodeDrawing(GraphIndex index, Paper paper, TopologyNode node) {
        this.index = index;
        this.paper = paper;
        this.node = node;
        this.spine = new Spine(index, node.name());
        this.tenants = new TenantText(index, paper, new Oddities(index, node.name()));
        this.links = new LinkLines(index, paper, spine, drawn);
        this.folding = new Folding(paper);
    }

    void draw() {
        heading();
        List<Spine.Part> parts = spine.parts();
        for (int i = 0; i < parts.size(); i++) {
            paper.line(i == 0 ? "" : paper.strokes().down);
            part(parts.get(i), i == 0, i + 1 == parts.size());
        }
        rest();
        apart("between netns", spine.neighbors());
        nothing();
    }

    private void heading() {
        List<TopologyPlace> places = index.places(node.name());
        long pods = places.stream()
                .filter(place -> place.kind() == TopologyPlace.Kind.POD)
                .count();
        long others = places.stream()
                .filter(place -> place.kind() != TopologyPlace.Kind.POD && place.kind() != TopologyPlace.Kind.HOST)
                .count();
        Words words = Words.of(node.name());
        List<String> facts = new ArrayList<>();
        if (node.plugin() != null) {
            facts.add(node.plugin());
        }
        if (pods > 0 || others == 0) {
            facts.add(pods == 1 ? "1 pod" : pods + " pods");
        }
        if (others > 0) {
            facts.add(others + (pods == 0 ? " netns" : " other netns"));
        }
        paper.flow("", NO_BUS, words.field(String.join(", ", facts)));
    }

    private void part(Spine.Part part, boolean first, boolean last) {
        if (!part.tenants().isEmpty()) {
            RowsAtTrunk rows = new RowsAtTrunk(
                    paper, first ? NO_BUS : paper.strokes().down + " ", true, rows(part.tenants(), false));
            rows.draw();
            rows.close(first ? paper.strokes().turnOn : paper.strokes().branch);
        }
        String bus = last ? NO_BUS : paper.strokes().down + " ";
        TopologyLink link = part.trunk().link();
        if (link == null) {
            paper.flow("", bus + NO_BUS, nameless(part));
        } else if (!drawn.contains(link.id())) {
            links.root(link, last);
        } else {
            paper.flow("", bus + NO_BUS, Words.of(link.name()).field("as above"));
        }
    }

    private List<Row> rows(List<Tenant> some, boolean lost) {
        int usual = usualMtu(some);
        return folding.rows(
                some.stream().map(tenant -> tenants.rows(tenant, lost, usual)).toList());
    }

    /** The MTU that most links within have; 0 where no more than one has it. */
    private static int usualMtu(List<Tenant> some) {
        Map<Integer, Long> counts = some.stream()
                .flatMap(tenant -> tenant.strands().stream())
                .map(strand -> strand.inner().mtu())
                .filter(mtu -> mtu > 0)
                .collect(Collectors.groupingBy(mtu -> mtu, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** What stands for a trunk that is no one link. */
    private Words nameless(Spine.Part part) {
        return switch (part.trunk().sort()) {
            case ROUTED -> Words.of("routed by the node, without a bridge");
            case PROGRAMS -> {
                Set<String> programs = new LinkedHashSet<>();
                part.tenants().stream()
                        .flatMap(tenant -> tenant.strands().stream())
                        .filter(strand -> strand.outer() != null)
                        .forEach(strand -> strand.outer().programs().stream()
                                .map(LinkWords::program)
                                .forEach(programs::add));
                yield Words.of("BPF programs, not followed further").field(String.join(", ", programs));
            }
            default -> Words.of("a socket whose link is not known");
        };
    }

    /** Links of the host that stand below each other in a circle, which no kernel makes and a damaged snapshot may. */
    private void rest() {
        for (TopologyPlace place : index.places(node.name())) {
            if (place.kind() == TopologyPlace.Kind.HOST) {
                for (TopologyLink link : index.links(place)) {
                    if (!drawn.contains(link.id()) && !spine.stray().contains(link) && !spine.end(link)) {
                        paper.line("");
                        links.root(link, true);
                    }
                }
            }
        }
    }

    private void apart(String title, List<Tenant> some) {
        if (!some.isEmpty()) {
            paper.line("");
            paper.line(title);
            new RowsAtTrunk(paper, NO_BUS, false, rows(some, some == spine.lost())).draw();
        }
    }

    private void nothing() {
        List<TopologyLink> idle = new ArrayList<>();
        List<TopologyLink> stray = new ArrayList<>();
        for (TopologyLink link : spine.stray()) {
            (idle(link) ? idle : stray).add(link);
        }
        apart("on nothing", spine.lost());
        if (!stray.isEmpty() && spine.lost().isEmpty()) {
            paper.line("");
            paper.line("on nothing");
        }
        stray.forEach(link -> links.stray(link, NO_BUS));
        if (!idle.isEmpty()) {
            paper.line("");
            paper.flow(
                    "",
                    NO_BUS,
                    Words.of("down and without address: "
                            + idle.stream().map(TopologyLink::name).collect(Collectors.joining(", "))));
        }
    }

    /** As the kernel makes them with a module: {@code tunl0}, {@code sit0}, {@code gre0}. */
    private static boolean idle(TopologyLink link) {
        return "DOWN".equals(link.operState())
                && link.addresses().isEmpty()
                && !link.kind().equals("veth")
                && !link.kind().equals("netkit")
                && !link.kind().equals("bridge");
    }
}
