package io.podwire.engine.probe;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Echo requests. Out of raw sockets where that is permitted, with the answers heard by {@link IcmpListener}; else out of datagram sockets,
 * which choose the identifier themselves and hear their own answers.
 */
final class EchoWay implements Way, AutoCloseable {

    private record SenderKey(boolean v6, IpAddress source, String link, Integer identifier) {}

    private record EchoKey(boolean v6, int identifier, int sequence) {}

    private static final int SEQUENCES = 1 << 16;
    private static final int MOST_SENDERS = 64;

    private final Watch watch;
    private final Flights flights;
    private final IcmpErrors errors;
    private final SourceLookup sources;
    private final Message queue = new Message();
    private final EchoRequest request = new EchoRequest();
    private final List<IcmpListener> listeners;
    private final Map<SenderKey, EchoSender> senders = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<EchoKey, Flight> sent = new HashMap<>();
    private final Map<Integer, Integer> sequences = new HashMap<>();
    private final TreeSet<Integer> identifiers = new TreeSet<>();
    private final int ownIdentifier = ThreadLocalRandom.current().nextInt(1, SEQUENCES);

    /** @param listeners those that hear the answers; none where raw sockets are not permitted */
    EchoWay(Watch watch, Flights flights, IcmpErrors errors, SourceLookup sources, List<IcmpListener> listeners) {
        this.watch = watch;
        this.flights = flights;
        this.errors = errors;
        this.sources = sources;
        this.listeners = listeners;
    }

    private boolean raw() {
        return !listeners.isEmpty();
    }

    @Override
    public void send(Flight flight) throws NotSentException {
        Probe probe = flight.probe();
        EchoSender sender = sender(probe);
        int identifier = raw() ? identifier(probe.sending()) : sender.identifier();
        int sequence = freeSequence(probe.target().v6(), identifier);
        Endpoint from = sources.of(probe);
        sender.socket().prepare(probe.sending());
        request.write(probe, identifier, sequence);
        flight.leaves();
        int errno = sender.send(flight, request);
        if (errno != 0) {
            throw Refusals.leave(errno, probe);
        }
        Endpoint local =
                new Endpoint(from == null ? Endpoint.any(probe.target().v6()).address() : from.address(), identifier);
        EchoKey key = new EchoKey(probe.target().v6(), identifier, sequence);
        sent.put(key, flight);
        errors.expect(flight, local, sequence);
        sender.begun();
        flight.left(local, () -> {
            sender.ended();
            sent.remove(key, flight);
            errors.forget(flight, local, sequence);
        });
    }

    private int identifier(Sending sending) {
        int identifier = sending.sourcePort() == null ? ownIdentifier : sending.sourcePort();
        if (identifiers.add(identifier)) {
            listeners.forEach(listener -> listener.listenFor(identifiers));
        }
        return identifier;
    }

    private int freeSequence(boolean v6, int identifier) throws NotSentException {
        int begin = sequences.getOrDefault(identifier, 1);
        for (int i = 0; i < SEQUENCES; i++) {
            int sequence = begin + i & SEQUENCES - 1;
            Flight there = sent.get(new EchoKey(v6, identifier, sequence));
            // One that was told as lost gives way to one that is not.
            if (there == null || there.told) {
                if (there != null) {
                    flights.drop(there);
                }
                sequences.put(identifier, sequence + 1 & SEQUENCES - 1);
                return sequence;
            }
        }
        throw new NotSentException(Errno.EAGAIN, "65536 echo requests of one identifier are under way");
    }

    private EchoSender sender(Probe probe) throws NotSentException {
        Sending sending = probe.sending();
        boolean v6 = probe.target().v6();
        SenderKey key = new SenderKey(v6, sending.source(), sending.link(), raw() ? null : sending.sourcePort());
        EchoSender sender = senders.get(key);
        if (sender == null) {
            sender = EchoSender.open(v6, raw(), sending);
            EchoSender opened = sender;
            try {
                // Who sends raw is deaf: what its queue holds is told in any case.
                int events = raw() ? 0 : Libc.POLLIN;
                opened.watched(watch.add(sender.socket().descriptor(), events, () -> hear(opened)));
                opened.readStampsBy(() -> hearQueue(opened));
            } catch (SystemCallException e) {
                sender.socket().close();
                throw Refusals.open(e.errno(), v6);
            }
            closeOldest();
            senders.put(key, sender);
        }
        return sender;
    }

    /** Whoever sends from ever new addresses must not fill the process with sockets; but what is under way needs its own. */
    private void closeOldest() {
        for (Iterator<EchoSender> all = senders.values().iterator();
                senders.size() >= MOST_SENDERS && all.hasNext(); ) {
            EchoSender oldest = all.next();
            if (oldest.underWay() == 0) {
                all.remove();
                watch.forget(oldest.token());
                oldest.socket().close();
            }
        }
    }

    /** An answer was heard. */
    void heard(IcmpPacket packet, IpAddress from, Integer hops, long stamp) {
        answered(new EchoKey(from.v6(), packet.identifier(), packet.sequence()), packet, from, hops, stamp);
    }

    private void answered(EchoKey key, IcmpPacket packet, IpAddress from, Integer hops, long stamp) {
        Flight flight = sent.get(key);
        if (flight != null) {
            flights.answer(flight, Answer.of(Outcome.ANSWERED, Timing.until(flight, stamp), from, hops, packet.data()));
        }
    }

    private void hear(EchoSender sender) {
        hearQueue(sender);
        if (!raw()) {
            while (queue.receive(sender.socket().descriptor())) {
                IcmpPacket packet = IcmpPacket.read(sender.socket().v6(), queue.data());
                Endpoint from = queue.name();
                if (packet != null && from != null) {
                    EchoKey key = new EchoKey(sender.socket().v6(), sender.identifier(), packet.sequence());
                    answered(key, packet, from.address(), queue.hops(), queue.stamp());
                }
            }
        }
        sender.socket().error();
    }

    /** Stamps; and, where nobody hears ICMP itself, its errors, each with the request as it was sent. */
    private void hearQueue(EchoSender sender) {
        List<Runnable> found = new ArrayList<>();
        while (queue.receiveError(sender.socket().descriptor())) {
            if (queue.origin() == Message.ORIGIN_STAMP) {
                sender.stamps().take(queue);
            } else if (queue.icmp() && !raw() && queue.length() >= IcmpPacket.HEADER) {
                int sequence = IcmpPacket.u16(queue.data(), 6);
                Flight flight = sent.get(new EchoKey(sender.socket().v6(), sender.identifier(), sequence));
                if (flight != null) {
                    found.add(errors.queued(queue, flight));
                }
            }
        }
        found.forEach(Runnable::run);
    }

    @Override
    public void close() {
        senders.values().forEach(sender -> sender.socket().close());
    }
}
