package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Datagrams: each from a port of its own, or those with the same source port as one {@link UdpFlow}. */
final class UdpWay implements Way {

    private record FlowKey(IpAddress source, int sourcePort, IpAddress target, int port, String link, int mark) {}

    /** Shared flows that are kept while they have nothing to do. */
    private static final int MOST_RESTING = 64;

    private static final int MOST_BYTES = 65536;

    private final Watch watch;
    private final Flights flights;
    private final IcmpErrors errors;
    private final boolean rawErrors;
    private final Message message = new Message();
    private final Message queue = new Message();
    private final ByteBuffer out = ByteBuffer.allocateDirect(MOST_BYTES);
    private final Map<FlowKey, UdpFlow> shared = new HashMap<>();
    private final Map<FlowKey, UdpFlow> resting = new LinkedHashMap<>();

    /** @param rawErrors ICMP itself is heard, so that error queues need not be heeded */
    UdpWay(Watch watch, Flights flights, IcmpErrors errors, boolean rawErrors) {
        this.watch = watch;
        this.flights = flights;
        this.errors = errors;
        this.rawErrors = rawErrors;
    }

    @Override
    public void send(Flight flight) throws NotSentException {
        Probe probe = flight.probe();
        if (probe.payload().length() > MOST_BYTES) {
            throw Refusals.leave(Errno.EMSGSIZE, probe);
        }
        flow(probe).send(flight);
    }

    private UdpFlow flow(Probe probe) throws NotSentException {
        Sending sending = probe.sending();
        if (sending.sourcePort() == null) {
            return open(probe, UdpFlow::close);
        }
        FlowKey key = new FlowKey(
                sending.source(), sending.sourcePort(), probe.target(), probe.port(), sending.link(), sending.mark());
        resting.remove(key);
        UdpFlow flow = shared.get(key);
        if (flow == null) {
            flow = open(probe, idle -> rest(key, idle));
            shared.put(key, flow);
        }
        return flow;
    }

    private void rest(FlowKey key, UdpFlow flow) {
        if (flow.failed()) {
            close(key, flow);
            return;
        }
        resting.put(key, flow);
        if (resting.size() > MOST_RESTING) {
            FlowKey longest = resting.keySet().iterator().next();
            close(longest, resting.remove(longest));
        }
    }

    private void close(FlowKey key, UdpFlow flow) {
        shared.remove(key);
        flow.close();
    }

    /** Lets go of the flows that rest. */
    void close() {
        resting.forEach(this::close);
        resting.clear();
    }

    private UdpFlow open(Probe probe, Consumer<UdpFlow> idle) throws NotSentException {
        ProbeSocket socket = ProbeSocket.open(
                probe.target().v6(), Libc.SOCK_DGRAM, 0, probe.sending().link());
        try {
            // The kernel heeds the mark for the route that it takes when connecting.
            socket.prepare(probe.sending());
            socket.bind(probe.sending());
            socket.connect(probe);
            socket.tellHops();
            UdpFlow flow = new UdpFlow(socket, this, idle);
            flow.watched(watch.add(socket.descriptor(), Libc.POLLIN, flow::ready));
            return flow;
        } catch (NotSentException e) {
            socket.close();
            throw e;
        } catch (SystemCallException e) {
            socket.close();
            throw Refusals.open(e.errno(), probe.target().v6());
        }
    }

    Watch watch() {
        return watch;
    }

    Flights flights() {
        return flights;
    }

    IcmpErrors errors() {
        return errors;
    }

    boolean rawErrors() {
        return rawErrors;
    }

    Message message() {
        return message;
    }

    /** Apart from {@link #message}: a stamp may be looked for while a message is still being read. */
    Message queue() {
        return queue;
    }

    ByteBuffer out() {
        return out;
    }
}
