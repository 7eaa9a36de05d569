package io.podwire.api.host;

import io.podwire.api.command.Running;
import io.podwire.api.net.Address;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Qdisc;
import io.podwire.api.net.Route;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.net.Rule;
import io.podwire.api.net.Socket;
import io.podwire.api.net.TrafficFilter;
import java.util.List;
import java.util.SortedMap;

/**
 * One network namespace, opened for reading. Every method asks the kernel anew and changes nothing; no kernel module is loaded
 * by a question. Holding it keeps the namespace, and so a deleted pod's links, alive: {@link #close} it at once after reading.
 *
 * <p>For one thread at a time.
 *
 * @implSpec methods throw {@link io.podwire.api.error.NotPermitted}, {@link io.podwire.api.error.Unsupported} where the kernel
 *     lacks the family, {@link io.podwire.api.error.BadData}, and {@link io.podwire.api.error.NotFound} where the namespace vanished
 */
public interface Network extends AutoCloseable {

    /** Which namespace. */
    Netns netns();

    /** By ifindex. */
    List<Link> links();

    /** IPv4 then IPv6, by ifindex, in the kernel's order. */
    List<Address> addresses();

    /** All tables, IPv4 then IPv6, in the kernel's order. */
    List<Route> routes();

    /**
     * The kernel's own choice.
     *
     * @throws io.podwire.api.error.NotFound where it has no route; the message holds its errno
     */
    Route route(RouteQuery query);

    /** IPv4 then IPv6, by priority. */
    List<Rule> rules();

    /** ARP then NDP, by ifindex and address, proxies after the entries of their link. */
    List<Neighbor> neighbors();

    /** Of bridges and VXLAN links. */
    List<FdbEntry> fdb();

    /** By ifindex. */
    List<Qdisc> qdiscs();

    /** Of all links and both directions, by ifindex. */
    List<TrafficFilter> filters();

    /**
     * TCP and UDP, IPv4 and IPv6.
     *
     * @param owners also find the processes that hold each socket, which reads every process's descriptors
     */
    List<Socket> sockets(boolean owners);

    /** The tracked connections; not one by one in memory, a node may have a million. */
    Running<ConntrackEntry, ConntrackSummary> conntrack(ConntrackQuery query);

    /**
     * A sysctl of this namespace.
     *
     * @param name with slashes or dots: {@code net.ipv4.ip_forward}; slashes where a link's name has a dot
     * @return its text without the line break, or null where it does not exist
     */
    String sysctl(String name);

    /**
     * All settings below {@code net} that this namespace has and that can be read, several hundred: those of which {@link #sysctl}
     * tells one. Written with slashes ({@code net/ipv4/conf/eth0.7/forwarding}), so that no name means two; sorted.
     */
    SortedMap<String, String> sysctls();

    /**
     * Every counter of this namespace: of its links, their queues and drivers, protocols and tracked connections; and of the host's
     * processors. What could not be read is a gap of the reading.
     */
    CounterReading counters();

    /** The id that this namespace gives another, or null where it gives none (RTM_GETNSID only: asking never makes one). */
    Integer nsidOf(Netns other);

    @Override
    void close();
}
