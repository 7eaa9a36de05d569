package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyPlace;
import java.util.List;
import java.util.Set;

/**
 * A pod, or another namespace that is not the host's, as far as it hangs on one trunk.
 *
 * @param place where
 * @param strands its ways there; empty for a namespace with nothing but a loopback
 * @param first whether this is where the place is described; on further trunks it is only named
 * @param out ids of the links of the place that lead out of it, on whatever trunk
 */
record Tenant(TopologyPlace place, List<Strand> strands, boolean first, Set<String> out) {}
