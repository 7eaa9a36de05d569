package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts links of the host into words. */
final class HostLinkText {

    private static final Set<Kind> CABLE = EnumSet.of(Kind.VETH, Kind.NETKIT);
    private static final Set<Kind> PARENT = EnumSet.of(Kind.PARENT);
    private static final Set<Kind> PATCH = EnumSet.of(Kind.OVS_PATCH);
    private static final Set<Kind> REDIRECT = EnumSet.of(Kind.REDIRECT);
    private static final Set<Kind> ROUTE = EnumSet.of(Kind.ROUTE);
    private static final Set<Kind> WIRE = EnumSet.of(Kind.WIRE);

    /** So many far ends or routes are still read one by one. */
    private static final int READ = 20;

    /** Shown of more than that. */
    private static final int SHOWN = 9;

    private final GraphIndex index;
    private final Paper paper;
    private final Spine spine;
    private final LinkWords words;

    HostLinkText(GraphIndex index, Paper paper, Spine spine) {
        this.index = index;
        this.paper = paper;
        this.spine = spine;
        this.words = new LinkWords(index, paper.strokes());
    }

    /**
     * What is said of a link itself.
     *
     * @param root whether it stands below no other
     */
    Words line(TopologyLink link, boolean root) {
        Words line = Words.of(link.name());
        List<TopologyEdge> patches = index.edges(link, PATCH).toList();
        if (patches.isEmpty()) {
            line.field(LinkWords.purpose(link));
        }
        patches.forEach(edge -> patch(edge, link, line));
        if (link.tunnel() != null) {
            line.field(LinkWords.tunnel(link));
        }
        index.edges(link, CABLE).forEach(edge -> cable(index.other(edge, link), line));
        index.from(link, REDIRECT).forEach(edge -> redirect(edge, line));
        index.from(link, Trunks.PORT).forEach(edge -> port(edge, root, line));
        index.from(link, PARENT).forEach(edge -> line.field(edge.label() + (root ? on(edge) : "")));
        LinkWords.addresses(link, paper.wide()).forEach(cidr -> line.field(cidr.toString()));
        mtu(link, line);
        if (paper.wide() && link.mac() != null) {
            line.field(link.mac().toString());
        }
        LinkWords.tellState(link, line);
        if (spine.endless(link)) {
            line.field("! its other end is not found", Tone.BAD);
        }
        return line;
    }

    private void cable(TopologyLink other, Words line) {
        if (other != null && index.onHost(other)) {
            line.field(paper.strokes().cable() + " " + other.name());
            LinkWords.tellState(other, line);
        }
    }

    private void redirect(TopologyEdge edge, Words line) {
        TopologyLink to = index.link(edge.to());
        line.field(words.arrow(edge) + " " + (to == null ? "?" : to.name()));
        if (edge.direction() == Direction.FORTH) {
            line.field("one way", Tone.WARN);
        }
    }

    /** Seen from either port; one that is not named back leads nowhere. */
    private void patch(TopologyEdge edge, TopologyLink link, Words line) {
        TopologyLink other = index.other(edge, link);
        String to = other == null ? "?" : other.name();
        boolean bridge = other != null && other.ovs() != null && !paper.wide();
        line.field("patch " + paper.strokes().both + " " + (bridge ? other.ovs().bridge() : to));
        if (edge.direction() == Direction.FORTH) {
            line.field("! " + edge.label(), Tone.WARN);
        }
    }

    private void port(TopologyEdge edge, boolean root, Words line) {
        if (root) {
            line.field("port" + on(edge));
        }
        if (edge.kind() == Kind.OVS_PORT) {
            line.field(edge.label());
        } else if (!edge.label().isEmpty()) {
            line.field("! port " + edge.label(), Tone.BAD);
        }
    }

    private String on(TopologyEdge edge) {
        TopologyLink other = index.link(edge.to());
        return other == null ? "" : " on " + other.name();
    }

    /** Marked where the pods have a larger one than the trunk or tunnel they go through. */
    private void mtu(TopologyLink link, Words line) {
        int pods = link.tunnel() == null ? spine.largestMtu(link) : spine.largestMtu();
        if (link.mtu() > 0 && link.mtu() < pods) {
            line.field("MTU " + link.mtu() + ", below the pods' " + pods, Tone.WARN);
        } else if (link.mtu() > 0) {
            line.field("MTU " + link.mtu());
        }
    }

    /** What is said below a link: where it leads. */
    List<Words> below(TopologyLink link) {
        List<Words> below = new ArrayList<>();
        String far = few(words.farEnds(link));
        Words ends = new Words().field(far.isEmpty() ? "" : "to " + far).field(words.socket(link));
        if (!ends.isEmpty()) {
            below.add(ends);
        }
        String routes = few(index.edges(link, ROUTE)
                .filter(edge -> link.id().equals(edge.to()))
                .map(edge -> beyondDefault(link, edge.label()))
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList());
        if (!routes.isEmpty()) {
            below.add(Words.of("routes: " + routes));
        }
        index.edges(link, WIRE)
                .map(edge -> index.other(edge, link))
                .filter(other -> other != null)
                .forEach(other -> below.add(Words.of("on one wire with").more(words.title(other))));
        link.programs().forEach(program -> below.add(Words.of("BPF " + program)));
        return below;
    }

    /** That an uplink has default routes is what it is called for. */
    private static String beyondDefault(TopologyLink link, String label) {
        if (link.role() != TopologyLink.Role.UPLINK) {
            return label;
        }
        return Arrays.stream(label.split(", "))
                .filter(route -> !route.startsWith("default"))
                .collect(Collectors.joining(", "));
    }

    private String few(List<String> texts) {
        int shown = texts.size() <= READ || paper.wide() ? texts.size() : SHOWN;
        String some = String.join(", ", texts.subList(0, shown));
        return shown == texts.size()
                ? some
                : some + " " + paper.strokes().more + " " + (texts.size() - shown) + " more; all: -o wide";
    }
}
