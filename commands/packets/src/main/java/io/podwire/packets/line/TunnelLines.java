package io.podwire.packets.line;

import io.podwire.api.packet.Ethernet;
import io.podwire.api.packet.Geneve;
import io.podwire.api.packet.Gre;
import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Ipv6;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Vxlan;
import io.podwire.api.value.Octets;

/** VXLAN, Geneve and GRE, and behind each the inner packet. */
final class TunnelLines {

    private static final int ETHERNET = 0x6558;

    private TunnelLines() {}

    static void vxlan(Line line, Walk walk, Vxlan vxlan) {
        line.say("VXLAN, flags [").say((vxlan.flags() & 0x08) != 0 ? "I" : "invalid");
        line.say("] (0x").hex(vxlan.flags(), 2).say("), vni ").say(vxlan.vni()).say('\n');
        Layers.next(line, walk);
    }

    static void geneve(Line line, Walk walk, Geneve geneve) {
        line.say("Geneve");
        if (geneve.version() != 0) {
            line.say(" ERROR: unknown-version ").say(geneve.version());
            return;
        }
        line.say(", Flags [");
        if (geneve.control()) {
            line.say('O');
        }
        if (geneve.critical()) {
            line.say('C');
        }
        if (!geneve.control() && !geneve.critical()) {
            line.say("none");
        }
        line.say("], vni 0x").hex(geneve.vni());
        if (geneve.reserved() != 0) {
            line.say(", rsvd 0x").hex(geneve.reserved());
        }
        protocol(line, geneve.protocol());
        if (geneve.optionsLength() > 0) {
            line.say(", options [");
            if (line.verbose()) {
                options(line, geneve);
            } else {
                line.say(geneve.optionsLength()).say(" bytes");
            }
            line.say(']');
        }
        inner(line, walk, geneve.protocol(), "geneve");
    }

    private static void options(Line line, Geneve geneve) {
        String separator = "";
        for (Geneve.Option option : geneve.options()) {
            int length = 4 + option.data().length();
            int type = option.type() | (option.critical() ? 0x80 : 0);
            line.say(separator).say("class ").say(owner(option.optionClass()));
            line.say(" (0x").hex(option.optionClass()).say(") type 0x").hex(type);
            line.say(option.critical() ? "(C) len " : " len ").say(length);
            if (line.options.verbosity() > 1 && length > 4) {
                line.say(" data");
                Octets data = option.data();
                for (int at = 0; at + 4 <= data.length(); at += 4) {
                    line.say(' ').bytes(data.slice(at, 4));
                }
            }
            separator = ", ";
        }
    }

    private static String owner(int optionClass) {
        return switch (optionClass) {
            case 0x0100 -> "Linux";
            case 0x0101 -> "Open vSwitch";
            case 0x0102 -> "Open Virtual Networking (OVN)";
            case 0x0103 -> "In-band Network Telemetry (INT)";
            case 0x0104 -> "VMware";
            default -> optionClass <= 0xff ? "Standard" : optionClass >= 0xfff0 ? "Experimental" : "Unknown";
        };
    }

    static void gre(Line line, Walk walk, Gre gre) {
        line.say("GREv").say(gre.version());
        if (gre.version() > 1) {
            line.say(" ERROR: unknown-version");
            return;
        }
        if (line.verbose()) {
            line.say(", Flags [");
            greFlags(line, gre.flags());
            line.say(']');
        }
        if (gre.version() == 0) {
            greFields(line, gre);
        } else {
            pptpFields(line, gre);
        }
        protocol(line, gre.protocol());
        line.say(", length ").say(gre.length());
        if (gre.version() == 0) {
            inner(line, walk, gre.protocol(), "gre");
        } else if (gre.sequence() != null) {
            // Its payload is PPP, which is not read here.
            line.say(line.verbose() ? "\n\t" : ": ").say("gre-proto-0x").hex(gre.protocol());
        }
    }

    private static void greFields(Line line, Gre gre) {
        if ((gre.flags() & 0xc000) != 0) {
            if (line.verbose() && gre.checksum() != null) {
                line.say(", sum 0x").hex(gre.checksum());
            }
            line.say(", off 0x").hex(gre.offset() == null ? 0 : gre.offset());
        }
        if (gre.key() != null) {
            line.say(", key=0x").hex(gre.key());
        }
        if (gre.sequence() != null) {
            line.say(", seq ").say(gre.sequence());
        }
    }

    private static void pptpFields(Line line, Gre gre) {
        if (gre.callId() != null) {
            line.say(", call ").say(gre.callId());
        }
        if (gre.sequence() != null) {
            line.say(", seq ").say(gre.sequence());
        }
        if (gre.acknowledgment() != null) {
            line.say(", ack ").say(gre.acknowledgment());
        }
        if (gre.sequence() == null) {
            line.say(", no-payload");
        }
    }

    private static void greFlags(Line line, int flags) {
        int before = line.out.length();
        flag(line, before, flags, 0x8000, "checksum present");
        flag(line, before, flags, 0x4000, "routing present");
        flag(line, before, flags, 0x2000, "key present");
        flag(line, before, flags, 0x1000, "sequence# present");
        flag(line, before, flags, 0x0800, "source routing present");
        flag(line, before, flags, 0x0080, "ack present");
        if (line.out.length() == before) {
            line.say("none");
        }
    }

    private static void flag(Line line, int before, int flags, int bit, String name) {
        if ((flags & bit) != 0) {
            line.say(line.out.length() == before ? "" : ", ").say(name);
        }
    }

    private static void protocol(Line line, int protocol) {
        if (line.options.linkLevel()) {
            String name = Names.etherType(protocol);
            line.say(", proto ")
                    .say(name == null ? "unknown" : name)
                    .say(" (0x")
                    .hex(protocol, 4)
                    .say(')');
        }
    }

    private static void inner(Line line, Walk walk, int protocol, String tunnel) {
        line.say(line.verbose() ? "\n\t" : ": ");
        Layer next = walk.peek();
        if (next instanceof Ethernet || next instanceof Ipv4 || next instanceof Ipv6 || BrokenLines.tells(next)) {
            Layers.next(line, walk);
        } else if (next instanceof io.podwire.api.packet.Arp) {
            Layers.next(line, walk);
        } else if (protocol != ETHERNET) {
            line.say(tunnel).say("-proto-0x").hex(protocol);
        }
    }
}
