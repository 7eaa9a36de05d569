package io.podwire.packets.stats;

import io.podwire.api.packet.Dns;
import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Packet;
import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.Udp;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Packets as a test says them, a millisecond apart unless told otherwise. */
final class Talk {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    final TrafficStatistics statistics = new TrafficStatistics();
    private String link = "eth0";
    private long micros;
    private long number;

    Talk after(long moreMicros) {
        micros += moreMicros - 1000;
        return this;
    }

    Talk on(String name) {
        link = name;
        return this;
    }

    /**
     * A segment.
     *
     * @param flags some of {@code S}, {@code A}, {@code F}, {@code R}
     * @param window as sent
     */
    Talk tcp(String from, String to, String flags, long sequence, long acknowledgment, int length, int window) {
        return add(
                length + 54,
                List.of(ip(from, to, 6), segment(from, to, flags, sequence, acknowledgment, length, window)));
    }

    Talk tcp(String from, String to, String flags, long sequence, long acknowledgment, int length) {
        return tcp(from, to, flags, sequence, acknowledgment, length, 502);
    }

    private static Tcp segment(
            String from, String to, String flags, long sequence, long acknowledgment, int length, int window) {
        return new Tcp(
                port(from),
                port(to),
                sequence & 0xffff_ffffL,
                acknowledgment & 0xffff_ffffL,
                20,
                flags.contains("F"),
                flags.contains("S"),
                flags.contains("R"),
                false,
                flags.contains("A"),
                false,
                false,
                false,
                false,
                window,
                0,
                null,
                0,
                List.of(),
                length);
    }

    /** A whole handshake, with a millisecond each way. */
    Talk handshake(String client, String server) {
        return tcp(client, server, "S", 99, 0, 0)
                .tcp(server, client, "SA", 499, 100, 0)
                .tcp(client, server, "A", 100, 500, 0);
    }

    Talk udp(String from, String to, int length) {
        return add(length + 42, List.of(ip(from, to, 17), datagram(from, to, length)));
    }

    private static Udp datagram(String from, String to, int length) {
        return new Udp(port(from), port(to), length + 8, 0, null, length);
    }

    Talk dns(String from, String to, int id, String name, Integer rcode) {
        Dns dns = new Dns(
                id,
                rcode != null,
                0,
                false,
                false,
                true,
                true,
                false,
                false,
                false,
                rcode == null ? 0 : rcode,
                1,
                0,
                0,
                0,
                List.of(new Dns.Question(name, 1, "A", 1, false)),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                40);
        return add(90, List.of(ip(from, to, 17), datagram(from, to, 40), dns));
    }

    /** An ICMP error about a datagram. */
    Talk icmp(String from, int type, int code, Integer mtu, String about, String aboutTo) {
        Icmp icmp = new Icmp(
                type,
                code,
                0,
                null,
                null,
                null,
                null,
                mtu,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(ip(about, aboutTo, 17), datagram(about, aboutTo, 10)),
                null,
                Octets.EMPTY,
                36);
        return add(70, List.of(ip(from, about, 1), icmp));
    }

    private Talk add(int length, List<Layer> layers) {
        micros += 1000;
        statistics.add(new Packet(
                ++number,
                BEGIN.plusNanos(micros * 1000),
                link,
                "host",
                null,
                null,
                false,
                false,
                length,
                length,
                new ArrayList<>(layers),
                null,
                null));
        return this;
    }

    private static Ipv4 ip(String from, String to, int protocol) {
        return new Ipv4(
                20,
                0,
                100,
                0,
                false,
                true,
                false,
                0,
                64,
                protocol,
                0,
                null,
                address(from),
                address(to),
                List.of(),
                100,
                0);
    }

    private static IpAddress address(String end) {
        return IpAddress.parse(end.substring(0, (end + ":").indexOf(':')));
    }

    private static int port(String end) {
        return Integer.parseInt(end.substring(end.indexOf(':') + 1));
    }
}
