package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyPlace;
import java.util.List;

/**
 * A pod, or another namespace that is not the host's, as far as it hangs on one trunk.
 *
 * @param place where
 * @param strands its ways there; empty for a namespace with nothing but a loopback
 * @param first whether this is where the place is described; on further trunks it is only named
 */
record Tenant(TopologyPlace place, List<Strand> strands, boolean first) {}
