package io.podwire.packets.line;

import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Truncated;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.util.Arrays;

/** IPv4, its options, and what a datagram or its first fragment carries. */
final class Ipv4Line {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DCCP = 33;
    private static final int SCTP = 132;

    private Ipv4Line() {}

    static void say(Line line, Walk walk, Ipv4 ip) {
        if (walk.fresh(1) && line.options.linkLevel()) {
            line.say("ip: ");
        }
        if (!line.options.linkLevel()) {
            line.say("IP ");
        }
        if (ip.missing() > 0) {
            line.say("truncated-ip - ").say(ip.missing()).say(" bytes missing! ");
        }
        if (line.verbose()) {
            header(line, ip);
        }
        walk.source = ip.source();
        walk.destination = ip.destination();
        walk.ttl = ip.ttl();
        walk.fragment = ip.moreFragments();
        walk.payload = (ip.totalLength() == 0 ? ip.length() : ip.totalLength()) - ip.headerLength();
        if (ip.fragmentOffset() > 0) {
            if (line.options.quiet() < 2) {
                line.between(ip.source(), ip.destination()).say(": ip-proto-").say(ip.protocol());
            }
            return;
        }
        int protocol = ip.protocol();
        walk.addressesSaid = protocol != TCP && protocol != UDP && protocol != SCTP && protocol != DCCP;
        if (walk.addressesSaid) {
            line.between(ip.source(), ip.destination()).say(": ");
        }
        if (walk.peek() instanceof Truncated cut && cut.of().equals("ipv4")) {
            line.say(" [remaining caplen(").say(captured(ip));
            line.say(") < header length(").say(ip.headerLength()).say(")]").giveUp("ip");
            return;
        }
        ProtocolLine.say(line, walk, protocol);
    }

    /** Bytes of a header that the capture ends in. */
    private static int captured(Ipv4 ip) {
        int bytes = 20;
        for (Ipv4.Option option : ip.options()) {
            bytes += option.type() < 2 ? 1 : 2 + option.data().length();
        }
        return bytes;
    }

    private static void header(Line line, Ipv4 ip) {
        line.say("(tos 0x").hex(ip.tos());
        switch (ip.tos() & 3) {
            case 1 -> line.say(",ECT(1)");
            case 2 -> line.say(",ECT(0)");
            case 3 -> line.say(",CE");
            default -> {}
        }
        if (ip.ttl() > 0) {
            line.say(", ttl ").say(ip.ttl());
        }
        line.say(", id ").say(ip.id()).say(", offset ").say(ip.fragmentOffset()).say(", flags [");
        flags(line, ip);
        line.say("], proto ").say(Names.ipProtocol(ip.protocol())).say(" (").say(ip.protocol());
        line.say("), length ").say(ip.totalLength());
        if (ip.headerLength() > 20) {
            line.say(", options (");
            options(line, ip);
            line.say(')');
        }
        Integer expected = ip.checksumExpected();
        if (line.options.checksums() && expected != null && expected != ip.checksum()) {
            line.say(", bad cksum ")
                    .hex(ip.checksum())
                    .say(" (->")
                    .hex(expected)
                    .say(")!");
        }
        line.say(")\n    ");
    }

    private static void flags(Line line, Ipv4 ip) {
        if (!ip.moreFragments() && !ip.dontFragment() && !ip.reserved()) {
            line.say("none");
            return;
        }
        String separator = "";
        if (ip.moreFragments()) {
            line.say("+");
            separator = ", ";
        }
        if (ip.dontFragment()) {
            line.say(separator).say("DF");
            separator = ", ";
        }
        if (ip.reserved()) {
            line.say(separator).say("rsvd");
        }
    }

    private static void options(Line line, Ipv4 ip) {
        String separator = "";
        for (Ipv4.Option option : ip.options()) {
            line.say(separator);
            separator = ",";
            name(line, option.type());
            if (option.type() == 0) {
                return;
            }
            if (option.type() == 1) {
                continue;
            }
            if (option.length() < 2 || option.data().length() < option.length() - 2) {
                line.say(" [bad length ").say(option.length()).say(']');
                return;
            }
            switch (option.type()) {
                case 7, 131, 137 -> route(line, option);
                case 68 -> timestamp(line, option);
                case 148 -> alert(line, option);
                default -> {}
            }
        }
    }

    private static void name(Line line, int type) {
        switch (type) {
            case 0 -> line.say("EOL");
            case 1 -> line.say("NOP");
            case 7 -> line.say("RR");
            case 68 -> line.say("timestamp");
            case 82 -> line.say("traceroute");
            case 130 -> line.say("security");
            case 131 -> line.say("LSRR");
            case 137 -> line.say("SSRR");
            case 148 -> line.say("RA");
            default -> line.say("unknown ").say(type);
        }
    }

    private static void alert(Line line, Ipv4.Option option) {
        if (option.length() < 4) {
            line.say(" [bad length ").say(option.length()).say(']');
            return;
        }
        int value = option.data().at(0) << 8 | option.data().at(1);
        if (value != 0) {
            line.say(" value ").say(value);
        }
    }

    /** Offsets here count from the option's type octet, as its pointer does. */
    private static void route(Line line, Ipv4.Option option) {
        int length = option.length();
        if (length < 3) {
            line.say(" [bad length ").say(length).say(']');
            return;
        }
        if ((length + 1 & 3) != 0) {
            line.say(" [bad length ").say(length).say(']');
        }
        int pointer = option.data().at(0) - 1;
        if (pointer < 3 || (pointer + 1 & 3) != 0 || pointer > length + 1) {
            line.say(" [bad ptr ").say(option.data().at(0)).say(']');
        }
        for (int at = 3; at + 4 <= length; at += 4) {
            line.say(' ').say(address(option.data(), at - 2));
            if (pointer > at) {
                line.say(',');
            }
        }
    }

    private static void timestamp(Line line, Ipv4.Option option) {
        int length = option.length();
        if (length < 4) {
            line.say("[bad length ").say(length).say(']');
            return;
        }
        Octets data = option.data();
        line.say(" TS{");
        int form = data.at(1) & 15;
        int hop = form == 0 ? 4 : 8;
        if ((length - 4 & hop - 1) != 0) {
            line.say("[bad length ").say(length).say(']');
        }
        int pointer = data.at(0) - 1;
        if (pointer < 4 || (pointer - 4 & hop - 1) != 0 || pointer > length + 1) {
            line.say("[bad ptr ").say(data.at(0)).say(']');
        }
        int at = 0;
        if (form != 0 && form != 1 && form != 3) {
            line.say("[bad ts type ").say(form).say(']');
        } else {
            line.say(form == 0 ? "TSONLY" : form == 1 ? "TS+ADDR" : "PRESPEC");
            for (at = 4; at + hop <= length; at += hop) {
                line.say(pointer == at ? " ^ " : " ")
                        .say(number(data, at - 2 + hop - 4))
                        .say('@');
                if (hop == 8) {
                    line.say(address(data, at - 2));
                }
            }
        }
        if (pointer == at) {
            line.say(" ^ ");
        }
        int overflow = data.at(1) >> 4;
        if (overflow > 0) {
            line.say(" [").say(overflow).say(" hops not recorded]} ");
        } else {
            line.say('}');
        }
    }

    private static long number(Octets data, int at) {
        return (long) data.at(at) << 24 | data.at(at + 1) << 16 | data.at(at + 2) << 8 | data.at(at + 3);
    }

    private static IpAddress address(Octets data, int at) {
        return IpAddress.of(Arrays.copyOf(data.slice(at, 4).bytes(), 4));
    }
}
