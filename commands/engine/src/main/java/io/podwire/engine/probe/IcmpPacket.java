package io.podwire.engine.probe;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.MplsLabel;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * An ICMP message as it came: RFC 792 and RFC 4443, with the extensions of RFC 4884 and the labels of RFC 4950.
 *
 * @param type 0 to 255
 * @param identifier of an echo; 0 for any other
 * @param sequence of an echo; 0 for any other
 * @param data behind the header of an echo
 * @param error what an error says; null for any other
 * @param quote the packet that the error is about; null where it is not told, or none of those that probes are made of
 * @param labels told beside the error
 */
record IcmpPacket(
        int type, int identifier, int sequence, Octets data, IcmpMessage error, Quote quote, List<MplsLabel> labels) {

    /**
     * A packet that somebody could not deliver.
     *
     * @param protocol IPPROTO_*
     * @param sourcePort port, or identifier of an echo
     * @param targetPort port, or sequence number of an echo
     * @param checksum of UDP, as it was when it was quoted; else 0
     * @param data what is quoted of the octets behind the UDP header; empty for any other
     */
    record Quote(int protocol, IpAddress target, int sourcePort, int targetPort, int checksum, Octets data) {}

    static final int ECHO_REPLY_4 = 0;
    static final int ECHO_4 = 8;
    static final int ECHO_6 = 128;
    static final int ECHO_REPLY_6 = 129;
    static final int HEADER = 8;

    private static final int V6_HEADER = 40;
    private static final int FRAGMENT_HEADER = 8;
    private static final int FRAGMENT = 44;

    /** Before RFC 4884 the quote was taken to be so long where something follows. */
    private static final int QUOTE_BYTES = 128;

    private static final int MPLS_CLASS = 1;
    private static final int MPLS_STACK = 1;

    /** Reads one from its ICMP header on; null where it is too short to be one. */
    static IcmpPacket read(boolean v6, Octets bytes) {
        if (bytes.length() < HEADER) {
            return null;
        }
        int type = bytes.at(0);
        if (type == (v6 ? ECHO_REPLY_6 : ECHO_REPLY_4)) {
            return new IcmpPacket(type, u16(bytes, 4), u16(bytes, 6), bytes.from(HEADER), null, null, List.of());
        }
        if (!IcmpMeaning.isError(v6, type)) {
            return new IcmpPacket(type, 0, 0, Octets.EMPTY, null, null, List.of());
        }
        // Four octets in IPv6, two in IPv4, where RFC 4884 has taken one of the others.
        int mtu = v6 ? (int) Math.min(Integer.MAX_VALUE, u32(bytes, 4)) : u16(bytes, 6);
        IcmpMessage error = IcmpMeaning.message(v6, type, bytes.at(1), mtu);
        int quoted = quoted(v6, bytes);
        Octets quote = bytes.slice(HEADER, Math.min(quoted, bytes.length() - HEADER));
        return new IcmpPacket(type, 0, 0, Octets.EMPTY, error, quote(v6, quote), labels(bytes, HEADER + quoted));
    }

    /** How long the quote is, extensions not counted; it may be longer than what came. */
    private static int quoted(boolean v6, Octets bytes) {
        int told = v6 ? bytes.at(4) * 8 : bytes.at(5) * 4;
        // RFC 4884 section 4: only these ICMPv6 messages have a length there.
        boolean tells = !v6 || bytes.at(0) == 1 || bytes.at(0) == 3;
        if (told > 0 && tells) {
            return told;
        }
        return isExtension(bytes, HEADER + QUOTE_BYTES) ? QUOTE_BYTES : bytes.length() - HEADER;
    }

    /** RFC 4884 section 5.5: where no length is told, version and checksum tell an extension from more of the quote. */
    private static boolean isExtension(Octets bytes, int at) {
        return bytes.length() >= at + 8
                && bytes.at(at) >> 4 == 2
                && u16(bytes, at + 2) != 0
                && Checksum.of(bytes.from(at)) == 0;
    }

    private static List<MplsLabel> labels(Octets bytes, int at) {
        if (bytes.length() < at + 4 || bytes.at(at) >> 4 != 2) {
            return List.of();
        }
        List<MplsLabel> labels = new ArrayList<>();
        for (int object = at + 4; object + 4 <= bytes.length(); ) {
            int length = u16(bytes, object);
            if (length < 4 || object + length > bytes.length()) {
                break;
            }
            if (bytes.at(object + 2) == MPLS_CLASS && bytes.at(object + 3) == MPLS_STACK) {
                for (int entry = object + 4; entry + 4 <= object + length; entry += 4) {
                    labels.add(label(u32(bytes, entry)));
                }
            }
            object += length;
        }
        return List.copyOf(labels);
    }

    private static MplsLabel label(long entry) {
        return new MplsLabel((int) (entry >> 12), (int) (entry >> 9 & 7), (entry >> 8 & 1) == 1, (int) (entry & 0xff));
    }

    private static Quote quote(boolean v6, Octets packet) {
        int header = v6 ? V6_HEADER : packet.isEmpty() ? 0 : (packet.at(0) & 0xf) * 4;
        if (packet.length() < header + HEADER || header < 20 || packet.at(0) >> 4 != (v6 ? 6 : 4)) {
            return null;
        }
        int protocol = packet.at(v6 ? 6 : 9);
        byte[] target = packet.slice(v6 ? 24 : 16, v6 ? 16 : 4).bytes();
        if (v6 && protocol == FRAGMENT) {
            protocol = packet.at(header);
            header += FRAGMENT_HEADER;
            if (packet.length() < header + HEADER) {
                return null;
            }
        }
        return inner(protocol, IpAddress.of(target), packet.from(header));
    }

    private static Quote inner(int protocol, IpAddress target, Octets bytes) {
        return switch (protocol) {
            case ProbeSocket.IPPROTO_TCP -> new Quote(protocol, target, u16(bytes, 0), u16(bytes, 2), 0, Octets.EMPTY);
            case ProbeSocket.IPPROTO_UDP ->
                new Quote(protocol, target, u16(bytes, 0), u16(bytes, 2), u16(bytes, 6), bytes.from(HEADER));
            case ProbeSocket.IPPROTO_ICMP, ProbeSocket.IPPROTO_ICMPV6 ->
                bytes.at(0) == (target.v6() ? ECHO_6 : ECHO_4)
                        ? new Quote(protocol, target, u16(bytes, 4), u16(bytes, 6), 0, Octets.EMPTY)
                        : null;
            default -> null;
        };
    }

    static int u16(Octets bytes, int at) {
        return bytes.at(at) << 8 | bytes.at(at + 1);
    }

    private static long u32(Octets bytes, int at) {
        return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
    }
}
