package io.podwire.packets.stats;

import io.podwire.api.packet.Packet;
import io.podwire.api.packet.SeenAt;
import io.podwire.api.packet.Tcp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** All flows; of very many, those that were active last, and the largest of those that were not. */
final class FlowTable {

    /** A flow takes about half a kilobyte: 16 MB at most. */
    private static final int ACTIVE = 20_000;

    private static final int SILENT = 2000;

    private record Key(SeenAt at, Ends ends) {}

    private final Totals totals;
    private final Recent<Key, Flow> active = new Recent<>(ACTIVE, this::silent);
    private final PriorityQueue<Flow> silent = new PriorityQueue<>(Comparator.comparingLong(Flow::bytes));
    private long leftOut;

    FlowTable(Totals totals) {
        this.totals = totals;
    }

    /** Counts one that has these ends. */
    void add(Packet packet, SeenAt at, Ends ends) {
        Flow flow = active.get(new Key(at, ends));
        boolean forth = flow != null;
        if (flow == null) {
            flow = active.get(new Key(at, ends.turned()));
        }
        if (flow == null) {
            forth = begins(packet, ends);
            Ends ordered = forth ? ends : ends.turned();
            flow = new Flow(at, ordered, packet.time(), totals);
            totals.flows++;
            active.put(new Key(at, ordered), flow);
        }
        flow.add(packet, forth);
    }

    private static boolean begins(Packet packet, Ends ends) {
        Tcp tcp = ends.protocol().equals("tcp") ? packet.tcp() : null;
        if (tcp != null && tcp.syn()) {
            return !tcp.ack();
        }
        return !ends.fromServer();
    }

    private void silent(Flow flow) {
        silent.add(flow);
        if (silent.size() > SILENT) {
            silent.remove();
            leftOut++;
        }
    }

    long leftOut() {
        return leftOut;
    }

    /** Those that are kept, those in trouble first, each sort by bytes. */
    List<Flow> sorted() {
        List<Flow> all = new ArrayList<>(active.values());
        all.addAll(silent);
        all.sort(Comparator.comparing(Flow::troubled)
                .thenComparingLong(Flow::bytes)
                .reversed());
        return all;
    }
}
