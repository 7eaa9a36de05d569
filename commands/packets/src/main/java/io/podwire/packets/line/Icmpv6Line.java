package io.podwire.packets.line;

import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.Ipv6;
import io.podwire.api.packet.Layer;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;

/** ICMPv6, neighbor discovery and multicast listeners among it. */
final class Icmpv6Line {

    private Icmpv6Line() {}

    static void say(Line line, Icmpv6 icmp, boolean fragment) {
        if (line.verbose() && !fragment && icmp.checksumExpected() != null) {
            if (Checksums.equal(icmp.checksumExpected(), icmp.checksum())) {
                line.say("[icmp6 sum ok] ");
            } else {
                line.say("[bad icmp6 cksum 0x").hex(icmp.checksum(), 4);
                line.say(" -> 0x").hex(icmp.checksumExpected(), 4).say("!] ");
            }
        }
        line.say("ICMP6, ");
        name(line, icmp.type());
        boolean lengthFirst = icmp.type() >= 133 && icmp.type() <= 137 || icmp.type() == 145 || icmp.type() == 147;
        if (line.verbose() && lengthFirst) {
            line.say(", length ").say(icmp.length());
        }
        if (message(line, icmp) && !line.verbose()) {
            line.say(", length ").say(icmp.length());
        }
    }

    /** Of which the capture has only a part; its type is told where it is there. */
    static void cut(Line line, Octets bytes, int length) {
        if (bytes.isEmpty()) {
            line.giveUp("icmp6");
            return;
        }
        int type = bytes.at(0);
        name(line.say("ICMP6, "), type);
        boolean router = type == 133 || type == 134;
        if (bytes.length() >= 2 && router && !line.verbose()) {
            line.say(", length ").say(length);
            return;
        }
        if (line.verbose() && type >= 133 && type <= 137) {
            line.say(", length ").say(length);
        }
        if (bytes.length() >= 2 && type == 1) {
            line.say(reason(bytes.at(1)));
        }
        line.giveUp("icmp6");
    }

    private static String reason(int code) {
        return switch (code) {
            case 0 -> ", unreachable route";
            case 1 -> ",  unreachable prohibited";
            case 2 -> ", beyond scope";
            case 3 -> ", unreachable address";
            case 4 -> ", unreachable port";
            default -> "";
        };
    }

    private static void name(Line line, int type) {
        String name = switch (type) {
            case 1 -> "destination unreachable";
            case 2 -> "packet too big";
            case 3 -> "time exceeded in-transit";
            case 4 -> "parameter problem";
            case 128 -> "echo request";
            case 129 -> "echo reply";
            case 130 -> "multicast listener query";
            case 131 -> "multicast listener report";
            case 132 -> "multicast listener done";
            case 133 -> "router solicitation";
            case 134 -> "router advertisement";
            case 135 -> "neighbor solicitation";
            case 136 -> "neighbor advertisement";
            case 137 -> "redirect";
            case 138 -> "router renumbering";
            case 139 -> "who-are-you request";
            case 140 -> "who-are-you reply";
            case 141 -> "inverse neighbor solicitation";
            case 142 -> "inverse neighbor advertisement";
            case 143 -> "multicast listener report v2";
            case 144 -> "ha discovery request";
            case 145 -> "ha discovery reply";
            case 146 -> "mobile router solicitation";
            case 147 -> "mobile router advertisement";
            case 155 -> "RPL";
            case 200 -> "mtrace response";
            case 201 -> "mtrace message";
            default -> null;
        };
        if (name == null) {
            line.say("unknown icmp6 type (").say(type).say(')');
        } else {
            line.say(name);
        }
    }

    /** @return false where nothing more is to be said, the length neither */
    private static boolean message(Line line, Icmpv6 icmp) {
        switch (icmp.type()) {
            case 1 -> {
                return unreachable(line, icmp);
            }
            case 2 -> line.say(", mtu ").say(icmp.mtu() == null ? 0 : icmp.mtu());
            case 3 -> {
                return exceeded(line, icmp);
            }
            case 4 -> {
                return parameter(line, icmp);
            }
            case 128, 129 -> {
                if (icmp.identifier() == null || icmp.sequence() == null) {
                    line.giveUp("icmp6");
                    return false;
                }
                line.say(", id ").say(icmp.identifier()).say(", seq ").say(icmp.sequence());
            }
            case 130, 131, 132, 143 -> {
                ListenerLines.say(line, icmp);
                return !line.givenUp();
            }
            case 133 -> {
                return !line.verbose() || NeighborLines.options(line, icmp);
            }
            case 134 -> {
                return !line.verbose() || NeighborLines.router(line, icmp);
            }
            case 135 -> {
                return target(line, icmp, ", who has ");
            }
            case 136 -> {
                return target(line, icmp, ", tgt is ");
            }
            case 137 -> {
                if (icmp.target() == null || icmp.destination() == null) {
                    line.giveUp("icmp6");
                    return false;
                }
                line.say(", ").say(icmp.destination()).say(" to ").say(icmp.target());
                return !line.verbose() || NeighborLines.options(line, icmp);
            }
            case 138, 139, 140, 141, 142 -> {}
            default -> {
                line.say(", length ").say(icmp.length());
                if (line.options.verbosity() <= 1) {
                    whole(line, icmp);
                }
                return false;
            }
        }
        return true;
    }

