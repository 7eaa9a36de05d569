package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What makes a pod stand out among those beside it. Only facts: whether they are wrong is for the runbooks to say. */
final class Oddities {

    private final GraphIndex index;
    private final Map<IpAddress, List<TopologyPlace>> owners = new HashMap<>();

    /** @param node whose pods are compared with each other */
    Oddities(GraphIndex index, String node) {
        this.index = index;
        for (TopologyPlace place : index.places(node)) {
            for (TopologyLink link : index.links(place)) {
                for (Cidr cidr : LinkWords.addresses(link, false)) {
                    List<TopologyPlace> places = owners.computeIfAbsent(cidr.address(), key -> new ArrayList<>());
                    if (!places.contains(place)) {
                        places.add(place);
                    }
                }
            }
        }
    }

    private record Remark(String text, Tone tone) {}

    /**
     * One line; empty where nothing is odd.
     *
     * @param strand null for a namespace from which nothing leads out
     * @param first whether it is the tenant's first
     * @param lost whether nothing leads on from its other end
     */
    Words of(Tenant tenant, Strand strand, boolean first, boolean lost, int usualMtu) {
        List<Remark> remarks = new ArrayList<>();
        if (strand == null) {
            remarks.add(new Remark("no link but its loopback", Tone.WARN));
        } else {
            ends(strand, lost, remarks);
            mtu(strand, usualMtu, remarks);
            shared(tenant, strand, remarks);
        }
        if (first && tenant.first() && strand != null && unaddressed(tenant.place())) {
            remarks.add(new Remark("no address", Tone.BAD));
        }
        Words words = new Words();
        if (!remarks.isEmpty()) {
            words.field("!", remarks.get(0).tone());
            for (int i = 0; i < remarks.size(); i++) {
                String comma = i + 1 < remarks.size() ? "," : "";
                words.more(remarks.get(i).text() + comma, remarks.get(i).tone());
            }
        }
        return words;
    }

    private void ends(Strand strand, boolean lost, List<Remark> remarks) {
        state(strand.inner(), remarks);
        TopologyLink outer = strand.outer();
        if (strand.edge() == null || (outer == null && strand.edge().kind() != Kind.TUNNEL_SOCKET)) {
            remarks.add(new Remark(strand.inner().name() + "'s other end is not found", Tone.BAD));
            return;
        }
        if (outer == null || strand.edge().kind() == Kind.TUNNEL_SOCKET) {
            return;
        }
        if (lost) {
            remarks.add(new Remark(outer.name() + " is on no bridge, and no route leads on", Tone.BAD));
        }
        if (index.onHost(outer) && strand.edge().kind() != Kind.PARENT) {
            state(outer, remarks);
            index.from(outer, Trunks.PORT)
                    .filter(edge -> edge.kind() != Kind.OVS_PORT)
                    .map(TopologyEdge::label)
                    .filter(label -> !label.isEmpty())
                    .forEach(label -> remarks.add(new Remark("port " + label, Tone.BAD)));
            index.from(outer, EnumSet.of(Kind.REDIRECT))
                    .filter(edge -> edge.direction() == TopologyEdge.Direction.FORTH)
                    .forEach(edge -> remarks.add(new Remark("redirected one way", Tone.WARN)));
        }
    }

    private static void state(TopologyLink link, List<Remark> remarks) {
        String state = LinkWords.state(link);
        if (state != null) {
            remarks.add(new Remark(link.name() + " " + state, Tone.BAD));
        }
    }

    private static void mtu(Strand strand, int usual, List<Remark> remarks) {
        TopologyLink inner = strand.inner();
        TopologyLink outer = strand.outer();
        boolean cable = strand.edge() != null
                && (strand.edge().kind() == Kind.VETH || strand.edge().kind() == Kind.NETKIT);
        if (cable && outer != null && inner.mtu() > 0 && outer.mtu() > 0 && inner.mtu() != outer.mtu()) {
            remarks.add(new Remark(
                    "MTU " + inner.mtu() + " at " + inner.name() + ", " + outer.mtu() + " at " + outer.name(),
                    Tone.WARN));
        } else if (inner.mtu() > 0 && usual > 0 && inner.mtu() != usual) {
            remarks.add(new Remark("MTU " + inner.mtu() + ", the others have " + usual, Tone.WARN));
        }
    }

    private void shared(Tenant tenant, Strand strand, List<Remark> remarks) {
        for (Cidr cidr : LinkWords.addresses(strand.inner(), false)) {
            List<TopologyPlace> places = owners.getOrDefault(cidr.address(), List.of());
            if (places.size() > 1 && strand.edge() != null) {
                String others = String.join(
                        " and ",
                        places.stream()
                                .filter(place -> place != tenant.place())
                                .limit(2)
                                .map(TopologyPlace::label)
                                .toList());
                String more = places.size() > 3 ? " and more" : "";
                remarks.add(new Remark(cidr.address() + " is also at " + others + more, Tone.WARN));
            }
        }
    }

    private boolean unaddressed(TopologyPlace place) {
        return index.links(place).stream()
                .allMatch(link -> LinkWords.addresses(link, false).isEmpty());
    }
}
