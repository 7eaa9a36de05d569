package io.podwire.api.probe;

import io.podwire.api.command.Gap;
import io.podwire.api.net.LinkStatistics;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Route;
import io.podwire.api.value.IpAddress;
import java.time.Instant;
import java.util.List;

/**
 * Facts that the first probe would have changed: a ping makes a neighbor known that was not, a large packet leaves a route exception, a
 * connection an entry of the tracking table. Read before it, for one target.
 *
 * @param at when
 * @param place where probes were going to leave from
 * @param target they were going to
 * @param route the kernel's choice; null where it had none, and then a gap says why
 * @param link the packets leave by; null where that is not known
 * @param mtu of that link; null where that is not known
 * @param counters of that link; null where that is not known
 * @param neighbor what was known of the next hop; null where nothing was, or none is needed
 * @param trackedConnections entries of the connection tracking table; null where it is not in use, or can't be read
 * @param mostConnections its limit; null likewise
 * @param localPorts how many local ports new connections may have; null where that is not known
 * @param localPortsUsed how many of these TCP sockets have; null where that is not known
 * @param gaps what could not be read
 */
public record ProbeBaseline(
        Instant at,
        String place,
        IpAddress target,
        Route route,
        String link,
        Integer mtu,
        LinkStatistics counters,
        Neighbor neighbor,
        Long trackedConnections,
        Long mostConnections,
        Integer localPorts,
        Integer localPortsUsed,
        List<Gap> gaps) {
    public ProbeBaseline {
        gaps = List.copyOf(gaps);
    }

    /** Connections that the table still has room for; null where that is not known. */
    public Long freeConnections() {
        return trackedConnections == null || mostConnections == null
                ? null
                : Long.valueOf(Math.max(0, mostConnections - trackedConnections));
    }

    /** Local ports that are free; null where that is not known. */
    public Integer freeLocalPorts() {
        return localPorts == null || localPortsUsed == null
                ? null
                : Integer.valueOf(Math.max(0, localPorts - localPortsUsed));
    }
}
