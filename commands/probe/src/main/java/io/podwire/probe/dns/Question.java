package io.podwire.probe.dns;

import io.podwire.api.probe.DnsSettings;
import io.podwire.api.value.Octets;
import io.podwire.packets.dissect.DnsTypes;
import java.io.ByteArrayOutputStream;

/**
 * What is asked: a name's records of a type, of the class IN.
 *
 * @param name asked
 * @param type 1 A, 28 AAAA …
 */
record Question(DomainName name, int type) {

    /** What glibc says that it takes (RESOLV_EDNS_BUFFER_SIZE): no datagram of that size is ever fragmented. */
    private static final int EDNS_SIZE = 1200;

    private static final int RECURSION_DESIRED = 0x0100;
    private static final int AUTHENTIC_DATA = 0x0020;
    private static final int OPT = 41;
    private static final int IN = 1;

    /** {@code A}, {@code TYPE123}. */
    String typeName() {
        return DnsTypes.name(type);
    }

    /**
     * The message (RFC 1035 section 4.1, RFC 6891 section 6.1.2).
     *
     * @param id 0 to 65535
     * @param settings say whether EDNS is used
     */
    Octets message(int id, DnsSettings settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        u16(out, id);
        u16(out, RECURSION_DESIRED | (settings.trustAd() ? AUTHENTIC_DATA : 0));
        u16(out, 1);
        u16(out, 0);
        u16(out, 0);
        u16(out, settings.edns() ? 1 : 0);
        out.writeBytes(name.wire());
        u16(out, type);
        u16(out, IN);
        if (settings.edns()) {
            out.write(0);
            u16(out, OPT);
            u16(out, EDNS_SIZE);
            // no upper bits of a response code, version 0, no flags
            u16(out, 0);
            u16(out, 0);
            u16(out, 0);
        }
        byte[] bytes = out.toByteArray();
        return Octets.view(bytes, 0, bytes.length);
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
