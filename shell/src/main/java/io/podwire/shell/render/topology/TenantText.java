package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts tenants into words. */
final class TenantText {

    private static final Set<Kind> WITHIN =
            EnumSet.of(Kind.REDIRECT, Kind.BRIDGE_PORT, Kind.MASTER, Kind.OVS_PORT, Kind.PARENT);
    private static final Set<Kind> ROUTE = EnumSet.of(Kind.ROUTE);

    private final GraphIndex index;
    private final Paper paper;
    private final LinkWords words;
    private final Oddities oddities;

    TenantText(GraphIndex index, Paper paper, Oddities oddities) {
        this.index = index;
        this.paper = paper;
        this.words = new LinkWords(index, paper.strokes());
        this.oddities = oddities;
    }

    /**
     * The rows of a tenant.
     *
     * @param lost whether it leads nowhere
     * @param usualMtu of the links within, among the tenants of the same trunk
     */
    TenantRows rows(Tenant tenant, boolean lost, int usualMtu) {
        List<Row> rows = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        IpAddress address = null;
        boolean odd = false;
        List<Strand> strands = tenant.strands();
        for (int i = 0; i < Math.max(1, strands.size()); i++) {
            Strand strand = strands.isEmpty() ? null : strands.get(i);
            Words remarks = oddities.of(tenant, strand, i == 0, lost, usualMtu);
            odd |= !remarks.isEmpty();
            List<Words> notes = new ArrayList<>();
            if (!remarks.isEmpty()) {
                notes.add(remarks);
            }
            if (tenant.first() && i == Math.max(1, strands.size()) - 1) {
                odd |= within(tenant, shape, notes);
            }
            List<Cidr> addresses = strand == null ? List.of() : LinkWords.addresses(strand.inner(), paper.wide());
            if (address == null && !addresses.isEmpty()) {
                address = addresses.get(0).address();
            }
            shape.append(shape(strand, addresses));
            rows.add(new Row(
                    i == 0 ? Printable.of(tenant.place().label()) : "",
                    addresses.stream()
                            .map(cidr -> paper.wide()
                                    ? cidr.toString()
                                    : cidr.address().toString())
                            .toList(),
                    strand(strand),
                    notes));
        }
        return new TenantRows(rows, odd, shape.toString(), address);
    }

    private static String shape(Strand strand, List<Cidr> addresses) {
        if (strand == null) {
            return "nothing";
        }
        long v6 = addresses.stream().filter(cidr -> cidr.address().v6()).count();
        return strand.inner().name()
                + ' '
                + strand.inner().kind()
                + ' '
                + strand.inner().mtu()
                + ' '
                + (addresses.size() - v6)
                + '+'
                + v6
                + programs(strand)
                + ';';
    }

    private static String programs(Strand strand) {
        return strand.outer() == null
                ? ""
                : strand.outer().programs().stream().map(LinkWords::program).collect(Collectors.joining(","));
    }

    private Words strand(Strand strand) {
        Words text = new Words();
        if (strand == null) {
            return text;
        }
        text.field(strand.inner().name());
        if (strand.edge() == null) {
            return text;
        }
        TopologyLink outer = strand.outer();
        String cable = paper.strokes().cable();
        switch (strand.edge().kind()) {
            case PARENT -> text.more(strand.inner().kind()).more(mode(strand.edge()));
            case TUNNEL_SOCKET -> text.more("by its socket");
            default -> {
                text.more(cable).more(outer == null ? "?" : outer.name());
                if (outer != null) {
                    port(outer, text);
                }
            }
        }
        return text;
    }

    private static String mode(TopologyEdge edge) {
        return edge.label().isEmpty() ? "" : "(" + edge.label() + ")";
    }

    /** How the host's end of a cable stands where it leads: a port's number, a route. */
    private void port(TopologyLink outer, Words text) {
        if (!index.onHost(outer)) {
            TopologyPlace place = index.place(outer.place());
            text.more("of " + (place == null ? "?" : place.label()));
            return;
        }
        String port = index.from(outer, Trunks.PORT)
                .filter(edge -> edge.kind() == Kind.OVS_PORT)
                .map(TopologyEdge::label)
                .findFirst()
                .orElse("");
        if (!port.isEmpty()) {
            text.more("(" + port + ")");
        }
    }

    /**
     * What is in the namespace beside the way out.
     *
     * @return whether something of it goes one way only
     */
    private boolean within(Tenant tenant, StringBuilder shape, List<Words> notes) {
        boolean odd = false;
        for (TopologyLink link : index.links(tenant.place())) {
            boolean said = false;
            for (TopologyEdge edge :
                    index.from(link, WITHIN).filter(edge -> inside(edge, link)).toList()) {
                notes.add(joint(edge, link, index.link(edge.to())));
                shape.append(link.name()).append(edge.kind()).append(edge.direction());
                odd |= edge.direction() == TopologyEdge.Direction.FORTH;
                said = true;
            }
            boolean out = tenant.out().contains(link.id());
            if (link.tunnel() != null) {
                notes.add(tunnel(link, out));
                shape.append(link.name()).append("tunnel");
            } else if (!out
                    && !said
                    && (paper.wide() || !LinkWords.addresses(link, false).isEmpty())) {
                Words note = Words.of(link.name()).field(LinkWords.purpose(link));
                LinkWords.addresses(link, paper.wide()).forEach(cidr -> note.field(cidr.toString()));
                notes.add(note);
                shape.append(link.name());
            }
        }
        return odd;
    }

    private Words joint(TopologyEdge edge, TopologyLink link, TopologyLink to) {
        if (edge.kind() != Kind.REDIRECT) {
            return Words.of(link.name()).more("on").more(to.name()).field(edge.label());
        }
        boolean oneWay = edge.direction() == TopologyEdge.Direction.FORTH;
        Words note = new Words();
        if (oneWay) {
            note.field("!", Tone.WARN);
        }
        note.more(link.name()).more(words.arrow(edge)).more(to.name());
        if (oneWay) {
            note.field("one way", Tone.WARN);
        }
        if (link.mtu() != to.mtu()) {
            note.field("MTU " + link.mtu() + " and " + to.mtu(), Tone.WARN);
        }
        return note.field(edge.label());
    }

    private boolean inside(TopologyEdge edge, TopologyLink link) {
        TopologyLink other = index.link(edge.to());
        return other != null && other.place().equals(link.place());
    }

    /** @param out whether the socket is told already */
    private Words tunnel(TopologyLink link, boolean out) {
        Words note = Words.of(link.name()).field(LinkWords.tunnel(link)).field("MTU " + link.mtu());
        List<String> ends = words.farEnds(link);
        if (!ends.isEmpty()) {
            note.field("to " + String.join(", ", ends));
        }
        return note.field(out ? "" : words.socket(link));
    }
}
