package io.podwire.probe.dns;

import io.podwire.api.packet.Dns;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.packets.dissect.DnsMessages;
import io.podwire.testkit.FakeProber.Fate;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A network with name servers in it, each of its own kind. They answer after a millisecond. */
final class FakeServers implements Function<Probe, Fate> {

    /** What a server does with a question. */
    interface Kind {
        Fate fate(Dns question, Probe probe);
    }

    private static final Duration RTT = Duration.ofMillis(1);
    private static final int TC = 0x0200;

    private final Map<IpAddress, Kind> servers = new HashMap<>();
    private final Map<String, List<IpAddress>> zone = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();

    /** A name that the good servers know. */
    FakeServers name(String name, String... addresses) {
        zone.put(name, List.of(addresses).stream().map(IpAddress::parse).toList());
        return this;
    }

    FakeServers good(String address) {
        return server(address, (question, probe) -> answered(question, false));
    }

    FakeServers silent(String address) {
        return server(address, (question, probe) -> Fate.LOST);
    }

    /** It exists, and nobody listens there. */
    FakeServers closed(String address) {
        IcmpMessage message = new IcmpMessage(4, 3, 3, null, "port unreachable");
        return server(address, (question, probe) -> new Fate(Outcome.REFUSED, RTT, null, message, Octets.EMPTY));
    }

    FakeServers rcode(String address, int rcode) {
        return server(address, (question, probe) -> fate(message(question, rcode, 0, List.of(), 1)));
    }

    /** Answers over UDP that they do not fit. */
    FakeServers big(String address) {
        return server(
                address,
                (question, probe) -> probe.protocol() == ProbeProtocol.UDP
                        ? fate(message(question, 0, TC, List.of(), 1))
                        : answered(question, false));
    }

    FakeServers server(String address, Kind kind) {
        servers.put(IpAddress.parse(address), kind);
        return this;
    }

    /** {@code SERVER udp NAME TYPE} of each question, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Fate apply(Probe probe) {
        Dns question = DnsMessages.read(probe.payload());
        Dns.Question first = question.questions().get(0);
        asked.add(probe.target() + (probe.protocol() == ProbeProtocol.UDP ? " udp " : " tcp ") + first.name() + " "
                + first.typeName());
        Kind kind = servers.get(probe.target());
        return kind == null
                ? new Fate(Outcome.NOT_SENT, Duration.ZERO, null, null, Octets.EMPTY)
                : kind.fate(question, probe);
    }

    /** As the zone has it. */
    Fate answered(Dns question, boolean otherId) {
        Dns.Question first = question.questions().get(0);
        List<IpAddress> known = zone.get(first.name());
        if (known == null) {
            return fate(message(question, 3, 0, List.of(), 1));
        }
        List<IpAddress> wanted = known.stream()
                .filter(address -> first.type() == (address.v6() ? 28 : 1))
                .toList();
        byte[] message = message(question, 0, 0, wanted, 1);
        message[1] ^= (byte) (otherId ? 1 : 0);
        return fate(message);
    }

    static Fate fate(byte[] message) {
        return new Fate(Outcome.ANSWERED, RTT, null, null, Octets.of(message));
    }

    /** @param questions 1: repeats the question; 0: does not */
    static byte[] message(Dns question, int rcode, int flags, List<IpAddress> addresses, int questions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Dns.Question first = question.questions().get(0);
        u16(out, question.id());
        u16(out, 0x8180 | flags | rcode);
        u16(out, questions);
        u16(out, addresses.size());
        u16(out, 0);
        u16(out, 0);
        if (questions > 0) {
            out.writeBytes(DomainName.parse(first.name()).wire());
            u16(out, first.type());
            u16(out, 1);
        }
        for (IpAddress address : addresses) {
            out.writeBytes(DomainName.parse(first.name()).wire());
            u16(out, first.type());
            u16(out, 1);
            u16(out, 0);
            u16(out, 30);
            byte[] octets = address.octets();
            u16(out, octets.length);
            out.writeBytes(octets);
        }
        return out.toByteArray();
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
