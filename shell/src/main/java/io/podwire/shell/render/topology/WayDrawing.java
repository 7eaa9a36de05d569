package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Draws one pod's way to the wire: each link with all that is known of it, and between two what leads from one to the other.
 *
 * <pre>
 * shop/cart-0 on worker-1, flannel
 *   eth0  pod's link  10.244.1.10/24
 *   │     MTU 1450  0a:58:0a:f4:01:0a
 *   │ cable
 * worker-1
 *   vethcart0  pod port
 *   │ port of
 *   cni0  CNI bridge  10.244.1.1/24
 * </pre>
 */
final class WayDrawing {

    private static final String INDENT = "  ";

    private final GraphIndex index;
    private final Paper paper;
    private final LinkWords words;

    WayDrawing(GraphIndex index, Paper paper) {
        this.index = index;
        this.paper = paper;
        this.words = new LinkWords(index, paper.strokes());
    }

    void draw() {
        List<Way.Step> steps = Way.of(index);
        if (steps.isEmpty()) {
            paper.flow("", INDENT, Words.of("no link of").more(index.graph().target()));
        }
        String place = null;
        for (int i = 0; i < steps.size(); i++) {
            Way.Step step = steps.get(i);
            boolean leads = i + 1 < steps.size() && steps.get(i + 1).by() != null;
            if (i > 0) {
                joint(step, steps.get(i - 1).link());
            }
            if (!Objects.equals(place, step.link().place())) {
                place = step.link().place();
                if (i > 0 && step.by() == null) {
                    paper.line("");
                }
                paper.flow("", INDENT, title(place));
            }
            link(step.link(), leads);
        }
    }

    private Words title(String id) {
        TopologyPlace place = index.place(id);
        if (place == null) {
            return Words.of("a netns that is not known");
        }
        String plugin = index.graph().nodes().stream()
                .filter(node -> node.name().equals(place.node()) && node.plugin() != null)
                .map(TopologyNode::plugin)
                .findFirst()
                .orElse("");
        if (place.kind() == TopologyPlace.Kind.HOST) {
            return Words.of(place.node()).field(plugin);
        }
        Words title = Words.of(place.label()).more("on").more(place.node());
        List<String> names = new ArrayList<>(place.names());
        names.remove(place.label());
        return title.field(names.isEmpty() ? "" : "netns " + String.join(", ", names));
    }

    private void joint(Way.Step step, TopologyLink above) {
        if (step.by() == null) {
            return;
        }
        Words text = Words.of(phrase(step));
        if (step.from() != above) {
            text = Words.of("from").more(step.from().name()).more(phrase(step));
        }
        if (step.by().kind() == TopologyEdge.Kind.REDIRECT) {
            text.more(words.arrow(step.by()));
            if (step.by().direction() == Direction.FORTH) {
                text.field("! one way", Tone.WARN);
            }
        }
        paper.flow(
                INDENT + paper.strokes().down + " ",
                INDENT + paper.strokes().down + INDENT,
                text.field(step.by().label()));
    }

    private static String phrase(Way.Step step) {
        boolean down = step.by().from().equals(step.from().id());
        return switch (step.by().kind()) {
            case VETH -> "cable";
            case NETKIT -> "cable (netkit)";
            case BRIDGE_PORT, MASTER, OVS_PORT -> down ? "port of" : "has the port";
            case OVS_PATCH -> "patch";
            case PARENT -> down ? "on" : "carries";
            case REDIRECT -> "tc";
            case ROUTE -> "routed";
            case TUNNEL -> "tunnel";
            case TUNNEL_SOCKET -> down ? "outer packets leave by" : "carries outer packets of";
            case WIRE -> "wire";
        };
    }

    private void link(TopologyLink link, boolean leads) {
        String stem = INDENT + (leads ? paper.strokes().down : " ") + "   ";
        Words line = Words.of(link.name()).field(LinkWords.purpose(link));
        if (!LinkWords.purpose(link).equals(link.kind())) {
            line.field(link.kind());
        }
        if (link.ovs() != null && !link.ovs().bridge().equals(link.name())) {
            line.field("port of " + link.ovs().bridge());
        }
        LinkWords.tellState(link, line);
        paper.flow(INDENT, stem + INDENT, line);
        Words layer2 = new Words().field(link.mac() == null || link.index() == null ? "" : "MAC " + link.mac());
        layer2.field(link.mtu() == 0 ? "" : "MTU " + link.mtu());
        layer2.field(paper.wide() && link.index() != null ? "index " + link.index() : "");
        tell(stem, layer2);
        Words addresses = new Words();
        LinkWords.addresses(link, true).forEach(cidr -> addresses.field(cidr.toString()));
        tell(stem, addresses);
        tunnel(link, stem);
        link.programs().forEach(program -> tell(stem, Words.of("BPF " + program)));
    }

    private void tunnel(TopologyLink link, String stem) {
        if (link.tunnel() == null) {
            return;
        }
        Words text = new Words().field(LinkWords.tunnel(link));
        text.field(link.tunnel().local() == null ? "" : "from " + link.tunnel().local());
        List<String> ends = words.farEnds(link);
        text.field(ends.isEmpty() ? "" : "to " + String.join(", ", ends));
        tell(stem, text);
        String socket = words.socket(link);
        tell(stem, new Words().field(socket));
    }

    private void tell(String stem, Words text) {
        if (!text.isEmpty()) {
            paper.flow(stem, stem + INDENT, text);
        }
    }
}
