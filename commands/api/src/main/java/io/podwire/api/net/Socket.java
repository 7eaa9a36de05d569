package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * A TCP or UDP socket (sock_diag(7), {@code linux/inet_diag.h}).
 *
 * @param netns inode of its namespace
 * @param protocol {@code tcp} or {@code udp}
 * @param family {@code inet} or {@code inet6}
 * @param state TCP state as ss names it ({@code LISTEN}, {@code ESTAB}, …); {@code UNCONN} for an unconnected UDP socket
 * @param local :: or 0.0.0.0 for any
 * @param remote :: or 0.0.0.0 while not connected
 * @param onlyV6 for an IPv6 socket, whether IPv4 is refused; null where not known
 * @param linkIndex ifindex it is bound to, or null
 * @param link name of that link, or null
 * @param receiveQueue bytes; for a listener, connections that wait to be accepted
 * @param sendQueue bytes; for a listener, the most that may wait; -1 where the kernel was asked through /proc, which does not tell a listener's
 * @param userId owner
 * @param inode of the socket
 * @param pids processes that have it open; null where that was not asked for
 * @param programs names of those processes; null where that was not asked for
 */
public record Socket(
        long netns,
        String protocol,
        String family,
        String state,
        IpAddress local,
        int localPort,
        IpAddress remote,
        int remotePort,
        Boolean onlyV6,
        Integer linkIndex,
        String link,
        long receiveQueue,
        long sendQueue,
        long userId,
        long inode,
        List<Integer> pids,
        List<String> programs) {}
