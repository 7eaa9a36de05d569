package io.podwire.packets.stats;

import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.SeenAt;
import io.podwire.api.packet.TrafficIcmpError;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** ICMP errors, alike ones together: the port of who was told is left out, as it changes with each try. */
final class IcmpTable {

    private static final int MOST = 5000;

    private record Key(
            SeenAt at,
            IpAddress from,
            String error,
            String protocol,
            IpAddress source,
            IpAddress destination,
            int destinationPort) {}

    private static final class Count {

        private long count;
    }

    private final Totals totals;
    private final Recent<Key, Count> counts = new Recent<>(MOST, count -> {});

    IcmpTable(Totals totals) {
        this.totals = totals;
    }

    /** @param innermost the last header of the packet */
    void add(Layer innermost, SeenAt at, IpAddress from) {
        if (innermost instanceof Icmp icmp && icmp.error()) {
            add(IcmpWords.of(icmp), icmp.quoted(), at, from);
        } else if (innermost instanceof Icmpv6 icmp && icmp.error()) {
            add(IcmpWords.of(icmp), icmp.quoted(), at, from);
        }
    }

    private void add(String error, List<Layer> quoted, SeenAt at, IpAddress from) {
        totals.icmpErrors++;
        Ends about = Ends.of(quoted);
        Key key = about == null
                ? new Key(at, from, error, null, null, null, -1)
                : new Key(
                        at,
                        from,
                        error,
                        about.protocol(),
                        about.source(),
                        about.destination(),
                        about.destinationPort());
        counts.computeIfAbsent(key, k -> new Count()).count++;
    }

    /** By count, most first. */
    List<TrafficIcmpError> rows() {
        List<TrafficIcmpError> all = new ArrayList<>();
        counts.forEach((key, count) -> all.add(new TrafficIcmpError(
                key.at(),
                key.from(),
                key.error(),
                key.protocol(),
                key.source(),
                key.destination(),
                key.destinationPort() < 0 ? null : (Integer) key.destinationPort(),
                count.count,
                null)));
        all.sort(Comparator.comparingLong(TrafficIcmpError::count).reversed());
        return all;
    }
}
