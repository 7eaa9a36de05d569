package io.podwire.packets.stats;

import io.podwire.api.packet.SeenAt;
import io.podwire.api.packet.TrafficTalker;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What each address sent and got; of very many, those that were active last. */
final class TalkerTable {

    private static final int MOST = 20_000;

    private record Key(SeenAt at, IpAddress address) {}

    private static final class Count {

        private long packetsSent;
        private long bytesSent;
        private long packetsGot;
        private long bytesGot;
    }

    /** One address' counts. */
    record Talker(SeenAt at, IpAddress address, long packetsSent, long bytesSent, long packetsGot, long bytesGot) {

        long bytes() {
            return bytesSent + bytesGot;
        }

        TrafficTalker row(String line) {
            return new TrafficTalker(at, address, packetsSent, bytesSent, packetsGot, bytesGot, line);
        }
    }

    private final Recent<Key, Count> counts = new Recent<>(MOST, count -> {});

    void add(int length, SeenAt at, Ends ends) {
        Count from = counts.computeIfAbsent(new Key(at, ends.source()), key -> new Count());
        from.packetsSent++;
        from.bytesSent += length;
        Count to = counts.computeIfAbsent(new Key(at, ends.destination()), key -> new Count());
        to.packetsGot++;
        to.bytesGot += length;
    }

    /** By bytes, most first. */
    List<Talker> sorted() {
        List<Talker> all = new ArrayList<>();
        counts.forEach((key, count) -> all.add(new Talker(
                key.at(), key.address(), count.packetsSent, count.bytesSent, count.packetsGot, count.bytesGot)));
        all.sort(Comparator.comparingLong(Talker::bytes).reversed());
        return all;
    }
}
