package io.podwire.packets.stats;

import io.podwire.api.packet.Dns;
import io.podwire.api.packet.Packet;
import io.podwire.api.packet.SeenAt;
import io.podwire.api.packet.TrafficDnsFailure;
import io.podwire.api.packet.TrafficDnsServer;
import io.podwire.api.value.IpAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Queries and their answers: how long servers took, and which names were asked for in vain. */
final class DnsTable {

    private static final int SERVERS = 500;
    private static final int OPEN = 20_000;
    private static final int NAMES = 5000;

    /** Multicast DNS and LLMNR ask whoever is there; none of them owes an answer. */
    private static final int MULTICAST = 5353;

    private static final int LINK_LOCAL = 5355;

    private record ServerKey(SeenAt at, IpAddress server) {}

    private record QueryKey(SeenAt at, Ends ends, int id) {}

    private record Query(ServerKey server, IpAddress client, Dns.Question question, Instant time) {}

    private record FailureKey(SeenAt at, String name, String type, String outcome) {}

    private static final class Server {

        private final Latencies latencies = new Latencies();
        private long queries;
        private long repeated;
        private long answered;
        private long failed;
    }

    private static final class Failure {

        private IpAddress server;
        private IpAddress client;
        private long count;
    }

    private final Totals totals;
    private final Recent<ServerKey, Server> servers = new Recent<>(SERVERS, server -> {});
    private final Recent<QueryKey, Query> open = new Recent<>(OPEN, this::inVain);
    private final Recent<FailureKey, Failure> failures = new Recent<>(NAMES, failure -> {});

    DnsTable(Totals totals) {
        this.totals = totals;
    }

    void add(Packet packet, Dns dns, SeenAt at, Ends ends) {
        boolean none = ends.sourcePort() == MULTICAST
                || ends.destinationPort() == MULTICAST
                || ends.sourcePort() == LINK_LOCAL
                || ends.destinationPort() == LINK_LOCAL;
        if (none || dns.opcode() != 0) {
            return;
        }
        if (dns.response()) {
            answer(packet, dns, new QueryKey(at, ends.turned(), dns.id()));
        } else if (!dns.questions().isEmpty()) {
            query(packet, dns.questions().get(0), new QueryKey(at, ends, dns.id()));
        }
    }

    private void query(Packet packet, Dns.Question question, QueryKey key) {
        ServerKey server = new ServerKey(key.at(), key.ends().destination());
        Server counts = servers.computeIfAbsent(server, k -> new Server());
        Query before = open.get(key);
        if (before != null && before.question().equals(question)) {
            counts.repeated++;
            return;
        }
        if (before != null) {
            // the id is taken again for another name
            inVain(before);
        }
        counts.queries++;
        totals.dnsQueries++;
        open.put(key, new Query(server, key.ends().source(), question, packet.time()));
    }

    private void answer(Packet packet, Dns dns, QueryKey key) {
        Query query = open.remove(key);
        if (query == null) {
            // asked before the first packet, or answered twice
            return;
        }
        Server counts = servers.computeIfAbsent(query.server(), k -> new Server());
        counts.answered++;
        counts.latencies.add(query.time().until(packet.time(), ChronoUnit.MICROS));
        if (dns.rcode() != 0) {
            counts.failed++;
            failed(query, outcome(dns.rcode()));
        }
    }

    private void inVain(Query query) {
        failed(query, "no answer");
    }

    private void failed(Query query, String outcome) {
        totals.dnsFailures++;
        Dns.Question question = query.question();
        Failure failure = failures.computeIfAbsent(
                new FailureKey(query.server().at(), question.name(), question.typeName(), outcome),
                key -> new Failure());
        failure.count++;
        failure.server = query.server().server();
        failure.client = query.client();
    }

    /** As dig(1) writes them; RFC 1035, RFC 2136. */
    private static String outcome(int rcode) {
        return switch (rcode) {
            case 1 -> "FORMERR";
            case 2 -> "SERVFAIL";
            case 3 -> "NXDOMAIN";
            case 4 -> "NOTIMP";
            case 5 -> "REFUSED";
            case 6 -> "YXDOMAIN";
            case 7 -> "YXRRSET";
            case 8 -> "NXRRSET";
            case 9 -> "NOTAUTH";
            case 10 -> "NOTZONE";
            default -> "rcode " + rcode;
        };
    }

    /** No more will come: what is open has no answer. */
    void end() {
        open.values().forEach(this::inVain);
        open.clear();
    }

    /** By queries, most first. */
    List<TrafficDnsServer> servers() {
        List<TrafficDnsServer> all = new ArrayList<>();
        servers.forEach((key, server) -> all.add(new TrafficDnsServer(
                key.at(),
                key.server(),
                server.queries,
                server.repeated,
                server.answered,
                server.failed,
                server.queries - server.answered,
                server.latencies.least(),
                server.latencies.share(0.5),
                server.latencies.share(0.95),
                server.latencies.most(),
                null)));
        all.sort(Comparator.comparingLong(TrafficDnsServer::queries).reversed());
        return all;
    }

    /** By count, most first. */
    List<TrafficDnsFailure> failures() {
        List<TrafficDnsFailure> all = new ArrayList<>();
        failures.forEach((key, failure) -> all.add(new TrafficDnsFailure(
                key.at(), key.name(), key.type(), key.outcome(), failure.server, failure.client, failure.count, null)));
        all.sort(Comparator.comparingLong(TrafficDnsFailure::count).reversed());
        return all;
    }
}
