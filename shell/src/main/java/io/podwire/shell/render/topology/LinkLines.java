package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyLink;
import java.util.List;
import java.util.Set;

/** Draws links of the host, each with what stands below it: far ends, routes, ports, VLANs. */
final class LinkLines {

    private final Paper paper;
    private final Spine spine;
    private final HostLinkText text;
    private final Set<String> drawn;

    /** @param drawn takes the id of each link that is drawn */
    LinkLines(GraphIndex index, Paper paper, Spine spine, Set<String> drawn) {
        this.paper = paper;
        this.spine = spine;
        this.text = new HostLinkText(index, paper, spine);
        this.drawn = drawn;
    }

    /**
     * A link and what stands below it.
     *
     * @param last whether nothing comes below it at the left edge
     */
    void root(TopologyLink link, boolean last) {
        draw(link, "", "", last);
    }

    /**
     * A link.
     *
     * @param first before its line; empty at the left edge
     * @param stem before each line below it
     * @param last whether the stem ends with it
     */
    private void draw(TopologyLink link, String first, String stem, boolean last) {
        drawn.add(link.id());
        boolean root = first.isEmpty();
        boolean ends = last || !root;
        List<TopologyLink> children = spine.children(link).stream()
                .filter(child -> !drawn.contains(child.id()) && !spine.trunk(child))
                .toList();
        String down = stem + (children.isEmpty() && ends ? " " : paper.strokes().down);
        paper.flow(first, down + "     ", text.line(link, root));
        text.below(link).forEach(words -> paper.flow(down + "   ", down + "     ", words));
        for (int i = 0; i < children.size(); i++) {
            child(children.get(i), stem, ends && i + 1 == children.size());
        }
    }

    private void child(TopologyLink child, String stem, boolean last) {
        if (!drawn.contains(child.id())) {
            Strokes strokes = paper.strokes();
            String corner = last ? strokes.lastBranch : strokes.branch;
            draw(child, stem + corner + strokes.along + " ", stem + (last ? " " : strokes.down) + "  ", true);
        }
    }

    /** A link that leads nowhere. */
    void stray(TopologyLink link, String prefix) {
        drawn.add(link.id());
        Words line = text.line(link, true);
        if (link.kind().equals("bridge")) {
            line.field("no ports");
        }
        paper.flow(prefix, prefix + "  ", line);
    }
}
