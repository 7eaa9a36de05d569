package io.podwire.packets.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.packet.TrafficDnsFailure;
import io.podwire.api.packet.TrafficDnsServer;
import io.podwire.api.packet.TrafficFlow;
import io.podwire.api.packet.TrafficFlow.TcpState;
import io.podwire.api.packet.TrafficIcmpError;
import io.podwire.api.packet.TrafficRow;
import io.podwire.api.packet.TrafficTalker;
import io.podwire.api.packet.TrafficTotal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrafficStatisticsTest {

    private static final String CLIENT = "10.0.0.1:40000";
    private static final String SERVER = "10.0.0.2:443";

    private final Talk talk = new Talk();

    private <T extends TrafficRow> List<T> rows(Class<T> type) {
        return talk.statistics.rows().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private TrafficTotal total() {
        return rows(TrafficTotal.class).get(0);
    }

    private TrafficFlow flow() {
        List<TrafficFlow> flows = rows(TrafficFlow.class);
        assertThat(flows).hasSize(1);
        return flows.get(0);
    }

    @Test
    void aConnectionFromItsBeginToItsEnd() {
        talk.handshake(CLIENT, SERVER)
                .tcp(CLIENT, SERVER, "A", 100, 500, 200)
                .tcp(SERVER, CLIENT, "A", 500, 300, 1000)
                .tcp(CLIENT, SERVER, "FA", 300, 1500, 0)
                .tcp(SERVER, CLIENT, "FA", 1500, 301, 0)
                .tcp(CLIENT, SERVER, "A", 301, 1501, 0);
        TrafficFlow flow = flow();
        assertThat(flow.source()).hasToString("10.0.0.1");
        assertThat(flow.destinationPort()).isEqualTo(443);
        assertThat(flow.sent()).isEqualTo(new TrafficFlow.Way(5, 5 * 54 + 200, 0, 0, 0, 0));
        assertThat(flow.back()).isEqualTo(new TrafficFlow.Way(3, 3 * 54 + 1000, 0, 0, 0, 0));
        assertThat(flow.lasted()).isEqualTo(Duration.ofMillis(7));
        assertThat(flow.tcp()).isEqualTo(new TrafficFlow.Connection(TcpState.CLOSED, 1, 2000L, 2000L));
        assertThat(total().established()).isEqualTo(1);
        assertThat(total().retransmissions() + total().outOfOrder() + total().resets())
                .isZero();
    }

    @Test
    void aSynThatComesAgainCountsInTheHandshakeAndNotInTheRoundTrip() {
        talk.tcp(CLIENT, SERVER, "S", 99, 0, 0)
                .after(1_000_000)
                .tcp(CLIENT, SERVER, "S", 99, 0, 0)
                .tcp(SERVER, CLIENT, "SA", 499, 100, 0)
                .tcp(CLIENT, SERVER, "A", 100, 500, 0);
        assertThat(flow().tcp()).isEqualTo(new TrafficFlow.Connection(TcpState.ESTABLISHED, 1, 1_002_000L, 2000L));
        assertThat(flow().sent().retransmissions()).isEqualTo(1);
    }

    @Test
    void howFarAConnectionCame() {
        talk.tcp("10.0.0.1:1", SERVER, "S", 9, 0, 0)
                .tcp("10.0.0.1:2", SERVER, "S", 9, 0, 0)
                .tcp(SERVER, "10.0.0.1:2", "RA", 0, 10, 0)
                .tcp("10.0.0.1:3", SERVER, "S", 9, 0, 0)
                .tcp(SERVER, "10.0.0.1:3", "SA", 9, 10, 0)
                .handshake("10.0.0.1:4", SERVER)
                .tcp(SERVER, "10.0.0.1:4", "R", 500, 0, 0)
                // the server speaks first, and is known by its port
                .tcp(SERVER, "10.0.0.1:50000", "A", 7, 7, 100);
        assertThat(rows(TrafficFlow.class))
                .allSatisfy(flow -> assertThat(flow.destinationPort()).isEqualTo(443))
                .extracting(TrafficFlow::sourcePort, flow -> flow.tcp().state())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1, TcpState.UNANSWERED),
                        org.assertj.core.groups.Tuple.tuple(2, TcpState.REFUSED),
                        org.assertj.core.groups.Tuple.tuple(3, TcpState.HALF_OPEN),
                        org.assertj.core.groups.Tuple.tuple(4, TcpState.RESET),
                        org.assertj.core.groups.Tuple.tuple(50000, TcpState.UNDERWAY));
        assertThat(total().connections()).isEqualTo(4);
        assertThat(total().refused()).isEqualTo(1);
        assertThat(total().resets()).isEqualTo(2);
        // troubled ones before the largest
        assertThat(rows(TrafficFlow.class).get(4).sourcePort()).isEqualTo(50000);
    }

    @Test
    void thePortIsTakenAgain() {
        talk.handshake(CLIENT, SERVER)
                .tcp(CLIENT, SERVER, "FA", 100, 500, 0)
                .tcp(SERVER, CLIENT, "FA", 500, 101, 0)
                .tcp(CLIENT, SERVER, "S", 7, 0, 0)
                .tcp(SERVER, CLIENT, "SA", 7, 8, 0)
                .tcp(CLIENT, SERVER, "A", 8, 8, 0);
        assertThat(flow().tcp().connections()).isEqualTo(2);
        assertThat(flow().tcp().state()).isEqualTo(TcpState.ESTABLISHED);
        assertThat(total().retransmissions()).isZero();
    }

    @Test
    void zeroWindowsOfOneWay() {
        talk.handshake(CLIENT, SERVER)
                .tcp(SERVER, CLIENT, "A", 500, 100, 0, 0)
                .tcp(SERVER, CLIENT, "A", 500, 100, 0, 0)
                .tcp(SERVER, CLIENT, "RA", 500, 100, 0, 0);
        assertThat(flow().back().zeroWindows()).isEqualTo(2);
        assertThat(flow().sent().zeroWindows()).isZero();
    }

    @Test
    void whatPassesTwoLinksIsNotItsOwnRepetition() {
        for (String link : List.of("veth1", "eth0")) {
            talk.on(link).tcp(CLIENT, SERVER, "A", 100, 500, 200);
        }
        assertThat(rows(TrafficFlow.class)).hasSize(2);
        assertThat(total().retransmissions()).isZero();
        assertThat(rows(TrafficFlow.class).get(0).line()).contains("LINK").contains("host:");
    }

    @Test
    void namesAndHowLongTheyTook() {
        String client = "10.0.0.1:5000";
        String dns = "10.96.0.10:53";
        talk.dns(client, dns, 1, "a.example.", null).dns(dns, client, 1, "a.example.", 0);
        talk.dns(client, dns, 2, "b.example.", null).dns(dns, client, 2, "b.example.", 3);
        talk.dns(client, dns, 3, "c.example.", null)
                .after(5_000_000)
                .dns(client, dns, 3, "c.example.", null)
                .dns(dns, client, 3, "c.example.", 2);
        talk.dns(client, dns, 4, "d.example.", null);
        // no query of these was seen, or none is owed an answer
        talk.dns(dns, client, 9, "e.example.", 3).dns("10.0.0.1:5353", "224.0.0.251:5353", 0, "f.local.", null);
        TrafficDnsServer server = rows(TrafficDnsServer.class).get(0);
        assertThat(server.server()).hasToString("10.96.0.10");
        assertThat(server.queries()).isEqualTo(4);
        assertThat(server.repeated()).isEqualTo(1);
        assertThat(server.answered()).isEqualTo(3);
        assertThat(server.failed()).isEqualTo(2);
        assertThat(server.unanswered()).isEqualTo(1);
        assertThat(server.leastMicros()).isEqualTo(1000);
        assertThat(server.medianMicros()).isBetween(960L, 1040L);
        assertThat(server.mostMicros()).isEqualTo(5_001_000);
        assertThat(rows(TrafficDnsFailure.class))
                .extracting(failure -> failure.name() + " " + failure.outcome() + " " + failure.count())
                .containsExactlyInAnyOrder("b.example. NXDOMAIN 1", "c.example. SERVFAIL 1", "d.example. no answer 1");
        assertThat(total().dnsQueries()).isEqualTo(4);
        assertThat(total().dnsFailures()).isEqualTo(3);
    }

    @Test
    void errorsAlikeStandTogether() {
        for (int i = 0; i < 3; i++) {
            talk.icmp("10.0.0.254:0", 3, 4, 1450, "10.0.0.1:" + (1000 + i), "10.9.9.9:8080");
        }
        talk.icmp("10.9.9.9:0", 3, 3, null, "10.0.0.1:1000", "10.9.9.9:53");
        List<TrafficIcmpError> errors = rows(TrafficIcmpError.class);
        assertThat(errors).hasSize(2);
        assertThat(errors.get(0).error()).isEqualTo("fragmentation needed, mtu 1450");
        assertThat(errors.get(0).count()).isEqualTo(3);
        assertThat(errors.get(0).destinationPort()).isEqualTo(8080);
        assertThat(errors.get(1).error()).isEqualTo("port unreachable");
        assertThat(errors.get(1).from()).hasToString("10.9.9.9");
    }

    @Test
    void whoTalksMost() {
        talk.udp("10.0.0.1:5000", "10.0.0.2:53", 100).udp("10.0.0.3:5000", "10.0.0.2:53", 1000);
        List<TrafficTalker> talkers = rows(TrafficTalker.class);
        assertThat(talkers).extracting(talker -> talker.address().toString()).startsWith("10.0.0.2", "10.0.0.3");
        assertThat(talkers.get(0).bytesGot()).isEqualTo(1100 + 2 * 42);
        assertThat(talkers.get(0).packetsSent()).isZero();
    }

    @Test
    void aMillionFlowsTakeTheMemoryOfTwentyThousand() {
        talk.handshake(CLIENT, SERVER).tcp(CLIENT, SERVER, "A", 100, 500, 60_000);
        for (int i = 0; i < 1_000_000; i++) {
            talk.udp("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + ":7", "10.0.0.2:9", 10);
        }
        TrafficTotal total = total();
        assertThat(total.flows()).isEqualTo(1_000_001);
        assertThat(total.packets()).isEqualTo(1_000_004);
        List<TrafficFlow> flows = rows(TrafficFlow.class);
        assertThat(flows.size() + total.flowsLeftOut()).isEqualTo(1_000_001);
        assertThat(flows.size()).isLessThanOrEqualTo(22_000);
        // silent since long, but large
        assertThat(flows.get(0).destinationPort()).isEqualTo(443);
        assertThat(rows(TrafficTalker.class)).hasSizeLessThanOrEqualTo(20_000);
        assertThat(total.line()).contains("are in this sum only");
    }

    @Test
    void asManyLinesAsOneReadsAndAllRows() {
        for (int i = 1; i <= 50; i++) {
            talk.udp("10.0.0." + i + ":40000", "10.0.1.1:9", 10 * i);
        }
        List<TrafficFlow> flows = rows(TrafficFlow.class);
        assertThat(flows).hasSize(50);
        List<String> lines =
                flows.stream().map(TrafficFlow::line).filter(Objects::nonNull).toList();
        assertThat(lines).hasSize(20);
        assertThat(lines.get(0)).isEqualTo("""

                        Flows, those in trouble first
                        PROTO  SOURCE           DESTINATION  SENT  BACK  BYTES  TIME  WHAT
                        udp    10.0.0.50:40000  10.0.1.1:9      1     0  542 B  0 us""");
        assertThat(lines.get(19)).endsWith("\n… and 30 more; -o json has them");
    }

    @Test
    void nothingIsASumOfNothing() {
        assertThat(talk.statistics.rows()).hasSize(1);
        assertThat(total().line()).isEqualTo("""
                        0 packets, 0 B, 0 flows
                        TCP:  0 connections begun, 0 established, 0 refused; 0 retransmissions, 0 out of order, 0 resets, 0 zero windows
                        DNS:  0 queries, 0 in vain
                        ICMP: 0 errors""");
    }
}
