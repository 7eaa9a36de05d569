package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws links of the host, each with what stands below it: ports, VLANs, far ends, ranges that are routed there. */
final class LinkLines {

    private static final Set<Kind> CABLE = EnumSet.of(Kind.VETH, Kind.NETKIT);
    private static final Set<Kind> PATCH = EnumSet.of(Kind.OVS_PATCH);
    private static final Set<Kind> REDIRECT = EnumSet.of(Kind.REDIRECT);
    private static final Set<Kind> ROUTE = EnumSet.of(Kind.ROUTE);
    private static final Set<Kind> WIRE = EnumSet.of(Kind.WIRE);

    /** So many far ends or ranges are still read one by one. */
    private static final int READ = 20;

    /** Shown of more than that. */
    private static final int SHOWN = 9;

    private final GraphIndex index;
    private final Paper paper;
    private final Spine spine;
    private final LinkWords words;
    private final Set<String> drawn;

    /** @param drawn takes the id of each link that is drawn */
    LinkLines(GraphIndex index, Paper paper, Spine spine, Set<String> drawn) {
        this.index = index;
        this.paper = paper;
        this.spine = spine;
        this.words = new LinkWords(index, paper.strokes());
        this.drawn = drawn;
    }

    /**
     * A link and what stands below it.
     *
     * @param first before its line
     * @param bus before each line below it
     * @param part that it is the trunk of; null for none
     */
    void draw(TopologyLink link, String first, String bus, Spine.Part part) {
        drawn.add(link.id());
        Words line = line(link);
        if (part != null) {
            smaller(link, part, line);
        }
        List<TopologyLink> children = new ArrayList<>();
        for (TopologyLink child : spine.children(link)) {
            if (!drawn.contains(child.id()) && !spine.trunk(child)) {
                children.add(child);
            }
        }
        List<Words> below = below(link);
        paper.flow(first, bus + "  ", line);
        for (Words text : below) {
            paper.flow(bus + "  ", bus + "    ", text);
        }
        for (int i = 0; i < children.size(); i++) {
            boolean last = i + 1 == children.size() && bus.isBlank();
            String corner = last ? paper.strokes().lastBranch : paper.strokes().branch;
            child(children.get(i), link, bus, corner, last);
        }
    }

    private void child(TopologyLink child, TopologyLink parent, String bus, String corner, boolean last) {
        if (drawn.contains(child.id())) {
            return;
        }
        String inner = (last ? " " : paper.strokes().down) + "  ";
        String before = bus.substring(0, bus.length() - 2);
        draw(child, before + corner + paper.strokes().along + " ", before + inner + "  ", null);
    }

    /** What is said of a link itself. */
    private Words line(TopologyLink link) {
        Words line = Words.of(link.name()).field(LinkWords.purpose(link));
        if (link.tunnel() != null) {
            line.field(LinkWords.tunnel(link));
        }
        index.edges(link, CABLE).forEach(edge -> {
            TopologyLink other = index.other(edge, link);
            if (other != null && index.onHost(other)) {
                line.field(paper.strokes().cable() + " " + other.name());
            }
        });
        index.from(link, REDIRECT).forEach(edge -> redirect(edge, line));
        index.from(link, Trunks.PORT).forEach(edge -> port(edge, line));
        LinkWords.addresses(link, paper.wide()).forEach(cidr -> line.field(cidr.toString()));
        if (link.mtu() > 0) {
            line.field("MTU " + link.mtu());
        }
        if (paper.wide() && link.mac() != null) {
            line.field(link.mac().toString());
        }
        LinkWords.tellState(link, line);
        boolean cable = link.kind().equals("veth") || link.kind().equals("netkit");
        if (cable
                && link.role() != TopologyLink.Role.UPLINK
                && index.edges(link, CABLE).findAny().isEmpty()) {
            line.field("! its other end is not found", Tone.BAD);
        }
        return line;
    }

    private void redirect(TopologyEdge edge, Words line) {
        TopologyLink to = index.link(edge.to());
        String name = to == null ? "?" : to.name();
        line.field(words.arrow(edge) + " " + name);
        if (edge.direction() == Direction.FORTH) {
            line.field("one way", Tone.WARN);
        }
    }

    private void port(TopologyEdge edge, Words line) {
        boolean said = edge.label().isEmpty();
        if (edge.kind() == Kind.OVS_PORT) {
            line.field(edge.label());
        } else if (!said) {
            line.field("! port " + edge.label(), Tone.BAD);
        }
    }

    /** Where the pods have a larger one than the trunk that all go through. */
    private static void smaller(TopologyLink link, Spine.Part part, Words line) {
        int largest = part.tenants().stream()
                .flatMap(tenant -> tenant.strands().stream())
                .mapToInt(strand -> strand.inner().mtu())
                .max()
                .orElse(0);
        if (link.mtu() > 0 && link.mtu() < largest) {
            line.field("! below " + largest + " in the pods", Tone.WARN);
        }
    }

    private List<Words> below(TopologyLink link) {
        List<Words> below = new ArrayList<>();
        List<String> ends = words.farEnds(link);
        folded(ends.stream().map(end -> "to " + end).toList(), "far ends", below);
        String socket = words.socket(link);
        if (!socket.isEmpty()) {
            below.add(Words.of(socket));
        }
        List<String> routes = index.edges(link, ROUTE)
                .filter(edge -> link.id().equals(edge.to()))
                .map(TopologyEdge::label)
                .filter(label -> !label.isEmpty())
                .toList();
        folded(routes, "routes", below);
        index.edges(link, PATCH).forEach(edge -> {
            TopologyLink other = index.other(edge, link);
            below.add(Words.of("patch to")
                    .more(other == null ? "?" : other.name())
                    .field(edge.label()));
        });
        index.edges(link, WIRE).forEach(edge -> {
            TopologyLink other = index.other(edge, link);
            if (other != null) {
                below.add(Words.of("on one wire with").more(words.title(other)));
            }
        });
        link.programs().forEach(program -> below.add(Words.of("BPF " + program)));
        return below;
    }

    private void folded(List<String> texts, String noun, List<Words> below) {
        int shown = texts.size() <= READ || paper.wide() ? texts.size() : SHOWN;
        texts.subList(0, shown).forEach(text -> below.add(Words.of(text)));
        if (shown < texts.size()) {
            below.add(
                    Words.of(paper.strokes().more + " " + (texts.size() - shown) + " more " + noun + "; all: -o wide"));
        }
    }

    /** A link that leads nowhere. */
    void stray(TopologyLink link, String prefix) {
        drawn.add(link.id());
        paper.flow(prefix, prefix + "  ", line(link));
    }
}
