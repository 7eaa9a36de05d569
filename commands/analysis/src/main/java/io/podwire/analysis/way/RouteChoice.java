package io.podwire.analysis.way;

import io.podwire.api.net.Route;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.IpAddress;

/** Knows how a namespace's kernel sends. */
@FunctionalInterface
public interface RouteChoice {

    /** @return null where it has no route there, or can't be asked */
    Route to(TopologyPlace place, IpAddress destination);
}
