package io.podwire.packets.line;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;

/** VRRP (RFC 3768, RFC 5798), with which keepalived moves a cluster's address from node to node. */
final class VrrpLine {

    private static final int PROTOCOL = 112;

    private VrrpLine() {}

    static void say(Line line, Walk walk, Scan scan) {
        int version = scan.u8(0) >> 4;
        int type = scan.u8(0) & 15;
        line.say("VRRPv").say(version);
        if (type == 1) {
            line.say(", Advertisement");
        } else {
            line.say(", unknown type (").say(type).say(')');
        }
        if (walk.ttl != 255) {
            line.say(", (ttl ").say(walk.ttl).say(')');
        }
        if (version < 2 || version > 3 || type != 1) {
            return;
        }
        scan.need(1, 2);
        line.say(", vrid ").say(scan.u8(1)).say(", prio ").say(scan.u8(2));
        int authentication = 0;
        if (version == 2) {
            authentication = scan.u8(4);
            line.say(", authtype ");
            authentication(line, authentication);
            scan.need(5, 1);
            line.say(", intvl ").say(scan.u8(5)).say("s, length ").say(scan.length);
        } else {
            int interval = scan.u16(4) & 0xfff;
            line.say(", intvl ").say(interval).say("cs, length ").say(scan.length);
        }
        if (line.verbose()) {
            addresses(line, walk, scan, version, authentication == 1);
        }
    }

    private static void authentication(Line line, int type) {
        switch (type) {
            case 0 -> line.say("none");
            case 1 -> line.say("simple");
            case 2 -> line.say("ah");
            default -> line.say('#').say(type);
        }
    }

    private static void addresses(Line line, Walk walk, Scan scan, int version, boolean password) {
        boolean hidden = password && scan.has(scan.length - 1, 1) && scan.u8(scan.length - 1) == '*';
        if (!hidden && scan.has(0, scan.length) && sum(walk, scan, version == 3) != 0xffff) {
            scan.need(6, 2);
            line.say(", (bad vrrp cksum ").hex(scan.u16(6)).say(')');
        }
        boolean v6 = walk.source != null && walk.source.v6();
        int count = scan.u8(3);
        line.say(", addrs");
        if (count > 1) {
            line.say('(').say(count).say(')');
        }
        line.say(':');
        int at = 8;
        for (int i = 0; i < count; i++) {
            IpAddress address = v6 ? scan.ipv6(at) : scan.ipv4(at);
            line.say(i == 0 ? ' ' : ',').say(address);
            at += v6 ? 16 : 4;
        }
        if (password) {
            scan.padded(line.say(" auth \""), at, 8);
            line.say('"');
        }
    }

    /** Version 3 counts the addresses of the IP header too. */
    private static int sum(Walk walk, Scan scan, boolean pseudo) {
        int sum = sum(scan.bytes, scan.length);
        if (pseudo && walk.source != null) {
            byte[] source = walk.source.octets();
            byte[] destination = walk.destination.octets();
            sum += sum(Octets.view(source, 0, source.length), source.length);
            sum += sum(Octets.view(destination, 0, destination.length), destination.length);
            sum += PROTOCOL + scan.length;
        }
        while (sum > 0xffff) {
            sum = (sum >>> 16) + (sum & 0xffff);
        }
        return sum;
    }

    private static int sum(Octets bytes, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (i & 1) == 0 ? bytes.at(i) << 8 : bytes.at(i);
        }
        return sum;
    }
}
