package io.podwire.shell.render.tables;

import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackEntry.Tuple;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.shell.render.Sheet;

/** Tracked connections; what NAT made of them stands in the last column. */
final class ConntrackSheet {

    static final Sheet<ConntrackEntry, ConntrackEntry> SHEET = Sheet.of(ConntrackEntry.class, "tracked connections")
            .text("PROTOCOL", ConntrackEntry::protocol)
            .text("STATE", ConntrackEntry::state)
            .rank(2)
            .text("SOURCE", entry -> source(entry.original()))
            .least(21)
            .text("DESTINATION", entry -> destination(entry.original()))
            .least(21)
            .text("NAT", ConntrackSheet::nat)
            .rank(3)
            .least(20)
            .number("TIMEOUT", ConntrackEntry::timeout)
            .rank(4)
            .text("STATUS", ConntrackEntry::status)
            .onlyWide()
            .number("MARK", ConntrackEntry::mark)
            .onlyWide()
            .number("ZONE", ConntrackEntry::zone)
            .onlyWide()
            .number("PACKETS", entry -> entry.original().packets())
            .onlyWide()
            .number(
                    "REPLY-PACKETS",
                    entry -> entry.reply() == null ? null : entry.reply().packets())
            .onlyWide()
            .number("BYTES", entry -> entry.original().bytes())
            .onlyWide()
            .number(
                    "REPLY-BYTES",
                    entry -> entry.reply() == null ? null : entry.reply().bytes())
            .onlyWide()
            .number("ID", ConntrackEntry::id)
            .onlyWide()
            .end();

    /** {@code 12 listed; 240 of 262144 tracked; 0 not inserted, 0 dropped, 0 dropped early}. */
    static String line(ConntrackSummary summary) {
        return summary.listed() + " listed; " + known(summary.count()) + " of " + known(summary.max()) + " tracked; "
                + known(summary.insertFailed()) + " not inserted, " + known(summary.drops()) + " dropped, "
                + known(summary.earlyDrops()) + " dropped early";
    }

    private static String known(Long count) {
        return count == null ? "?" : count.toString();
    }

    private static String source(Tuple tuple) {
        return Endpoint.of(tuple.source(), tuple.sourcePort());
    }

    private static String destination(Tuple tuple) {
        return Endpoint.of(tuple.destination(), tuple.destinationPort());
    }

    /** Where the packets really go, and as whom, where that differs from what the sender wrote. */
    private static String nat(ConntrackEntry entry) {
        Tuple reply = entry.reply();
        if (reply == null) {
            return null;
        }
        String target = source(reply);
        String origin = destination(reply);
        String to = target.equals(destination(entry.original())) ? "" : "to " + target;
        String as = origin.equals(source(entry.original())) ? "" : "as " + origin;
        return to.isEmpty() || as.isEmpty() ? to + as : to + " " + as;
    }

    private ConntrackSheet() {}
}
