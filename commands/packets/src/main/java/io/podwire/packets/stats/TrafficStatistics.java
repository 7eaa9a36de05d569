package io.podwire.packets.stats;

import io.podwire.api.packet.Dns;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.LinuxCooked;
import io.podwire.api.packet.Packet;
import io.podwire.api.packet.SeenAt;
import io.podwire.api.packet.TrafficDnsFailure;
import io.podwire.api.packet.TrafficDnsServer;
import io.podwire.api.packet.TrafficIcmpError;
import io.podwire.api.packet.TrafficRow;
import io.podwire.api.packet.TrafficTotal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Adds packets up. Each is counted by its innermost IP header, and where it was seen: at two links of one capture it is two packets of two
 * flows, for else each would be its own retransmission. Packets must come in the order of time, as nearly as a capture has them. For one
 * thread.
 */
public final class TrafficStatistics {

    /** Rows of a section that have a line. */
    private static final int SHOWN = 20;

    private final Totals totals = new Totals();
    private final FlowTable flows = new FlowTable(totals);
    private final TalkerTable talkers = new TalkerTable();
    private final DnsTable dns = new DnsTable(totals);
    private final IcmpTable icmp = new IcmpTable(totals);
    private final Set<SeenAt> places = new HashSet<>();
    private SeenAt last;

    /** Counts one. */
    public void add(Packet packet) {
        totals.add(packet);
        Ends ends = Ends.of(packet.layers());
        if (ends == null) {
            return;
        }
        SeenAt at = at(packet);
        flows.add(packet, at, ends);
        talkers.add(packet.length(), at, ends);
        Layer innermost = packet.layers().get(packet.layers().size() - 1);
        if (innermost instanceof Dns message) {
            dns.add(packet, message, at, ends);
        } else {
            icmp.add(innermost, at, ends.source());
        }
    }

    private SeenAt at(Packet packet) {
        Integer index = !packet.layers().isEmpty() && packet.layers().get(0) instanceof LinuxCooked cooked
                ? cooked.interfaceIndex()
                : null;
        SeenAt at = new SeenAt(packet.link(), packet.netns(), packet.pod(), index);
        if (!at.equals(last)) {
            last = at;
            places.add(at);
        }
        return last;
    }

    /** All that was counted, once no packet comes any more. The sum is first; the others are sorted, what matters most first. */
    public List<TrafficRow> rows() {
        dns.end();
        StatisticsText text = new StatisticsText(SHOWN, places.size() > 1);
        List<TrafficRow> rows = new ArrayList<>();
        rows.add(total());
        add(rows, flows.sorted(), text.flows(), flow -> text.flow(flow.row(null)), Flow::row);
        add(rows, talkers.sorted(), text.talkers(), text::talker, TalkerTable.Talker::row);
        add(rows, dns.servers(), text.servers(), text::server, TrafficStatistics::with);
        add(rows, dns.failures(), text.failures(), text::failure, TrafficStatistics::with);
        add(rows, icmp.rows(), text.errors(), text::error, TrafficStatistics::with);
        return rows;
    }

    private static <T> void add(
            List<TrafficRow> rows,
            List<T> facts,
            Section section,
            Consumer<T> cells,
            BiFunction<T, String, TrafficRow> row) {
        for (T fact : facts) {
            if (section.takes()) {
                cells.accept(fact);
            }
        }
        Iterator<String> lines = section.lines().iterator();
        for (T fact : facts) {
            rows.add(row.apply(fact, lines.hasNext() ? lines.next() : null));
        }
    }

    private TrafficTotal total() {
        return new TrafficTotal(
                totals.packets,
                totals.bytes,
                totals.first,
                totals.last,
                totals.flows,
                flows.leftOut(),
                totals.connections,
                totals.established,
                totals.refused,
                totals.retransmissions,
                totals.outOfOrder,
                totals.resets,
                totals.zeroWindows,
                totals.dnsQueries,
                totals.dnsFailures,
                totals.icmpErrors,
                StatisticsText.total(totals, flows.leftOut()));
    }

    private static TrafficDnsServer with(TrafficDnsServer row, String line) {
        return new TrafficDnsServer(
                row.at(),
                row.server(),
                row.queries(),
                row.repeated(),
                row.answered(),
                row.failed(),
                row.unanswered(),
                row.leastMicros(),
                row.medianMicros(),
                row.nearlyAllMicros(),
                row.mostMicros(),
                line);
    }

    private static TrafficDnsFailure with(TrafficDnsFailure row, String line) {
        return new TrafficDnsFailure(
                row.at(), row.name(), row.type(), row.outcome(), row.server(), row.client(), row.count(), line);
    }

    private static TrafficIcmpError with(TrafficIcmpError row, String line) {
        return new TrafficIcmpError(
                row.at(),
                row.from(),
                row.error(),
                row.protocol(),
                row.source(),
                row.destination(),
                row.destinationPort(),
                row.count(),
                line);
    }
}
