package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.OvsPort;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.drawing.Diagram.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A link in words: the few that stand in its box, and all of them. */
final class LinkWords {

    /** Addresses that stand in a box; a node's uplink may have hundreds. */
    private static final int ADDRESSES_SHOWN = 3;

    /** Remotes and addresses named one by one among the facts. */
    private static final int NAMED = 40;

    /** Those whose MAC decides whether a packet is taken: a neighbor entry names it. */
    private static final Set<Role> MAC_MATTERS = Set.of(Role.POD_LINK, Role.VTEP, Role.MANAGEMENT_PORT);

    private LinkWords() {}

    static String title(TopologyLink link) {
        return Printable.of(link.name());
    }

    /** True where nothing can go through it. */
    static boolean down(TopologyLink link) {
        return link.operState().endsWith("DOWN");
    }

    static List<Line> lines(TopologyLink link) {
        List<Line> lines = new ArrayList<>();
        if (!link.meaning().isEmpty()) {
            lines.add(Line.words(Printable.of(link.meaning())));
        }
        lines.add(Line.words(kind(link)));
        if (link.tunnel() != null) {
            lines.add(Line.literal(tunnel(link.tunnel())));
        }
        List<String> addresses = link.addresses().stream()
                .filter(address -> !address.address().linkLocal())
                .map(Cidr::toString)
                .toList();
        addresses.stream().limit(ADDRESSES_SHOWN).map(Line::literal).forEach(lines::add);
        if (addresses.size() > ADDRESSES_SHOWN) {
            lines.add(Line.words("and " + (addresses.size() - ADDRESSES_SHOWN) + " addresses more"));
        }
        if (link.mac() != null && MAC_MATTERS.contains(link.role())) {
            lines.add(Line.literal(link.mac().toString()));
        }
        return lines;
    }

    /** {@code veth, MTU 1450}. */
    static String kind(TopologyLink link) {
        String kind = link.kind().isEmpty() ? "hardware" : Printable.of(link.kind());
        return link.mtu() == 0 ? kind : kind + ", MTU " + link.mtu();
    }

    /** {@code VNI 1, UDP 8472}. */
    private static String tunnel(Tunnel tunnel) {
        List<String> parts = new ArrayList<>();
        if (tunnel.id() != null) {
            parts.add("id " + tunnel.id());
        }
        if (tunnel.port() != null) {
            parts.add("UDP " + tunnel.port());
        }
        if (parts.isEmpty()) {
            parts.add("far end by " + tunnel.farEnd().name().toLowerCase(Locale.ROOT));
        }
        return String.join(", ", parts);
    }

    static List<String> facts(TopologyLink link) {
        List<String> facts = new ArrayList<>();
        facts.add(title(link) + (link.meaning().isEmpty() ? "" : ": " + Printable.of(link.meaning())));
        facts.add(kind(link)
                + (link.index() == null ? ", not a link of the kernel" : ", ifindex " + link.index())
                + (link.operState().isEmpty() ? "" : ", " + Printable.of(link.operState())));
        if (link.mac() != null) {
            facts.add("MAC " + link.mac());
        }
        if (!link.addresses().isEmpty()) {
            facts.add("addresses " + named(link.addresses()));
        }
        if (link.tunnel() != null) {
            tunnelFacts(link.tunnel(), facts);
        }
        if (link.ovs() != null) {
            facts.add(ovs(link.ovs()));
        }
        link.programs().forEach(program -> facts.add("BPF " + Printable.of(program) + ", not followed"));
        return facts;
    }

    private static void tunnelFacts(Tunnel tunnel, List<String> facts) {
        facts.add("tunnel " + tunnel(tunnel) + (tunnel.local() == null ? "" : ", local " + tunnel.local()));
        if (!tunnel.remotes().isEmpty()) {
            facts.add("far ends " + named(tunnel.remotes()) + ", known by "
                    + tunnel.farEnd().name().toLowerCase(Locale.ROOT));
        }
    }

    private static String ovs(OvsPort port) {
        return "Open vSwitch: bridge " + Printable.of(port.bridge()) + ", type " + Printable.of(port.type())
                + (port.ofPort() == null ? ", no OpenFlow port" : ", OpenFlow port " + port.ofPort())
                + (port.tag() == null ? "" : ", tag " + port.tag())
                + (port.ifaceId() == null ? "" : ", iface-id " + Printable.of(port.ifaceId()));
    }

    private static String named(List<?> all) {
        List<String> words = new ArrayList<>();
        all.stream().limit(NAMED).forEach(each -> words.add(each.toString()));
        return String.join(", ", words) + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
    }
}
