package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProberFacts;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.util.ArrayList;
import java.util.List;

/** All that a prober's thread has open in its namespace. Made by that thread, inside. */
final class Ways implements AutoCloseable {

    private final Watch watch;
    private final Flights flights;
    private final Lingering lingering;
    private final SourceLookup sources;
    private final List<IcmpListener> listeners = new ArrayList<>();
    private final TcpWay tcp;
    private final EchoWay echo;
    private final UdpWay udp;

    /** @param rawPermitted whether raw sockets are tried at all */
    Ways(Flights flights, boolean rawPermitted) throws SystemCallException {
        this.flights = flights;
        watch = new Watch();
        try {
            sources = new SourceLookup();
            lingering = new Lingering(watch);
            Message message = new Message();
            IcmpErrors errors = new IcmpErrors(flights, message);
            if (rawPermitted) {
                listen(message, errors);
            }
            tcp = new TcpWay(watch, flights, lingering, errors);
            echo = new EchoWay(watch, flights, errors, sources, listeners);
            udp = new UdpWay(watch, flights, errors, !listeners.isEmpty());
        } catch (SystemCallException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Without CAP_NET_RAW there is none; with it there may be no IPv6. */
    private void listen(Message message, IcmpErrors errors) throws SystemCallException {
        for (boolean v6 : new boolean[] {false, true}) {
            try {
                IcmpListener listener = IcmpListener.open(
                        v6, message, (packet, from, hops, stamp) -> heard(errors, packet, from, hops, stamp));
                listeners.add(listener);
                watch.add(listener.descriptor(), Libc.POLLIN, listener::hear);
                errors.listenBy(listener::hear);
            } catch (NotSentException e) {
                if (e.errno() != Errno.EPERM && e.errno() != Errno.EAFNOSUPPORT) {
                    throw new SystemCallException("socket(SOCK_RAW, ICMP)", e.errno());
                }
            }
        }
    }

    private void heard(IcmpErrors errors, IcmpPacket packet, IpAddress from, Integer hops, long stamp) {
        if (packet.error() != null) {
            errors.heard(packet, from, hops, stamp);
        } else {
            echo.heard(packet, from, hops, stamp);
        }
    }

    /** ICMP that found no room at its listeners; see {@link io.podwire.api.probe.Prober#dropped}. */
    long dropped() {
        return listeners.stream().mapToLong(IcmpListener::dropped).sum();
    }

    Watch watch() {
        return watch;
    }

    ProberFacts facts() {
        boolean raw = !listeners.isEmpty();
        return new ProberFacts(raw, raw || datagramEchoes(false) || datagramEchoes(true), raw);
    }

    /** Whether a datagram socket may send echo requests, which its group decides (net.ipv4.ping_group_range, for IPv6 too). */
    private static boolean datagramEchoes(boolean v6) {
        int protocol = v6 ? ProbeSocket.IPPROTO_ICMPV6 : ProbeSocket.IPPROTO_ICMP;
        try {
            ProbeSocket.open(v6, Libc.SOCK_DGRAM, protocol, null).close();
            return true;
        } catch (NotSentException e) {
            return false;
        }
    }

    /** Sends one, or tells why not. */
    void send(Probe probe) {
        Flight flight = new Flight(probe);
        try {
            way(probe).send(flight);
            flights.begin(flight);
        } catch (NotSentException e) {
            flights.notSent(flight, e.getMessage());
        }
    }

    /** Tells that it does not leave. */
    void refuse(Probe probe, String why) {
        flights.notSent(new Flight(probe), why);
    }

    private Way way(Probe probe) {
        return switch (probe.protocol()) {
            case TCP, TCP_MESSAGE -> tcp;
            case ICMP -> echo;
            case UDP -> udp;
        };
    }

    /** Whether a probe has waited long enough. @param now by {@link System#nanoTime} */
    boolean due(long now) {
        return flights.due(now);
    }

    /** Does what its time had come for; nanoseconds until it is to be called again. @param now by {@link System#nanoTime} */
    long tick(long now) {
        flights.ring(now);
        lingering.look();
        return Math.min(flights.untilNext(), lingering.untilNext());
    }

    /** @param problem what is told of probes that have no reply; null: nothing is */
    void end(String problem) {
        flights.endAll(problem);
        lingering.endAll();
        close();
    }

    @Override
    public void close() {
        if (echo != null) {
            echo.close();
        }
        if (udp != null) {
            udp.close();
        }
        listeners.forEach(IcmpListener::close);
        if (sources != null) {
            sources.close();
        }
        watch.close();
    }
}
