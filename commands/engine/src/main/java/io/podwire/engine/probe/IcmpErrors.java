package io.podwire.engine.probe;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.MplsLabel;
import io.podwire.api.probe.Probe;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.probe.IcmpPacket.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What ICMP errors say about probes, each found by the packet that the error quotes. Where we may hear ICMP itself, that tells more than the
 * error queue of a probe's own socket does, and the kernel shows it first; the queue is what remains where we may not.
 */
final class IcmpErrors {

    private record Key(int protocol, IpAddress target, int targetPort, int sourcePort) {}

    private final Flights flights;
    private final Message message;
    private final Map<Key, List<Flight>> expected = new HashMap<>();
    private final List<Runnable> ears = new ArrayList<>();

    IcmpErrors(Flights flights, Message message) {
        this.flights = flights;
        this.message = message;
    }

    /** @param hears reads all that waits at a socket that hears ICMP, and brings it here */
    void listenBy(Runnable hears) {
        ears.add(hears);
    }

    /** From now on an error may come about this one. @param local where it left from; for an echo, the identifier */
    void expect(Flight flight, Endpoint local, int targetPort) {
        expected.computeIfAbsent(key(flight.probe(), local.port(), targetPort), key -> new ArrayList<>(1))
                .add(flight);
    }

    /** None is awaited any more. */
    void forget(Flight flight, Endpoint local, int targetPort) {
        Key key = key(flight.probe(), local.port(), targetPort);
        List<Flight> some = expected.get(key);
        if (some != null && some.remove(flight) && some.isEmpty()) {
            expected.remove(key);
        }
    }

    private static Key key(Probe probe, int sourcePort, int targetPort) {
        int protocol = switch (probe.protocol()) {
            case ICMP -> probe.target().v6() ? ProbeSocket.IPPROTO_ICMPV6 : ProbeSocket.IPPROTO_ICMP;
            case TCP, TCP_MESSAGE -> ProbeSocket.IPPROTO_TCP;
            case UDP -> ProbeSocket.IPPROTO_UDP;
        };
        return new Key(protocol, probe.target(), targetPort, sourcePort);
    }

    /** Hears all that waits to be heard. */
    void drain() {
        ears.forEach(Runnable::run);
    }

    /**
     * An error was heard.
     *
     * @param hops it came with; null where that is not told
     * @param stamp when, in nanoseconds since 1970; 0: not told
     */
    void heard(IcmpPacket packet, IpAddress from, Integer hops, long stamp) {
        Quote quote = packet.quote();
        if (quote == null) {
            return;
        }
        List<Flight> some =
                expected.get(new Key(quote.protocol(), quote.target(), quote.targetPort(), quote.sourcePort()));
        if (some != null) {
            Flight flight = some.size() == 1 ? some.get(0) : SharedFlow.quoted(some, quote);
            answer(flight, packet.error(), from, hops, stamp, packet.labels());
        }
    }

    /**
     * Reads a connection's error queue to its end.
     *
     * @return true where something in it was about this probe
     */
    boolean readQueue(ProbeSocket socket, Flight flight) {
        boolean told = false;
        while (!flight.over && message.receiveError(socket.descriptor())) {
            if (message.icmp()) {
                queued(message, flight).run();
                told = true;
            }
        }
        return told;
    }

    /** What is to be told, once the queue has been read, of an ICMP error that was just read out of it. */
    Runnable queued(Message read, Flight flight) {
        boolean v6 = read.origin() == Message.ORIGIN_ICMP6;
        IcmpMessage icmp = IcmpMeaning.message(v6, read.type(), read.code(), read.info());
        IpAddress offender = read.offender();
        long stamp = read.stamp();
        return () -> answer(flight, icmp, offender, null, stamp, List.of());
    }

    private void answer(
            Flight flight, IcmpMessage icmp, IpAddress from, Integer hops, long stamp, List<MplsLabel> labels) {
        Timing timing = Timing.until(flight, stamp);
        flights.answer(flight, Answer.error(icmp, timing, flight.probe().target(), from, hops, labels));
    }
}
