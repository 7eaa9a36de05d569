package io.podwire.analysis.fib;

import io.podwire.api.net.RouteQuery;
import io.podwire.api.value.IpAddress;

/**
 * A look-up as rules see it.
 *
 * @param query what was asked
 * @param inputLink ifindex that rules compare with {@code iif}: the loopback's for what this host sends itself
 */
record Flow(RouteQuery query, int inputLink) {

    /** LOOPBACK_IFINDEX: every namespace's loopback has it. */
    static final int LOOPBACK = 1;

    static Flow of(RouteQuery query) {
        return new Flow(query, query.inputLink() == null ? LOOPBACK : query.inputLink());
    }

    boolean v6() {
        return query.destination().v6();
    }

    IpAddress destination() {
        return query.destination();
    }

    /** As asked, or the unspecified address, which only the widest prefix holds. */
    IpAddress source() {
        return query.source() != null ? query.source() : IpAddress.of(new byte[v6() ? 16 : 4]);
    }
}
