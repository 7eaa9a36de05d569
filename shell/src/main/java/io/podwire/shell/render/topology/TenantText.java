package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
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

    /** @param usualMtu of the links within, among the tenants of the same trunk */
    TenantRows rows(Tenant tenant, int usualMtu) {
        List<Row> rows = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        IpAddress address = null;
        boolean odd = false;
        List<Strand> strands = tenant.strands();
        for (int i = 0; i < Math.max(1, strands.size()); i++) {
            Strand strand = strands.isEmpty() ? null : strands.get(i);
            Words remarks = oddities.of(tenant, strand, i == 0, usualMtu);
            odd |= !remarks.isEmpty();
            List<Words> notes = new ArrayList<>();
            if (!remarks.isEmpty()) {
                notes.add(remarks);
            }
            if (tenant.first() && i == Math.max(1, strands.size()) - 1) {
                within(tenant, shape, notes);
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
            case PARENT -> text.more(strand.inner().kind());
            case TUNNEL_SOCKET -> text.more(strand.inner().kind());
            default -> {
                text.more(cable).more(outer == null ? "?" : outer.name());
                if (outer != null) {
                    port(outer, text);
                }
            }
        }
        return text;
    }

    /** How the host's end of a cable stands where it leads: a port's number, a route. */
    private void port(TopologyLink outer, Words text) {
        if (!index.onHost(outer)) {
            text.more("of " + index.place(outer.place()).label());
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

    /** What is in the namespace beside the way out. */
    private void within(Tenant tenant, StringBuilder shape, List<Words> notes) {
        for (TopologyLink link : index.links(tenant.place())) {
            boolean said = false;
            for (TopologyEdge edge :
                    index.from(link, WITHIN).filter(edge -> inside(edge, link)).toList()) {
                String to = index.link(edge.to()).name();
                String joint = edge.kind() == Kind.REDIRECT ? words.arrow(edge) : "on";
                Words note = Words.of(link.name()).more(joint).more(to);
                if (edge.kind() == Kind.REDIRECT && edge.direction() == TopologyEdge.Direction.FORTH) {
                    note.field("one way");
                }
                notes.add(note.field(edge.label()));
                shape.append(link.name()).append(edge.kind()).append(edge.direction());
                said = true;
            }
            boolean out = tenant.strands().stream().anyMatch(strand -> strand.inner() == link);
            if (link.tunnel() != null) {
                notes.add(tunnel(link));
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
    }

    private boolean inside(TopologyEdge edge, TopologyLink link) {
        TopologyLink other = index.link(edge.to());
        return other != null && other.place().equals(link.place());
    }

    private Words tunnel(TopologyLink link) {
        Words note = Words.of(link.name()).field(LinkWords.tunnel(link));
        List<String> ends = words.farEnds(link);
        if (!ends.isEmpty()) {
            note.field("to " + String.join(", ", ends));
        }
        return note.field(words.socket(link)).field("MTU " + link.mtu());
    }
}