    private static boolean target(Line line, Icmpv6 icmp, String what) {
        if (icmp.target() == null) {
            line.giveUp("icmp6");
            return false;
        }
        line.say(what).say(icmp.target());
        if (!line.verbose()) {
            return true;
        }
        if (icmp.type() == 136) {
            NeighborLines.advertisementFlags(line, icmp);
        }
        return NeighborLines.options(line, icmp);
    }

    private static Ipv6 quoted(Icmpv6 icmp) {
        return !icmp.quoted().isEmpty() && icmp.quoted().get(0) instanceof Ipv6 ip ? ip : null;
    }

    private static boolean unreachable(Line line, Icmpv6 icmp) {
        if (icmp.code() > 4) {
            line.say(", unknown unreach code (").say(icmp.code()).say(')');
            if (line.options.verbosity() <= 1) {
                whole(line, icmp);
                return false;
            }
            return true;
        }
        line.say(reason(icmp.code()));
        Ipv6 about = quoted(icmp);
        if (about == null) {
            line.giveUp("icmp6");
            return false;
        }
        if (icmp.code() != 4) {
            line.say(' ').say(about.destination());
            if (icmp.code() == 2) {
                line.say(", source address ").say(about.source());
            }
            return true;
        }
        return port(line, icmp, about.destination());
    }

    private static boolean port(Line line, Icmpv6 icmp, IpAddress destination) {
        for (Layer layer : icmp.quoted()) {
            boolean tcp = layer.kind().equals("tcp")
                    || layer instanceof io.podwire.api.packet.Truncated cut
                            && cut.of().equals("tcp");
            boolean udp = layer.kind().equals("udp")
                    || layer instanceof io.podwire.api.packet.Truncated cut
                            && cut.of().equals("udp");
            if (tcp || udp) {
                int port = IcmpLine.destinationPort(icmp.quoted());
                if (port >= 0) {
                    line.say(", ")
                            .say(destination)
                            .say(tcp ? " tcp port " : " udp port ")
                            .say(port);
                    return true;
                }
            }
        }
        line.cut("icmp6");
        return false;
    }

    private static boolean exceeded(Line line, Icmpv6 icmp) {
        switch (icmp.code()) {
            case 0 -> {
                Ipv6 about = quoted(icmp);
                if (about == null) {
                    line.giveUp("icmp6");
                    return false;
                }
                line.say(" for ").say(about.destination());
            }
            case 1 -> line.say(" (reassembly)");
            default -> line.say(", unknown code (").say(icmp.code()).say(')');
        }
        return true;
    }

    private static boolean parameter(Line line, Icmpv6 icmp) {
        if (quoted(icmp) == null) {
            line.cut("icmp6");
            return false;
        }
        String what = switch (icmp.code()) {
            case 0 -> ", erroneous";
            case 1 -> ", next header";
            case 2 -> ", option";
            case 3 -> ", incomplete header chain";
            default -> null;
        };
        if (what == null) {
            line.say(", code-#").say(icmp.code());
        } else {
            line.say(what).say(" - octet ").say(icmp.pointer() == null ? 0 : icmp.pointer());
        }
        return true;
    }

    /** The message's own bytes; the first four are put together again. */
    private static void whole(Line line, Icmpv6 icmp) {
        Octets data = icmp.data();
        // An error's second four bytes are unused, and sent as 0.
        int gap = icmp.error() ? 4 : 0;
        byte[] head = new byte[4 + gap + data.length()];
        head[0] = (byte) icmp.type();
        head[1] = (byte) icmp.code();
        head[2] = (byte) (icmp.checksum() >> 8);
        head[3] = (byte) icmp.checksum();
        System.arraycopy(data.bytes(), 0, head, 4 + gap, data.length());
        Dumps.indented(line.out, Octets.view(head, 0, head.length), "\n\t");
    }
}
