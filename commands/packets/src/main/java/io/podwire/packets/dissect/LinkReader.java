package io.podwire.packets.dissect;

import io.podwire.api.packet.Ethernet;
import io.podwire.api.packet.LinuxCooked;
import io.podwire.api.packet.Llc;
import io.podwire.api.packet.Loopback;
import io.podwire.api.packet.Vlan;
import io.podwire.api.value.MacAddress;

/** What a frame begins with, by its link's type, and the EtherType that follows. */
final class LinkReader {

    private static final int SNAP = 0xaa;

    /** A tree for each VLAN: Cisco's PVST+. */
    private static final int CISCO = 0x00000c;

    private static final int CISCO_SPANNING_TREE = 0x010b;

    /** RFC 2684. */
    private static final int BRIDGED = 0x0080c2;

    private static final int BRIDGED_SPANNING_TREE = 0x000e;

    private LinkReader() {}

    static void read(Walk walk, int linkType, int end) {
        switch (linkType) {
            case 0 -> loopback(walk, end, false);
            case 1 -> ethernet(walk, 0, end);
            // DLT_RAW has different numbers in different systems; files have 101
            case 12, 14, 101 -> rawIp(walk, 0, end);
            case 108 -> loopback(walk, end, true);
            case 113 -> cooked(walk, end);
            case 228 -> Ipv4Reader.read(walk, 0, end);
            case 229 -> Ipv6Reader.read(walk, 0, end);
            case 276 -> cooked2(walk, end);
            default -> walk.unread("linktype-" + linkType, linkType, 0, end);
        }
    }

    static void ethernet(Walk walk, int at, int end) {
        if (!walk.deeper(at, end) || !walk.has("ethernet", at, 14, end)) {
            return;
        }
        int type = walk.u16(at + 12);
        walk.add(new Ethernet(walk.mac(at), walk.mac(at + 6), type, end - at));
        typeOrLength(walk, type, at + 14, end);
    }

    private static void typeOrLength(Walk walk, int type, int at, int end) {
        if (type >= Ethernet.LEAST_TYPE) {
            type(walk, type, at, end);
        } else {
            // behind what 802.3's length says there is only padding
            llc(walk, at, Math.min(end, at + type));
        }
    }

    /** What follows an EtherType. */
    static void type(Walk walk, int type, int at, int end) {
        switch (type) {
            case 0x0800 -> Ipv4Reader.read(walk, at, end);
            case 0x86dd -> Ipv6Reader.read(walk, at, end);
            case 0x0806, 0x8035 -> ArpReader.read(walk, at, end);
            case 0x8847, 0x8848 -> MplsReader.read(walk, at, end);
            case 0x8863, 0x8864 -> PppoeReader.read(walk, at, end);
            case 0x88cc -> LldpReader.read(walk, at, end);
            case 0x8100, 0x88a8, 0x9100, 0x9200 -> vlan(walk, type, at, end);
            default -> walk.unread(name(type), type, at, end);
        }
    }

    private static String name(int type) {
        return switch (type) {
            case 0x8809 -> "slow-protocols";
            case 0x888e -> "eapol";
            case 0x88e5 -> "macsec";
            case 0x88f7 -> "ptp";
            case 0x9000 -> "loopback-test";
            default -> "ethertype-0x" + hex4(type);
        };
    }

    private static String hex4(int number) {
        String digits = Integer.toHexString(number);
        return "0000".substring(digits.length()) + digits;
    }

    private static void vlan(Walk walk, int protocol, int at, int end) {
        if (!walk.deeper(at, end) || !walk.has("vlan", at, 4, end)) {
            return;
        }
        int tag = walk.u16(at);
        int type = walk.u16(at + 2);
        walk.add(new Vlan(protocol, tag & 0xfff, tag >>> 13, (tag & 0x1000) != 0, type));
        typeOrLength(walk, type, at + 4, end);
    }

