package io.podwire.engine.probe;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.value.Octets;
import io.podwire.engine.linux.Errno;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * A datagram socket that is connected to a target, and the probes that left by it: one, or as many as share its source port.
 *
 * <p>Nothing but their payload tells probes of one flow apart, so no two that are under way begin with the same two octets: where
 * they would, a free number is written there, which routers' quotes and checksums then carry (as Paris traceroute does).
 *
 * <p>A shared one stays open while it has none under way. Where the kernel that sends is also the one that forwards, as a node is for its
 * pods, it chooses among equal ways by a number of the socket, and not by the ports: another socket would be another flow.
 */
final class UdpFlow {

    private static final int MARKS = 1 << 16;
    private static final int MARK_BYTES = 2;

    /** Datagrams that nobody waits for are read and dropped, so many at a time. */
    private static final int MOST_UNASKED = 64;

    /** Each failure to send may first tell an ICMP error about an earlier one. */
    private static final int TRIES = 4;

    private final ProbeSocket socket;
    private final UdpWay way;
    private final Consumer<UdpFlow> idle;
    private final Stamps stamps;
    private final List<Flight> flights = new ArrayList<>(1);
    private final Endpoint local;
    private long token;
    private boolean sending;
    private boolean failed;
    private boolean gone;

    /**
     * @param socket connected; owned
     * @param idle told each time that no probe is under way any more; may close this
     */
    UdpFlow(ProbeSocket socket, UdpWay way, Consumer<UdpFlow> idle) {
        this.socket = socket;
        this.way = way;
        this.idle = idle;
        this.stamps = new Stamps(socket);
        this.local = socket.local();
    }

    void watched(long by) {
        token = by;
    }

    /** Sends one. */
    void send(Flight flight) throws NotSentException {
        // What is heard meanwhile may end all others of this flow.
        sending = true;
        try {
            sendNow(flight);
        } finally {
            sending = false;
            restIfIdle();
        }
    }

    /** Whether the last probe could not leave: the socket may be bound to an address that is gone. */
    boolean failed() {
        return failed;
    }

    private void sendNow(Flight flight) throws NotSentException {
        Probe probe = flight.probe();
        socket.prepare(probe.sending());
        Octets payload = marked(flight);
        ByteBuffer out = way.out();
        out.put(0, payload.bytes());
        flight.leaves();
        int errno = socket.send(out, payload.length(), null);
        for (int i = 0; maybeOfAnother(errno) && i < TRIES; i++) {
            hearErrors();
            stamps.failed();
            flight.leaves();
            errno = socket.send(out, payload.length(), null);
        }
        failed = errno != 0;
        if (failed) {
            stamps.failed();
            throw Refusals.leave(errno, probe);
        }
        flight.handedOver();
        stamps.sent(flight);
        flight.stampedBy(this::hearQueue);
        flights.add(flight);
        way.errors().expect(flight, local, probe.port());
        flight.left(local, () -> over(flight));
    }

    /** What an ICMP error about an earlier datagram leaves behind for whoever calls next. */
    private static boolean maybeOfAnother(int errno) {
        return errno == Errno.ECONNREFUSED
                || errno == Errno.EHOSTUNREACH
                || errno == Errno.EMSGSIZE
                || errno == Errno.EPROTO;
    }

    private Octets marked(Flight flight) {
        Octets payload = flight.probe().payload();
        if (payload.length() < MARK_BYTES) {
            flight.marked(-1, checksum(flight, payload));
            return payload;
        }
        int mark = IcmpPacket.u16(payload, 0);
        Octets sent = payload;
        if (SharedFlow.marked(flights, payload) != null) {
            mark = freeMark();
            byte[] changed = payload.bytes();
            changed[0] = (byte) (mark >> 8);
            changed[1] = (byte) mark;
            sent = Octets.view(changed, 0, changed.length);
        }
        flight.marked(mark, checksum(flight, sent));
        return sent;
    }

    private int freeMark() {
        int begin = ThreadLocalRandom.current().nextInt(MARKS);
        for (int i = 0; i < MARKS; i++) {
            int mark = begin + i & MARKS - 1;
            if (flights.stream().noneMatch(flight -> flight.mark() == mark)) {
                return mark;
            }
        }
        return begin;
    }

    private int checksum(Flight flight, Octets payload) {
        Probe probe = flight.probe();
        return Checksum.ofUdp(local, probe.target(), probe.port(), payload);
    }

    /** Something came, or was said in its place. */
    void ready() {
        hearErrors();
        Message message = way.message();
        int unasked = 0;
        while (!gone && unasked < MOST_UNASKED && message.receive(socket.descriptor())) {
            if (flights.isEmpty()) {
                unasked++;
                continue;
            }
            Octets payload = message.data();
            Flight flight = SharedFlow.answered(flights, payload);
            Timing timing = Timing.until(flight, message.stamp());
            way.flights()
                    .answer(
                            flight,
                            Answer.of(Outcome.ANSWERED, timing, flight.probe().target(), message.hops(), payload));
        }
    }

    private void hearErrors() {
        // Whoever hears the packet itself knows more than this socket does.
        way.errors().drain();
        if (!gone) {
            hearQueue();
        }
        if (!gone) {
            socket.error();
        }
    }

    private void hearQueue() {
        Message queue = way.queue();
        List<Runnable> found = new ArrayList<>(0);
        while (!gone && queue.receiveError(socket.descriptor())) {
            if (queue.origin() == Message.ORIGIN_STAMP) {
                stamps.take(queue);
            } else if (queue.icmp() && !way.rawErrors()) {
                Flight meant = SharedFlow.marked(flights, queue.data());
                if (meant != null || !flights.isEmpty()) {
                    found.add(way.errors().queued(queue, meant == null ? flights.get(0) : meant));
                }
            }
        }
        found.forEach(Runnable::run);
    }

    private void over(Flight flight) {
        way.errors().forget(flight, local, flight.probe().port());
        flights.remove(flight);
        restIfIdle();
    }

    private void restIfIdle() {
        if (flights.isEmpty() && !sending && !gone) {
            idle.accept(this);
        }
    }

    /** Lets go of the socket; of one without probes under way. */
    void close() {
        if (!gone) {
            gone = true;
            way.watch().forget(token);
            socket.close();
        }
    }
}
