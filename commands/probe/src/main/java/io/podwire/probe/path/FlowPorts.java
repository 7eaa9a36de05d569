package io.podwire.probe.path;

import java.util.concurrent.atomic.AtomicInteger;

/** Source ports and echo identifiers, such that no two paths that are looked at by this process share one. */
final class FlowPorts {

    /** Above the ports that Linux gives by itself (net.ipv4.ip_local_port_range), where a bound one could be somebody else's. */
    private static final int FIRST = 61_000;

    private static final int COUNT = 4_500;

    /** Where processes begin, so that two of them seldom meet. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 67 % COUNT));

    private FlowPorts() {}

    /** The first of as many in a row as there are flows. */
    static int first(PathPlan plan) {
        if (plan.localPort() != null) {
            return plan.localPort();
        }
        int flows = plan.request().flows();
        return FIRST + Math.floorMod(NEXT.getAndAdd(flows), COUNT - flows);
    }
}
