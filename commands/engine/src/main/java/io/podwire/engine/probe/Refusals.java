package io.podwire.engine.probe;

import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.Printable;
import io.podwire.engine.linux.Errno;

/** What an error number means at each step of a probe's way out: the same number says different things to bind(2) and connect(2). */
final class Refusals {

    private Refusals() {}

    /** As socket(2). */
    static NotSentException open(int errno, boolean v6) {
        return new NotSentException(
                errno,
                switch (errno) {
                    case Errno.EMFILE, Errno.ENFILE ->
                        "no more files may be open at once (ulimit -n); fewer probes at a time, or a shorter timeout";
                    case Errno.EAFNOSUPPORT -> (v6 ? "IPv6" : "IPv4") + " is not there in this kernel";
                    case Errno.EPERM, Errno.EACCES -> "needs CAP_NET_RAW, or a group within net.ipv4.ping_group_range";
                    default -> "a socket for it can't be opened";
                });
    }

    /** As SO_BINDTODEVICE. */
    static NotSentException link(int errno, String link) {
        return new NotSentException(
                errno,
                switch (errno) {
                    case Errno.ENODEV -> "there is no link " + Printable.of(link) + " in this network namespace";
                    case Errno.EPERM -> "choosing the link it leaves by needs CAP_NET_RAW";
                    default -> "it can't be bound to the link " + Printable.of(link);
                });
    }

    /** As any other socket option. */
    static NotSentException option(int errno, String what) {
        String needs = errno == Errno.EPERM ? "needs CAP_NET_ADMIN" : "can't be set";
        return new NotSentException(errno, what + " " + needs);
    }

    /** As bind(2). */
    static NotSentException bind(int errno, Sending sending) {
        return new NotSentException(
                errno,
                switch (errno) {
                    case Errno.EADDRNOTAVAIL -> sending.source() + " is no address of this network namespace";
                    case Errno.EADDRINUSE -> "local port " + sending.sourcePort() + " is taken by another socket";
                    case Errno.EAFNOSUPPORT -> sending.source() + " is of another family than the target";
                    case Errno.EACCES -> "a local port below 1024 needs CAP_NET_BIND_SERVICE";
                    case Errno.EINVAL -> sending.source() + " is an address of one link only: say which";
                    default -> "it can't leave from " + sending.source();
                });
    }

    /** As connect(2), and sending to an address. */
    static NotSentException leave(int errno, Probe probe) {
        String target = probe.target().toString();
        return new NotSentException(
                errno,
                switch (errno) {
                    case Errno.ENETUNREACH -> "no route leads to " + target;
                    case Errno.EHOSTUNREACH ->
                        "a route of this network namespace says that " + target + " can't be reached";
                    case Errno.EACCES ->
                        "a route of this network namespace prohibits " + target + ", or it is a broadcast address";
                    case Errno.EINVAL ->
                        probe.target().linkLocal() && probe.sending().link() == null
                                ? target + " is an address of one link only: say which"
                                : "a route of this network namespace throws away what goes to " + target;
                    case Errno.EPERM -> "a packet filter of this network namespace does not let it out";
                    case Errno.EADDRNOTAVAIL -> noPort(probe);
                    case Errno.EADDRINUSE ->
                        "local port " + probe.sending().sourcePort() + " is taken by another connection there";
                    case Errno.EMSGSIZE ->
                        "it is larger than the link it leaves by lets through, or than any datagram may be";
                    case Errno.ENOBUFS, Errno.EAGAIN -> "the queue of the link it leaves by is full; fewer at a time";
                    case Errno.ENETDOWN -> "the link it leaves by is down";
                    case Errno.ENODEV, Errno.ENXIO -> "the link it leaves by is gone";
                    default -> "it did not leave";
                });
    }

    private static String noPort(Probe probe) {
        Integer own = probe.sending().sourcePort();
        return own == null
                ? "no local port or address is free towards " + probe.target()
                        + " (net.ipv4.ip_local_port_range); a closed connection keeps its own for a minute"
                : "from local port " + own + " there can be one connection to " + probe.target() + " port "
                        + probe.port() + " at a time, and there is one already; a closed one may stay for a minute";
    }
}
