package io.podwire.packets.line;

import io.podwire.api.packet.Ipv6;
import io.podwire.api.packet.Ipv6Fragment;
import io.podwire.api.packet.Ipv6Options;
import io.podwire.api.packet.Ipv6Routing;
import io.podwire.api.packet.Layer;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;

/** IPv6 and its extension headers. */
final class Ipv6Line {

    private static final int JUMBO = 0xc2;

    private Ipv6Line() {}

    static void say(Line line, Walk walk, Ipv6 ip) {
        if (line.options.linkLevel()) {
            line.say(walk.fresh(1) ? "ip: " : "");
        } else {
            line.say("IP6 ");
        }
        if (ip.missing() > 0) {
            line.say("truncated-ip6 - ").say(ip.missing()).say(" bytes missing!");
        }
        if (line.verbose()) {
            header(line, ip);
        }
        walk.ttl = ip.hopLimit();
        walk.source = ip.source();
        walk.destination = ip.destination();
        walk.fragment = false;
        walk.payload = ip.payloadLength();
        int next = ip.nextHeader();
        walk.addressesSaid = next != 6 && next != 17 && next != 33 && next != 132;
        if (walk.addressesSaid) {
            line.between(ip.source(), ip.destination()).say(": ");
        }
        carried(line, walk, next);
    }

    private static void header(Line line, Ipv6 ip) {
        line.say('(');
        if (ip.trafficClass() != 0) {
            line.say("class 0x").hex(ip.trafficClass(), 2).say(", ");
        }
        if (ip.flowLabel() != 0) {
            line.say("flowlabel 0x").hex(ip.flowLabel(), 5).say(", ");
        }
        line.say("hlim ").say(ip.hopLimit()).say(", next-header ").say(Names.ipProtocol(ip.nextHeader()));
        line.say(" (")
                .say(ip.nextHeader())
                .say(") payload length: ")
                .say(ip.payloadLength())
                .say(") ");
    }

    private static void carried(Line line, Walk walk, int protocol) {
        Layer next = walk.peek();
        if (next instanceof Ipv6Options || next instanceof Ipv6Fragment || next instanceof Ipv6Routing) {
            Layers.next(line, walk);
        } else {
            ProtocolLine.say(line, walk, protocol);
        }
    }

    static void options(Line line, Walk walk, Ipv6Options header) {
        boolean hopByHop = header.kind().equals(Ipv6Options.HOP_BY_HOP);
        line.say(hopByHop ? "HBH " : "DSTOPT ");
        if (line.verbose()) {
            for (Ipv6Options.Option option : header.options()) {
                option(line, option, hopByHop, walk.payload);
            }
            line.say(' ');
        }
        walk.payload -= header.length();
        carried(line, walk, header.nextHeader());
    }

    private static void option(Line line, Ipv6Options.Option option, boolean hopByHop, int payload) {
        Octets data = option.data();
        switch (option.type()) {
            case 0 -> line.say("(pad1)");
            case 1 -> line.say("(padn)");
            case 5 -> {
                if (data.length() == 2) {
                    line.say("(rtalert: 0x")
                            .hex(data.at(0) << 8 | data.at(1), 4)
                            .say(") ");
                } else {
                    line.say("(rtalert: invalid len ").say(data.length()).say(')');
                }
            }
            case JUMBO -> jumbo(line, data, hopByHop, payload);
            case 0xc9 -> {
                if (data.length() >= 16) {
                    line.say("(homeaddr: ")
                            .say(IpAddress.of(data.slice(0, 16).bytes()))
                            .say(')');
                } else {
                    line.say("(homeaddr: invalid len ").say(data.length()).say(')');
                }
            }
            default ->
                line.say("(opt_type 0x")
                        .hex(option.type(), 2)
                        .say(": len=")
                        .say(data.length())
                        .say(')');
        }
    }

    private static void jumbo(Line line, Octets data, boolean hopByHop, int payload) {
        if (data.length() != 4) {
            line.say("(jumbo: invalid len ").say(data.length()).say(')');
            return;
        }
        long length = (long) data.at(0) << 24 | data.at(1) << 16 | data.at(2) << 8 | data.at(3);
        line.say("(jumbo: ").say(length);
        if (!hopByHop) {
            line.say(" - not a hop-by-hop option");
        } else if (payload != 0) {
            line.say(" - payload len != 0");
        } else if (length < 65_536) {
            line.say(" - < 65536");
        }
        line.say(") ");
    }

    static void fragment(Line line, Walk walk, Ipv6Fragment fragment) {
        line.say("frag (");
        if (line.verbose()) {
            line.say("0x").hex(fragment.id(), 8).say(':');
        }
        line.say(fragment.offset()).say('|').say(fragment.length()).say(')');
        if (fragment.offset() > 0) {
            return;
        }
        line.say(' ');
        walk.fragment = true;
        walk.payload -= 8;
        if (walk.peek() != null) {
            carried(line, walk, fragment.nextHeader());
        }
    }

    static void routing(Line line, Walk walk, Ipv6Routing routing) {
        int units = routing.length() / 8 - 1;
        line.say("RT6 (len=").say(units).say(", type=").say(routing.type());
        line.say(routing.type() == 0 ? " [Deprecated]" : "");
        line.say(", segleft=").say(routing.segmentsLeft());
        switch (routing.type()) {
            case 0, 2 -> {
                long reserved = number(routing.data());
                if (reserved != 0 || line.verbose()) {
                    line.say(", rsv=0x").hex(reserved);
                }
            }
            case 4 -> {
                line.say(", last-entry=").say(routing.lastEntry());
                if (routing.flags() != 0 || line.verbose()) {
                    line.say(", flags=0x").hex(routing.flags());
                }
                line.say(", tag=").hex(routing.tag());
            }
            default -> {
                line.say(" (unknown type)").invalid();
                return;
            }
        }
        if (units % 2 == 1) {
            line.say(" (invalid length ").say(units).say(')').invalid();
            return;
        }
        int index = 0;
        for (IpAddress address : routing.addresses()) {
            line.say(", [").say(index++).say(']').say(address);
        }
        line.say(") ");
        walk.payload -= routing.length();
        carried(line, walk, routing.nextHeader());
    }

    private static long number(Octets data) {
        return data.length() < 4 ? 0 : (long) data.at(0) << 24 | data.at(1) << 16 | data.at(2) << 8 | data.at(3);
    }
}
