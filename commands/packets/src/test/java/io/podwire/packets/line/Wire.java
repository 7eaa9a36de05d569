package io.podwire.packets.line;

import io.podwire.api.value.IpAddress;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Frames built from the inside out, with right checksums: each method puts a header in front of what it is given. */
final class Wire {

    static final String A4 = "10.244.0.60";
    static final String B4 = "10.244.1.7";
    static final String A6 = "fd00:10:244::3c";
    static final String B6 = "fd00:10:244:1::7";

    private Wire() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] text(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Numbers of so many bytes each: {@code of(2, 1, 2)} is {@code 00010002}. */
    static byte[] of(int width, long... numbers) {
        byte[] out = new byte[width * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < width; j++) {
                out[i * width + j] = (byte) (numbers[i] >>> 8 * (width - 1 - j));
            }
        }
        return out;
    }

    static byte[] address(String text) {
        return IpAddress.parse(text).octets();
    }

    static byte[] ethernet(int type, byte[] payload) {
        return join(hex("0a580af40107 0a580af4003c"), of(2, type), payload);
    }

    static byte[] vlan(int tci, int type, byte[] payload) {
        return join(of(2, tci, type), payload);
    }

    static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(protocol, 0, 0x4000, 64, new byte[0], payload);
    }

    static byte[] ipv4(int protocol, int tos, int fragment, int ttl, byte[] options, byte[] payload) {
        int header = 20 + options.length;
        byte[] packet = join(
                of(1, 0x40 | header / 4, tos),
                of(2, header + payload.length, 0x1234, fragment),
                of(1, ttl, protocol),
                of(2, 0),
                address(A4),
                address(B4),
                options,
                payload);
        put(packet, 10, checksum(packet, 0, header, 0));
        return packet;
    }

    static byte[] ipv6(int next, byte[] payload) {
        return ipv6(next, 0, 64, payload);
    }

    static byte[] ipv6(int next, int classAndFlow, int hops, byte[] payload) {
        return join(
                of(4, 0x6000_0000L | classAndFlow),
                of(2, payload.length),
                of(1, next, hops),
                address(A6),
                address(B6),
                payload);
    }

    static byte[] udp(boolean v6, int source, int destination, byte[] payload) {
        byte[] datagram = join(of(2, source, destination, 8 + payload.length, 0), payload);
        put(datagram, 6, checksum(datagram, 0, datagram.length, pseudo(v6, 17, datagram.length)));
        return datagram;
    }

    static byte[] tcp(
            boolean v6, int source, int destination, long seq, long ack, int flags, String options, byte[] payload) {
        byte[] more = hex(options);
        byte[] segment = join(
                of(2, source, destination),
                of(4, seq, ack),
                of(1, (20 + more.length) / 4 << 4, flags),
                of(2, 502, 0, 0),
                more,
                payload);
        put(segment, 16, checksum(segment, 0, segment.length, pseudo(v6, 6, segment.length)));
        return segment;
    }

    static byte[] icmp(int type, int code, byte[] rest) {
        byte[] message = join(of(1, type, code), of(2, 0), rest);
        put(message, 2, checksum(message, 0, message.length, 0));
        return message;
    }

    static byte[] icmpv6(int type, int code, byte[] rest) {
        byte[] message = join(of(1, type, code), of(2, 0), rest);
        put(message, 2, checksum(message, 0, message.length, pseudo(true, 58, message.length)));
        return message;
    }

    /** A DNS name, not compressed. */
    static byte[] name(String dotted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : dotted.split("\\.")) {
            out.write(label.length());
            out.writeBytes(text(label));
        }
        out.write(0);
        return out.toByteArray();
    }

    /** A resource record whose name is a pointer to the question's. */
    static byte[] record(int type, int dnsClass, long ttl, byte[] data) {
        return join(hex("c00c"), of(2, type, dnsClass), of(4, ttl), of(2, data.length), data);
    }

    static byte[] dns(int flags, int questions, int answers, int authorities, int additionals, byte[]... parts) {
        return join(of(2, 0x4321, flags, questions, answers, authorities, additionals), join(parts));
    }

    private static long pseudo(boolean v6, int protocol, int length) {
        byte[] addresses = join(address(v6 ? A6 : A4), address(v6 ? B6 : B4));
        return sum(addresses, 0, addresses.length) + protocol + length;
    }

    static void put(byte[] bytes, int at, int word) {
        bytes[at] = (byte) (word >> 8);
        bytes[at + 1] = (byte) word;
    }

    /** Of a message that has none yet, over itself alone. */
    static int checksum(byte[] message) {
        return checksum(message, 0, message.length, 0);
    }

    private static int checksum(byte[] bytes, int from, int to, long more) {
        long sum = sum(bytes, from, to) + more;
        while (sum > 0xffff) {
            sum = (sum >> 16) + (sum & 0xffff);
        }
        return (int) ~sum & 0xffff;
    }

    private static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (i - from & 1) == 0 ? (bytes[i] & 0xff) << 8 : bytes[i] & 0xff;
        }
        return sum;
    }
}
