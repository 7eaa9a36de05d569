package io.podwire.packets.line;

import io.podwire.api.packet.Data;
import io.podwire.api.packet.Dns;
import io.podwire.api.packet.Geneve;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Mpls;
import io.podwire.api.packet.TextLines;
import io.podwire.api.packet.Truncated;
import io.podwire.api.packet.Udp;
import io.podwire.api.packet.Vxlan;

/** A UDP datagram; DNS and tunnels in it are told, of others only the length. */
final class UdpLine {

    private static final int DNS = 53;
    private static final int MULTICAST_DNS = 5353;
    private static final int DNS_HEADER = 12;

    private UdpLine() {}

    static void say(Line line, Walk walk, Udp udp) {
        TcpLine.ends(line, walk, udp.sourcePort(), udp.destinationPort());
        line.say(": ");
        if (line.verbose() && line.options.checksums() && !walk.fragment) {
            checksum(line, walk, udp);
        }
        Layer next = walk.peek();
        int there = walk.payload < 8 ? udp.length() : Math.min(udp.length(), walk.payload - 8);
        if (line.quiet()) {
            length(line, walk, udp);
        } else if (next instanceof Dns dns) {
            DnsLine.say(line, dns, port(udp, MULTICAST_DNS), there);
        } else if (next instanceof Vxlan || next instanceof Geneve || next instanceof Mpls) {
            Layers.next(line, walk);
        } else if (next instanceof TextLines text && text.kind().equals("sip")) {
            walk.take();
            TextLine.lines(line, text, walk.peek() instanceof Truncated);
        } else if (there < DNS_HEADER && (port(udp, DNS) || port(udp, MULTICAST_DNS))) {
            line.say("domain [length ")
                    .say(there)
                    .say(" < ")
                    .say(DNS_HEADER)
                    .say(']')
                    .invalid();
        } else if (BrokenLines.tells(next)) {
            Layers.next(line, walk);
        } else if (next instanceof Data data && DatagramLines.say(line, udp, data)) {
            walk.take();
        } else if (!MessageLines.say(line, walk, next)) {
            length(line, walk, udp);
        }
    }

    private static boolean port(Udp udp, int port) {
        return udp.sourcePort() == port || udp.destinationPort() == port;
    }

    private static void checksum(Line line, Walk walk, Udp udp) {
        boolean v6 = walk.source != null && walk.source.v6();
        if (!v6 && line.options.verbosity() < 2) {
            return;
        }
        if (!v6 && udp.checksum() == 0) {
            line.say("[no cksum] ");
        } else if (udp.checksumExpected() != null) {
            if (Checksums.equal(udp.checksumExpected(), udp.checksum())) {
                line.say("[udp sum ok] ");
            } else {
                line.say("[bad udp cksum 0x").hex(udp.checksum(), 4);
                line.say(" -> 0x").hex(udp.checksumExpected(), 4).say("!] ");
            }
        }
    }

    private static void length(Line line, Walk walk, Udp udp) {
        int carried = walk.payload - 8;
        if (udp.length() > carried && !walk.fragment && carried >= 0) {
            line.say("UDP, bad length ").say(udp.length()).say(" > ").say(carried);
        } else {
            line.say("UDP, length ").say(udp.length());
        }
    }
}
