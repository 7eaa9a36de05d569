package io.podwire.packets.line;

import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.Truncated;
import io.podwire.api.packet.Udp;
import io.podwire.api.value.Octets;
import java.util.List;

/** ICMP, and with {@code -v} the packet that an error is about. */
final class IcmpLine {

    private IcmpLine() {}

    static void say(Line line, Walk walk, Icmp icmp) {
        boolean fragment = walk.fragment;
        line.say("ICMP ");
        message(line, icmp);
        if (line.givenUp()) {
            return;
        }
        // As IP says, also where the frame has less.
        line.say(", length ").say(Math.max(walk.payload, icmp.length()));
        if (!line.verbose()) {
            return;
        }
        Integer expected = icmp.checksumExpected();
        if (!fragment && expected != null && !Checksums.equal(expected, icmp.checksum())) {
            line.say(" (wrong icmp cksum ")
                    .hex(icmp.checksum())
                    .say(" (->")
                    .hex(expected)
                    .say(")!)");
        }
        if (icmp.error()) {
            line.say("\n\t");
            if (icmp.quoted().isEmpty()) {
                line.giveUp("icmp");
                return;
            }
            Layers.next(line, new Walk(icmp.quoted(), false));
            if (!line.givenUp() && icmp.extensions() != null) {
                ExtensionLines.say(line, icmp);
            } else if (!line.givenUp() && ExtensionLines.cut(icmp)) {
                line.cut("icmp");
            }
        }
    }

    private static void message(Line line, Icmp icmp) {
        switch (icmp.type()) {
            case 0 -> echo(line, icmp, "echo reply");
            case 8 -> echo(line, icmp, "echo request");
            case 3 -> unreachable(line, icmp);
            case 4 -> line.say("source quench");
            case 5 -> redirect(line, icmp);
            case 9 -> advertisement(line, icmp);
            case 10 -> line.say("router solicitation");
            case 11 -> exceeded(line, icmp);
            case 12 -> {
                if (icmp.code() == 0) {
                    line.say("parameter problem - octet ").say(icmp.pointer() == null ? 0 : icmp.pointer());
                } else {
                    line.say("parameter problem - code ").say(icmp.code());
                }
            }
            case 13 -> {
                if (icmp.identifier() != null) {
                    line.say("time stamp query id ")
                            .say(icmp.identifier())
                            .say(" seq ")
                            .say(icmp.sequence());
                }
            }
            case 14 -> timestamps(line, icmp);
            case 15 -> line.say("information request");
            case 16 -> line.say("information reply");
            case 17 -> line.say("address mask request");
            case 18 -> {
                if (icmp.mask() == null) {
                    cut(line);
                } else {
                    line.say("address mask is 0x").hex(icmp.mask(), 8);
                }
            }
            default -> line.say("type-#").say(icmp.type());
        }
    }

    private static void echo(Line line, Icmp icmp, String what) {
        if (icmp.identifier() == null || icmp.sequence() == null) {
            cut(line);
            return;
        }
        line.say(what).say(", id ").say(icmp.identifier()).say(", seq ").say(icmp.sequence());
    }

    /** tcpdump makes the message up before it says a word of it. */
    private static void cut(Line line) {
        line.out.setLength(line.out.length() - "ICMP ".length());
        line.giveUp("icmp");
    }

    private static void exceeded(Line line, Icmp icmp) {
        if (quoted(icmp) == null) {
            cut(line);
            return;
        }
        switch (icmp.code()) {
            case 0 -> line.say("time exceeded in-transit");
            case 1 -> line.say("ip reassembly time exceeded");
            default -> line.say("time exceeded-#").say(icmp.code());
        }
    }

    private static Ipv4 quoted(Icmp icmp) {
        return !icmp.quoted().isEmpty() && icmp.quoted().get(0) instanceof Ipv4 ip ? ip : null;
    }

    private static void unreachable(Line line, Icmp icmp) {
        Ipv4 about = quoted(icmp);
        if (about == null) {
            cut(line);
            return;
        }
        switch (icmp.code()) {
            case 0, 6, 9, 11 -> line.say("net ");
            case 1, 7, 10, 12, 13, 14, 15 -> line.say("host ");
            default -> {}
        }
        line.say(about.destination());
        switch (icmp.code()) {
            case 2 -> line.say(" protocol ").say(about.protocol()).say(" unreachable");
            case 3 -> port(line, icmp, about);
            case 4 -> {
                line.say(" unreachable - need to frag");
                if (icmp.nextHopMtu() != null && icmp.nextHopMtu() != 0) {
                    line.say(" (mtu ").say(icmp.nextHopMtu()).say(')');
                }
            }
            default -> line.say(" unreachable").say(why(icmp.code()));
        }
        if (icmp.code() > 15) {
            line.say(" - #").say(icmp.code());
        }
    }

