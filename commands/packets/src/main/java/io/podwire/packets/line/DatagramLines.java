package io.podwire.packets.line;

import io.podwire.api.packet.Data;
import io.podwire.api.packet.Udp;

/** UDP whose port alone says what it carries, and of which no layer has read more: booting, IPsec in UDP, BFD. */
final class DatagramLines {

    private static final int TFTP = 69;

    /** RFC 3948. */
    private static final int IPSEC = 4500;

    private static final int SIP = 5060;

    private DatagramLines() {}

    /** False where it is none of them; then nothing was said. */
    static boolean say(Line line, Udp udp, Data data) {
        int source = udp.sourcePort();
        int destination = udp.destinationPort();
        Scan scan = new Scan(data.bytes(), data.length());
        if (source == TFTP || destination == TFTP) {
            told(line, "tftp", () -> TftpLine.say(line, scan));
        } else if (source == IPSEC || destination == IPSEC) {
            return security(line, scan);
        } else if (source == SIP || destination == SIP) {
            line.say("SIP");
        } else if (BfdLine.port(destination)) {
            told(line, "bfd", () -> BfdLine.say(line, scan, destination));
        } else {
            return false;
        }
        return true;
    }

    private static void told(Line line, String protocol, Runnable teller) {
        try {
            teller.run();
        } catch (Scan.Missing cut) {
            line.giveUp(protocol);
        }
    }

    /** The exchange of keys begins with four zeros; it is not read. */
    private static boolean security(Line line, Scan scan) {
        if (scan.length == 1 && scan.has(0, 1) && scan.u8(0) == 0xff) {
            line.say("isakmp-nat-keep-alive");
        } else if (scan.length < 4) {
            line.cut("isakmp_rfc3948");
        } else if (!scan.has(0, 4)) {
            line.giveUp("isakmp_rfc3948");
        } else if (scan.u32(0) == 0) {
            return false;
        } else if (!scan.has(0, 9)) {
            line.say("UDP-encap: ").cut("esp");
        } else {
            line.say("UDP-encap: ESP(spi=0x").hex(scan.u32(0), 8).say(",seq=0x").hex(scan.u32(4));
            line.say("), length ").say(scan.length);
        }
        return true;
    }
}
