package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;

/**
 * What bridges tell each other to keep loops out (IEEE 802.1D and 802.1Q): with it a bridge takes 30 seconds until a new port forwards.
 * Components from {@code flags} on are null where the message only tells of a change.
 *
 * @param version 0 is 802.1D, 2 rapid (802.1w), 3 several trees (802.1s), 4 shortest path (802.1aq)
 * @param type 0 configuration, 2 configuration of version 2 and later, 128 topology change
 * @param flags 0x01 change, 0x02 proposal, 0x0c the port's role, 0x10 learning, 0x20 forwarding, 0x40 agreement, 0x80 change noticed
 * @param root who is root, {@code 8000.02:00:00:00:00:01}: priority and address
 * @param rootPathCost of all links on the way there
 * @param bridge who says so; with several trees the root of its region
 * @param port of that bridge: priority and number
 * @param bytes the message, as far as it was captured
 * @param length bytes it had
 */
@Kind("stp")
public record SpanningTree(
        int version,
        int type,
        Integer flags,
        String root,
        Long rootPathCost,
        String bridge,
        Integer port,
        Octets bytes,
        int length)
        implements Layer {
    @Override
    public String kind() {
        return "stp";
    }
}