    private static void llc(Walk walk, int at, int end) {
        if (!walk.has("llc", at, 3, end)) {
            return;
        }
        int dsap = walk.u8(at);
        int ssap = walk.u8(at + 1);
        boolean unnumbered = (walk.u8(at + 2) & 3) == 3;
        if (dsap == 0xff && ssap == 0xff) {
            walk.unread("ipx", 0xffff, at, end);
            return;
        }
        int header = unnumbered ? 3 : 4;
        if (!walk.has("llc", at, header, end)) {
            return;
        }
        int control = unnumbered ? walk.u8(at + 2) : walk.u8(at + 2) | walk.u8(at + 3) << 8;
        if (dsap == SNAP && ssap == SNAP && control == 3) {
            snap(walk, at, end);
            return;
        }
        walk.add(new Llc(dsap, ssap, control, unnumbered, null, null, end - at));
        int next = at + header;
        if (dsap == 0x42 && ssap == 0x42 && control == 3) {
            StpReader.read(walk, next, end);
        } else if (dsap == 0x06 && ssap == 0x06 && control == 3) {
            Ipv4Reader.read(walk, next, end);
        } else {
            walk.data(next, end);
        }
    }

    private static void snap(Walk walk, int at, int end) {
        if (!walk.has("llc", at, 8, end)) {
            return;
        }
        int organization = walk.u24(at + 3);
        int type = walk.u16(at + 6);
        walk.add(new Llc(SNAP, SNAP, 3, true, organization, type, end - at));
        // Apple's and bridges' organizations have EtherTypes too (RFC 1042, IEEE 802.1H)
        if (organization == 0 || organization == 0x0000f8) {
            if (type >= Ethernet.LEAST_TYPE) {
                type(walk, type, at + 8, end);
                return;
            }
        }
        if (organization == CISCO && type == CISCO_SPANNING_TREE
                || organization == BRIDGED && type == BRIDGED_SPANNING_TREE) {
            StpReader.read(walk, at + 8, end);
            return;
        }
        walk.unread("snap-0x" + hex4(type), type, at + 8, end);
    }

    private static void rawIp(Walk walk, int at, int end) {
        if (!walk.has("ip", at, 1, end)) {
            return;
        }
        int version = walk.u8(at) >>> 4;
        if (version == 4) {
            Ipv4Reader.read(walk, at, end);
        } else if (version == 6) {
            Ipv6Reader.read(walk, at, end);
        } else {
            walk.malformed("ip", "version " + version + " is neither 4 nor 6", at, end);
        }
    }

    private static void loopback(Walk walk, int end, boolean network) {
        if (!walk.has("loopback", 0, 4, end)) {
            return;
        }
        long family = walk.u32(0);
        // LINKTYPE_NULL is in the order of the machine that wrote it; no family is that big
        if (!network && family > 0xffff) {
            family = Integer.reverseBytes((int) family) & 0xffff_ffffL;
        }
        walk.add(new Loopback(family, end - 4));
        if (family == 2) {
            Ipv4Reader.read(walk, 4, end);
        } else if (family == 10 || family == 24 || family == 28 || family == 30) {
            Ipv6Reader.read(walk, 4, end);
        } else {
            walk.unread("family-" + family, (int) family, 4, end);
        }
    }

    private static void cooked(Walk walk, int end) {
        if (!walk.has("linux-cooked", 0, 16, end)) {
            return;
        }
        int protocol = walk.u16(14);
        walk.add(new LinuxCooked(
                1, walk.u16(0), walk.u16(2), walk.u16(4), address(walk, walk.u16(4), 6), protocol, null, end - 16));
        cookedPayload(walk, protocol, walk.u16(2), 16, end);
    }

    private static void cooked2(Walk walk, int end) {
        if (!walk.has("linux-cooked", 0, 20, end)) {
            return;
        }
        int protocol = walk.u16(0);
        walk.add(new LinuxCooked(
                2,
                walk.u8(10),
                walk.u16(8),
                walk.u8(11),
                address(walk, walk.u8(11), 12),
                protocol,
                walk.s32(4),
                end - 20));
        cookedPayload(walk, protocol, walk.u16(8), 20, end);
    }

    private static MacAddress address(Walk walk, int length, int at) {
        return MacAddress.of(walk.bytes, at, Math.min(length, 8));
    }

    private static void cookedPayload(Walk walk, int protocol, int hardwareType, int at, int end) {
        if (hardwareType == 824) {
            walk.unread("netlink", protocol, at, end);
        } else if (protocol >= Ethernet.LEAST_TYPE) {
            type(walk, protocol, at, end);
        } else if (protocol == 4) {
            llc(walk, at, end);
        } else if (protocol == 1) {
            walk.unread("ipx", 1, at, end);
        } else {
            walk.unread("linux-protocol-" + protocol, protocol, at, end);
        }
    }
}
