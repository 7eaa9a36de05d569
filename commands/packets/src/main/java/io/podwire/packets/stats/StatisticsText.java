package io.podwire.packets.stats;

import io.podwire.api.packet.SeenAt;
import io.podwire.api.packet.TrafficDnsFailure;
import io.podwire.api.packet.TrafficDnsServer;
import io.podwire.api.packet.TrafficFlow;
import io.podwire.api.packet.TrafficIcmpError;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sections as they are read, on a terminal. */
final class StatisticsText {

    private final boolean places;
    private final Section flows;
    private final Section talkers;
    private final Section servers;
    private final Section failures;
    private final Section errors;

    /**
     * @param most rows of a section
     * @param places true where packets were seen at more than one link
     */
    StatisticsText(int most, boolean places) {
        this.places = places;
        String at = places ? "LINK" : "";
        flows = new Section(
                "Flows, those in trouble first",
                most,
                "PROTO",
                "SOURCE",
                "DESTINATION",
                ">SENT",
                ">BACK",
                ">BYTES",
                ">TIME",
                "WHAT",
                at);
        talkers = new Section("Talkers", most, "ADDRESS", ">SENT", ">BYTES", ">GOT", ">BYTES", at);
        servers = new Section(
                "DNS servers", most, "SERVER", ">QUERIES", ">FAILED", ">NO ANSWER", ">MEDIAN", ">95 %", ">MOST", at);
        failures = new Section("Names in vain", most, "NAME", "TYPE", "OUTCOME", ">COUNT", "SERVER", "CLIENT", at);
        errors = new Section("ICMP errors", most, "FROM", "SAYS", "OF", ">COUNT", at);
    }

    Section flows() {
        return flows;
    }

    Section talkers() {
        return talkers;
    }

    Section servers() {
        return servers;
    }

    Section failures() {
        return failures;
    }

    Section errors() {
        return errors;
    }

    static String total(Totals totals, long leftOut) {
        StringBuilder text = new StringBuilder();
        text.append(Amounts.count(totals.packets, "packet"))
                .append(", ")
                .append(Amounts.bytes(totals.bytes))
                .append(", ")
                .append(Amounts.count(totals.flows, "flow"));
        if (totals.first != null) {
            text.append(" in ").append(Amounts.time(Duration.between(totals.first, totals.last)));
        }
        if (leftOut > 0) {
            text.append("; ").append(Amounts.count(leftOut, "small flow")).append(" are in this sum only");
        }
        text.append("\nTCP:  ")
                .append(Amounts.count(totals.connections, "connection"))
                .append(" begun, ")
                .append(totals.established)
                .append(" established, ")
                .append(totals.refused)
                .append(" refused; ")
                .append(Amounts.count(totals.retransmissions, "retransmission"))
                .append(", ")
                .append(totals.outOfOrder)
                .append(" out of order, ")
                .append(Amounts.count(totals.resets, "reset"))
                .append(", ")
                .append(Amounts.count(totals.zeroWindows, "zero window"));
        text.append("\nDNS:  ")
                .append(totals.dnsQueries)
                .append(totals.dnsQueries == 1 ? " query, " : " queries, ")
                .append(totals.dnsFailures)
                .append(" in vain");
        return text.append("\nICMP: ")
                .append(Amounts.count(totals.icmpErrors, "error"))
                .toString();
    }

    void flow(TrafficFlow flow) {
        flows.add(
                flow.protocol(),
                end(flow.source(), flow.sourcePort()),
                end(flow.destination(), flow.destinationPort()),
                String.valueOf(flow.sent().packets()),
                String.valueOf(flow.back().packets()),
                Amounts.bytes(flow.sent().bytes() + flow.back().bytes()),
                Amounts.time(flow.lasted()),
                what(flow),
                at(flow.at()));
    }

    private static String end(IpAddress address, Integer port) {
        String text = address.v6() && port != null ? "[" + address + "]" : address.toString();
        return port == null ? text : text + ":" + port;
    }

    private static String what(TrafficFlow flow) {
        if (flow.tcp() == null) {
            return "";
        }
        List<String> words = new ArrayList<>();
        words.add(flow.tcp().state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (flow.tcp().handshakeMicros() != null) {
            words.add("handshake " + Amounts.micros(flow.tcp().handshakeMicros()));
        }
        TrafficFlow.Way sent = flow.sent();
        TrafficFlow.Way back = flow.back();
        both(words, sent.retransmissions(), back.retransmissions(), "sent again");
        both(words, sent.outOfOrder(), back.outOfOrder(), "out of order");
        both(words, sent.resets(), back.resets(), "reset");
        both(words, sent.zeroWindows(), back.zeroWindows(), "zero window");
        return String.join(", ", words);
    }

    private static void both(List<String> words, long sent, long back, String what) {
        if (sent + back > 0) {
            words.add(sent + "/" + back + " " + what);
        }
    }

    void talker(TalkerTable.Talker talker) {
        talkers.add(
                talker.address().toString(),
                String.valueOf(talker.packetsSent()),
                Amounts.bytes(talker.bytesSent()),
                String.valueOf(talker.packetsGot()),
                Amounts.bytes(talker.bytesGot()),
                at(talker.at()));
    }

    void server(TrafficDnsServer server) {
        servers.add(
                server.server().toString(),
                String.valueOf(server.queries()),
                String.valueOf(server.failed()),
                String.valueOf(server.unanswered()),
                Amounts.micros(server.medianMicros()),
                Amounts.micros(server.nearlyAllMicros()),
                Amounts.micros(server.mostMicros()),
                at(server.at()));
    }

    void failure(TrafficDnsFailure failure) {
        failures.add(
                Printable.of(failure.name()),
                failure.type(),
                failure.outcome(),
                String.valueOf(failure.count()),
                failure.server().toString(),
                failure.client().toString(),
                at(failure.at()));
    }

    void error(TrafficIcmpError error) {
        String about = error.protocol() == null
                ? "-"
                : error.protocol() + " " + error.source() + " > " + end(error.destination(), error.destinationPort());
        errors.add(error.from().toString(), error.error(), about, String.valueOf(error.count()), at(error.at()));
    }

    private String at(SeenAt at) {
        if (!places) {
            return "";
        }
        String whose = at.pod() != null ? at.pod() + ":" : at.netns() != null ? at.netns() + ":" : "";
        String index = at.interfaceIndex() == null ? "" : "#" + at.interfaceIndex();
        return Printable.of(whose + at.link() + index);
    }
}
