package io.podwire.packets.line;

import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Malformed;
import io.podwire.api.packet.Truncated;
import io.podwire.api.packet.Unread;
import io.podwire.api.value.Octets;

/** Headers of which the capture has only a part, or which can't be, and what nobody here reads. */
final class BrokenLines {

    private BrokenLines() {}

    /** True for layers that are told by what is wrong with them. */
    static boolean tells(Layer layer) {
        return layer instanceof Truncated || layer instanceof Malformed;
    }

    static void say(Line line, Walk walk, Layer layer) {
        if (layer instanceof Truncated cut) {
            truncated(line, walk, cut.of(), cut.bytes());
        } else if (layer instanceof Malformed bad) {
            malformed(line, walk, bad);
        } else if (layer instanceof Unread unread) {
            if (walk.fresh(1)) {
                line.say("UNSUPPORTED");
            }
            line.unknown(unread.bytes());
        }
    }

    private static void truncated(Line line, Walk walk, String of, Octets bytes) {
        switch (of) {
            case "tcp", "udp" -> {
                ends(line, walk, bytes);
                line.say(of.equals("udp") && bytes.length() < 4 && !walk.addressesSaid ? " " : "");
                line.cut(of);
            }
            case "ethernet" -> line.cut("ether");
            case "ipv4" -> {
                if (bytes.isEmpty()) {
                    line.giveUp("ip");
                } else {
                    line.say(line.options.linkLevel() ? "" : "IP ");
                    line.cut("ip");
                }
            }
            case "ipv6" -> line.cut("ip6");
            case "icmpv6" -> Icmpv6Line.cut(line, bytes, walk.payload);
            case "icmp" -> line.giveUp("icmp");
            case "dns" -> line.cut("domain");
            case "arp" -> line.giveUp("arp");
            case "ipv6-hop-by-hop" -> line.giveUp("hbhopt");
            case "ipv6-destination" -> line.giveUp("dstopt");
            case "ipv6-fragment" -> line.giveUp("frag6");
            case "ipv6-routing" -> {
                if (bytes.isEmpty()) {
                    line.cut("ip6");
                } else {
                    line.giveUp("rt6");
                }
            }
            case "geneve" -> line.say("Geneve").cut("geneve");
            case "vxlan" -> line.say("VXLAN").giveUp("vxlan");
            case "gre" -> {
                if (bytes.length() >= 2) {
                    line.say("GREv").say(bytes.at(1) & 7);
                }
                line.cut("gre");
            }
            case "mpls" -> line.say("MPLS").cut("mpls");
            case "linux-cooked" -> line.giveUp("sll");
            case "loopback" -> line.giveUp("null");
            default -> line.cut(of);
        }
    }

    /** Ports stand first: they are told where they are there. */
    private static void ends(Line line, Walk walk, Octets bytes) {
        if (bytes.length() >= 4) {
            TcpLine.ends(line, walk, word(bytes, 0), word(bytes, 2));
            line.say(": ");
        } else if (walk.source != null && !walk.addressesSaid) {
            line.between(walk.source, walk.destination).say(':');
        }
    }

    private static int word(Octets bytes, int at) {
        return bytes.at(at) << 8 | bytes.at(at + 1);
    }

    private static void malformed(Line line, Walk walk, Malformed bad) {
        Octets bytes = bad.bytes();
        switch (bad.of()) {
            case "tcp" -> {
                ends(line, walk, bytes);
                if (bad.length() < 20) {
                    line.cut("tcp");
                    return;
                }
                if (bytes.length() >= 13) {
                    int header = bytes.at(12) >> 4 << 2;
                    if (header < 20) {
                        line.say(" tcp ")
                                .say(bad.length() - header & 0xffff_ffffL)
                                .say(" [bad hdr length ")
                                .say(header);
                        line.say(" - too short, < 20]");
                        return;
                    }
                }
                line.say('[').say(bad.reason()).say(']');
            }
            case "udp" -> {
                ends(line, walk, bytes);
                if (bad.length() < 8) {
                    line.say("truncated-udp ").say(bad.length());
                } else {
                    line.say("truncated-udplength ").say(bytes.length() < 6 ? 0 : word(bytes, 4));
                }
            }
            case "ip" -> unknownVersion(line, bytes.isEmpty() ? 0 : bytes.at(0) >> 4);
            case "ipv4" -> ipv4(line, walk, bad, bytes);
            case "ipv6" -> ipv6(line, walk, bad, bytes);
            case "arp", "vlan", "llc" -> line.cut(bad.of());
            case "ethernet" -> line.cut("ether");
            default ->
                line.say('[').say(bad.of()).say(": ").say(bad.reason()).say(']').invalid();
        }
    }

    private static void unknownVersion(Line line, int version) {
        line.say(line.options.linkLevel() ? "ip: unknown ip " : "unknown ip ").say(version);
    }

    private static void ipv4(Line line, Walk walk, Malformed bad, Octets bytes) {
        int version = bytes.isEmpty() ? 0 : bytes.at(0) >> 4;
        if (version != 4 && walk.fresh(1)) {
            unknownVersion(line, version);
            return;
        }
        if (version != 4) {
            line.say(version == 6 ? "IP6, wrong link-layer encapsulation" : "IP" + version)
                    .invalid();
            return;
        }
        line.say(line.options.linkLevel() ? "" : "IP ");
        int header = (bytes.at(0) & 15) * 4;
        if (bad.length() < 20) {
            line.say("truncated-ip ").say(bad.length());
        } else if (header < 20) {
            line.say("bad-hlen ").say(header);
        } else {
            int total = bytes.length() < 4 ? 0 : word(bytes, 2);
            if (total > bad.length()) {
                line.say("truncated-ip - ").say(total - bad.length()).say(" bytes missing! ");
            }
            line.say("bad-len ").say(total);
        }
    }

    private static void ipv6(Line line, Walk walk, Malformed bad, Octets bytes) {
        if (bad.length() < 40) {
            line.say("truncated-ip6 ").say(bad.length());
            return;
        }
        if (walk.fresh(1)) {
            unknownVersion(line, bytes.isEmpty() ? 0 : bytes.at(0) >> 4);
            return;
        }
        line.say(line.options.linkLevel() ? "" : "IP6 ");
        line.say("version error: ").say(bytes.isEmpty() ? 0 : bytes.at(0) >> 4).say(" != 6");
    }
}
