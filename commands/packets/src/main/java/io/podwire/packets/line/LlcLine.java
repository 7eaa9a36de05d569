package io.podwire.packets.line;

import io.podwire.api.packet.Ethernet;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Llc;
import io.podwire.api.packet.Unread;
import io.podwire.api.value.Octets;

/** LLC and SNAP. */
final class LlcLine {

    private static final int UNNUMBERED_INFORMATION = 0x03;

    private static final int POLL = 0x10;

    private LlcLine() {}

    /** @param ethernet in which it came; null for others */
    static void say(Line line, Walk walk, Llc llc, Ethernet ethernet) {
        int destination = llc.dsap() & 0xfe;
        int source = llc.ssap() & 0xfe;
        if (line.options.linkLevel()) {
            header(line, llc, destination, source);
        }
        Layer next = walk.peek();
        if (llc.organization() != null) {
            snap(line, walk, llc, ethernet, next);
        } else if (next != null && !(next instanceof Unread) && !(next instanceof io.podwire.api.packet.Data)) {
            Layers.next(line, walk);
        } else if (llc.unnumbered() && llc.control() == UNNUMBERED_INFORMATION && read(destination, source)) {
            line.say(known(destination)).say(", length ").say(llc.length() - 3);
        } else {
            control(line, llc, ethernet, destination, source, next);
        }
    }

    /** What tcpdump reads and podwire does not: spanning trees, OSI, IPX, NetBEUI. */
    private static boolean read(int destination, int source) {
        return destination == source
                && (destination == 0x42 || destination == 0xfe || destination == 0xe0 || destination == 0xf0);
    }

    private static void header(Line line, Llc llc, int destination, int source) {
        line.say("LLC, dsap ")
                .say(known(destination))
                .say(" (0x")
                .hex(destination, 2)
                .say(") ");
        line.say((llc.dsap() & 1) == 0 ? "Individual" : "Group");
        line.say(", ssap ").say(known(source)).say(" (0x").hex(source, 2).say(") ");
        line.say((llc.ssap() & 1) == 0 ? "Command" : "Response");
        line.say(", ctrl 0x").hex(llc.control(), llc.unnumbered() ? 2 : 4).say(": ");
    }

    private static String known(int sap) {
        String name = Names.serviceAccessPoint(sap);
        return name == null ? "Unknown" : name;
    }

    private static void snap(Line line, Walk walk, Llc llc, Ethernet ethernet, Layer next) {
        if (line.options.linkLevel()) {
            organization(line, llc);
        }
        if (next instanceof Unread unread) {
            boolean etherType = llc.organization() == 0 || llc.organization() == 0xf8;
            if (etherType && Names.elsewhere(llc.type())) {
                line.say(Names.etherType(llc.type())).say(", length ").say(unread.length());
            } else {
                if (!line.options.linkLevel()) {
                    if (ethernet != null) {
                        line.say(ethernet.source())
                                .say(" > ")
                                .say(ethernet.destination())
                                .say(' ');
                    }
                    line.say("SNAP, ");
                    organization(line, llc);
                }
                line.unknown(withHeader(llc, unread.bytes()));
            }
        } else {
            Layers.next(line, walk);
        }
    }

    /** The header's bytes put together again, for what is shown with it. */
    private static Octets withHeader(Llc llc, Octets bytes) {
        int control = llc.unnumbered() ? 1 : 2;
        int snap = llc.organization() == null ? 0 : 5;
        byte[] whole = new byte[2 + control + snap + bytes.length()];
        whole[0] = (byte) llc.dsap();
        whole[1] = (byte) llc.ssap();
        whole[2] = (byte) llc.control();
        if (control == 2) {
            whole[3] = (byte) (llc.control() >> 8);
        }
        if (snap > 0) {
            int at = 2 + control;
            whole[at] = (byte) (llc.organization() >> 16);
            whole[at + 1] = (byte) (llc.organization() >> 8);
            whole[at + 2] = llc.organization().byteValue();
            whole[at + 3] = (byte) (llc.type() >> 8);
            whole[at + 4] = llc.type().byteValue();
        }
        System.arraycopy(bytes.bytes(), 0, whole, 2 + control + snap, bytes.length());
        return Octets.view(whole, 0, whole.length);
    }