    private static String why(int code) {
        return switch (code) {
            case 5 -> " - source route failed";
            case 6, 7 -> " - unknown";
            case 8 -> " - source host isolated";
            case 9, 10 -> " - admin prohibited";
            case 11, 12 -> " - tos prohibited";
            case 13 -> " - admin prohibited filter";
            case 14 -> " - host precedence violation";
            case 15 -> " - precedence cutoff";
            default -> "";
        };
    }

    private static void port(Line line, Icmp icmp, Ipv4 about) {
        int port = destinationPort(icmp.quoted());
        if (port < 0) {
            line.out.setLength(line.out.lastIndexOf("ICMP "));
            line.giveUp("icmp");
            return;
        }
        switch (about.protocol()) {
            case 6 -> line.say(" tcp");
            case 17 -> line.say(" udp");
            default -> line.say(" protocol ").say(about.protocol());
        }
        line.say(" port ").say(port).say(" unreachable");
    }

    /**
     * Where a quoted packet goes to, whatever it is that it carries, as tcpdump takes it.
     *
     * @return -1 where not so much of it is quoted
     */
    static int destinationPort(List<Layer> quoted) {
        for (Layer layer : quoted) {
            if (layer instanceof Tcp tcp) {
                return tcp.destinationPort();
            }
            if (layer instanceof Udp udp) {
                return udp.destinationPort();
            }
            Octets bytes = layer instanceof Truncated cut
                    ? cut.bytes()
                    : layer instanceof io.podwire.api.packet.Unread unread
                            ? unread.bytes()
                            : layer instanceof io.podwire.api.packet.Data data ? data.bytes() : Octets.EMPTY;
            if (bytes.length() >= 4) {
                return bytes.at(2) << 8 | bytes.at(3);
            }
        }
        return -1;
    }

    private static void redirect(Line line, Icmp icmp) {
        Ipv4 about = quoted(icmp);
        if (about == null) {
            cut(line);
            return;
        }
        switch (icmp.code()) {
            case 0, 1 -> line.say("redirect ");
            case 2, 3 -> line.say("redirect-tos ");
            default -> line.say("redirect-#").say(icmp.code()).say(' ');
        }
        line.say(about.destination());
        switch (icmp.code()) {
            case 0, 2 -> line.say(" to net ");
            case 1, 3 -> line.say(" to host ");
            default -> line.say(" to ");
        }
        line.say(icmp.gateway());
    }

    private static void advertisement(Line line, Icmp icmp) {
        if (icmp.data().length() + 8 < icmp.length()) {
            cut(line);
            return;
        }
        line.say("router advertisement");
        if (icmp.lifetime() == null) {
            return;
        }
        line.say(" lifetime ");
        int lifetime = icmp.lifetime();
        if (lifetime >= 3600) {
            Digits.padded(line.say(lifetime / 3600).say(':').out, lifetime % 3600 / 60, 2);
            Digits.padded(line.say(':').out, lifetime % 60, 2);
        } else if (lifetime >= 60) {
            Digits.padded(line.say(lifetime / 60).say(':').out, lifetime % 60, 2);
        } else {
            line.say(lifetime);
        }
        line.say(' ').say(icmp.routers().size()).say(':');
        for (Icmp.Router router : icmp.routers()) {
            line.say(" {")
                    .say(router.address())
                    .say(' ')
                    .say(Integer.toUnsignedLong(router.preference()))
                    .say('}');
        }
    }

    private static void timestamps(Line line, Icmp icmp) {
        if (icmp.transmit() == null) {
            cut(line);
            return;
        }
        line.say("time stamp reply id ").say(icmp.identifier()).say(" seq ").say(icmp.sequence());
        clock(line.say(": org "), icmp.originate());
        clock(line.say(", recv "), icmp.receive());
        clock(line.say(", xmit "), icmp.transmit());
    }

    private static void clock(Line line, long millis) {
        long seconds = millis / 1000;
        Digits.padded(line.out, seconds / 3600, 2);
        Digits.padded(line.say(':').out, seconds / 60 % 60, 2);
        Digits.padded(line.say(':').out, seconds % 60, 2);
        Digits.padded(line.say('.').out, millis % 1000, 3);
    }
}
