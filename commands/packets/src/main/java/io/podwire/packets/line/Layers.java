package io.podwire.packets.line;

import io.podwire.api.packet.Arp;
import io.podwire.api.packet.AuthenticationHeader;
import io.podwire.api.packet.Esp;
import io.podwire.api.packet.Ethernet;
import io.podwire.api.packet.Geneve;
import io.podwire.api.packet.Gre;
import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Ipv6;
import io.podwire.api.packet.Ipv6Fragment;
import io.podwire.api.packet.Ipv6Options;
import io.podwire.api.packet.Ipv6Routing;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.LinuxCooked;
import io.podwire.api.packet.Llc;
import io.podwire.api.packet.Loopback;
import io.podwire.api.packet.Mpls;
import io.podwire.api.packet.Pppoe;
import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.Udp;
import io.podwire.api.packet.Vxlan;

/** Says the next layer, whatever it is, and all behind it. */
final class Layers {

    private Layers() {}

    /** Does nothing at the end. What the writer of a header did not say itself (payload) is passed over. */
    static void next(Line line, Walk walk) {
        Layer layer = walk.take();
        if (layer == null || line.givenUp()) {
            return;
        }
        if (layer instanceof Ipv4 ip) {
            Ipv4Line.say(line, walk, ip);
        } else if (layer instanceof Tcp tcp) {
            TcpLine.say(line, walk, tcp);
        } else if (layer instanceof Udp udp) {
            UdpLine.say(line, walk, udp);
        } else if (layer instanceof Ipv6 ip) {
            Ipv6Line.say(line, walk, ip);
        } else if (layer instanceof Icmp icmp) {
            IcmpLine.say(line, walk, icmp);
        } else if (layer instanceof Icmpv6 icmp) {
            Icmpv6Line.say(line, icmp, walk.fragment);
        } else if (layer instanceof Arp arp) {
            ArpLine.say(line, walk, arp);
        } else if (layer instanceof Vxlan vxlan) {
            TunnelLines.vxlan(line, walk, vxlan);
        } else if (layer instanceof Geneve geneve) {
            TunnelLines.geneve(line, walk, geneve);
        } else if (layer instanceof Gre gre) {
            TunnelLines.gre(line, walk, gre);
        } else if (layer instanceof Ipv6Options options) {
            Ipv6Line.options(line, walk, options);
        } else if (layer instanceof Ipv6Fragment fragment) {
            Ipv6Line.fragment(line, walk, fragment);
        } else if (layer instanceof Ipv6Routing routing) {
            Ipv6Line.routing(line, walk, routing);
        } else if (layer instanceof AuthenticationHeader header) {
            SecurityLines.authentication(line, walk, header);
        } else if (layer instanceof Esp esp) {
            SecurityLines.esp(line, esp);
        } else {
            link(line, walk, layer);
        }
    }

    private static void link(Line line, Walk walk, Layer layer) {
        if (layer instanceof Ethernet ethernet) {
            EthernetLine.say(line, walk, ethernet);
        } else if (layer instanceof LinuxCooked cooked) {
            CookedLine.say(line, walk, cooked);
        } else if (layer instanceof Mpls mpls) {
            LabelLines.say(line, walk, mpls);
        } else if (layer instanceof Pppoe pppoe) {
            PppLines.say(line, walk, pppoe);
        } else if (layer instanceof Loopback loopback) {
            CookedLine.loopback(line, walk, loopback);
        } else if (layer instanceof Llc llc) {
            LlcLine.say(line, walk, llc, null);
        } else if (!MessageLines.say(line, walk, layer)) {
            BrokenLines.say(line, walk, layer);
        }
    }
}