    private static void organization(Line line, Llc llc) {
        int header = (llc.unnumbered() ? 3 : 4) + 5;
        boolean etherType = llc.organization() == 0 || llc.organization() == 0xf8;
        String name = etherType ? Names.etherType(llc.type()) : Names.ofOrganization(llc.organization(), llc.type());
        line.say("oui ").say(Names.organization(llc.organization()));
        line.say(" (0x").hex(llc.organization(), 6).say("), ");
        line.say(llc.organization() == 0 ? "ethertype " : "pid ").say(name == null ? "Unknown" : name);
        line.say(" (0x")
                .hex(llc.type(), 4)
                .say("), length ")
                .say(llc.length() - header)
                .say(": ");
    }

    private static void control(Line line, Llc llc, Ethernet ethernet, int destination, int source, Layer next) {
        if (!line.options.linkLevel()) {
            addresses(line, ethernet, destination, source);
        }
        int control = llc.control();
        boolean response = (llc.ssap() & 1) != 0;
        if (llc.unnumbered()) {
            boolean poll = (control & POLL) != 0;
            line.say("Unnumbered, ").say(command(control & ~POLL));
            line.say(", Flags [").say(flags(response, poll)).say("], length ").say(llc.length());
        } else {
            boolean poll = (control & 0x0100) != 0;
            if ((control & 3) == 1) {
                line.say("Supervisory, ").say(supervisory(control >> 2 & 3));
            } else {
                line.say("Information, send seq ").say(control >> 1 & 0x7f);
            }
            line.say(", rcv seq ").say(control >> 9 & 0x7f);
            line.say(", Flags [").say(flags(response, poll)).say("], length ").say(llc.length());
        }
        boolean payload = llc.unnumbered() || (control & 3) != 1;
        Octets bytes = next instanceof Unread unread
                ? unread.bytes()
                : next instanceof io.podwire.api.packet.Data data ? data.bytes() : Octets.EMPTY;
        if (llc.unnumbered() && (control & ~POLL) == 0xaf && !bytes.isEmpty() && bytes.at(0) == 0x81) {
            exchange(line, bytes);
        } else if (payload) {
            line.unknown(withHeader(llc, bytes));
        }
    }

    /** Exchange identification (XID) in IEEE's basic form. */
    private static void exchange(Line line, Octets bytes) {
        if (bytes.length() < 3) {
            line.cut("llc");
            line.unknown(bytes);
        } else {
            line.say(": ").hex(bytes.at(1), 2).say(' ').hex(bytes.at(2), 2);
        }
    }

    private static void addresses(Line line, Ethernet ethernet, int destination, int source) {
        boolean same = destination == source;
        if (ethernet != null) {
            line.say(ethernet.source());
            if (!same) {
                named(line.say(' '), "SSAP", source);
            }
            line.say(" > ").say(ethernet.destination()).say(' ');
        } else if (!same) {
            named(line, "SSAP", source);
            line.say(" > ");
        }
        named(line, "DSAP", destination);
        line.say(' ');
    }

    private static void named(Line line, String what, int sap) {
        String name = Names.serviceAccessPoint(sap);
        if (name == null) {
            line.say("Unknown ").say(what).say(" 0x").hex(sap, 2);
        } else {
            line.say(name);
        }
    }

    private static String flags(boolean response, boolean poll) {
        if (response) {
            return poll ? "Final" : "Response";
        }
        return poll ? "Poll" : "Command";
    }

    private static String command(int command) {
        return switch (command) {
            case UNNUMBERED_INFORMATION -> "ui";
            case 0xe3 -> "test";
            case 0xaf -> "xid";
            case 0x63 -> "ua";
            case 0x43 -> "disc";
            case 0x0f -> "dm";
            case 0x6f -> "sabme";
            case 0x87 -> "frmr";
            default -> {
                StringBuilder hex = new StringBuilder(2);
                Digits.hex(hex, command, 2);
                yield hex.toString();
            }
        };
    }

    private static String supervisory(int command) {
        return switch (command) {
            case 0 -> "Receiver Ready";
            case 1 -> "Receiver not Ready";
            case 2 -> "Reject";
            default -> "?";
        };
    }
}
