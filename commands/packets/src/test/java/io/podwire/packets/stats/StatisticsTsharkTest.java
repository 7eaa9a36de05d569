package io.podwire.packets.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.error.BadData;
import io.podwire.api.packet.TrafficDnsServer;
import io.podwire.api.packet.TrafficFlow;
import io.podwire.api.packet.TrafficFlow.TcpState;
import io.podwire.api.packet.TrafficIcmpError;
import io.podwire.api.packet.TrafficRow;
import io.podwire.api.packet.TrafficTotal;
import io.podwire.testkit.NetnsWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Beside tshark: on traffic with known losses, and over a folder of files where one is named. */
@Timeout(600)
class StatisticsTsharkTest {

    @TempDir
    Path folder;

    @BeforeEach
    void tshark() {
        Assumptions.assumeTrue(TsharkSums.there(), "tshark is not there to compare with");
    }

    @Test
    void realTrafficWithLosses() throws Exception {
        Path file = folder.resolve("losses.pcap");
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String client = world.netns("client");
            String server = world.netns("server");
            world.veth(client, "e0", server, "h0");
            world.address(client, "e0", "10.99.0.1/24");
            world.address(server, "h0", "10.99.0.2/24");
            Assumptions.assumeTrue(
                    world.in(server, "sh", "-c", drops() + " && echo lost").contains("lost"),
                    "iptables can't drop every twentieth packet here");
            Process tcpdump = tcpdump(client, file);
            try {
                traffic(world, client, server);
                awaitPing(file);
            } finally {
                tcpdump.destroy();
                tcpdump.waitFor();
            }
        }
        List<TrafficRow> rows = FileStatistics.of(file);
        assertThat(differences(rows, TsharkSums.of(file))).isEmpty();
        TrafficTotal total = (TrafficTotal) rows.get(0);
        assertThat(total.connections()).isEqualTo(3);
        assertThat(total.established()).isEqualTo(1);
        assertThat(total.refused()).isEqualTo(1);
        // taken where they are sent, so each byte that comes again was seen before
        assertThat(total.retransmissions()).isGreaterThan(5);
        assertThat(total.outOfOrder()).isZero();
        assertThat(rows)
                .filteredOn(TrafficFlow.class::isInstance)
                .extracting(row -> ((TrafficFlow) row).tcp())
                .filteredOn(tcp -> tcp != null)
                .extracting(TrafficFlow.Connection::state)
                .containsExactlyInAnyOrder(TcpState.CLOSED, TcpState.REFUSED, TcpState.UNANSWERED);
        assertThat(rows)
                .filteredOn(TrafficIcmpError.class::isInstance)
                .extracting(row -> ((TrafficIcmpError) row).error() + " " + ((TrafficIcmpError) row).destinationPort())
                .containsExactly("port unreachable 9");
    }

    /** The last that was sent: once it is in the file, all is; at its end tcpdump leaves what its ring still holds. */
    private static void awaitPing(Path file) throws IOException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (FileStatistics.of(file).stream()
                .noneMatch(row -> row instanceof TrafficFlow flow
                        && flow.protocol().equals("icmp")
                        && flow.sent().packets() + flow.back().packets() == 3)) {
            assertThat(System.nanoTime()).as("waited for tcpdump").isLessThan(deadline);
        }
    }

    private static String drops() {
        return "iptables -A INPUT -p tcp --dport 5201 -m statistic --mode nth --every 20 --packet 7 -j DROP"
                + " && iptables -A INPUT -p tcp --dport 82 -j DROP";
    }

    private static Process tcpdump(String netns, Path file) throws IOException {
        Process tcpdump = new ProcessBuilder(
                        "ip", "netns", "exec", netns, "tcpdump", "-i", "e0", "-U", "-w", file.toString(), "not ip6")
                .start();
        BufferedReader says =
                new BufferedReader(new InputStreamReader(tcpdump.getErrorStream(), StandardCharsets.UTF_8));
        String line = says.readLine();
        while (line != null && !line.contains("listening on")) {
            line = says.readLine();
        }
        Assumptions.assumeTrue(line != null, "tcpdump did not begin to listen");
        return tcpdump;
    }

    private static void traffic(NetnsWorld world, String client, String server) {
        world.in(
                client,
                "sh",
                "-c",
                // the listener tells by -v that it listens
                "ip netns exec " + server + " nc -l -v -p 5201 2>&1 >/dev/null | { read listening;"
                        + " head -c 5000000 /dev/zero | nc -N 10.99.0.2 5201; cat; }");
        world.in(client, "sh", "-c", "nc -w1 10.99.0.2 81; nc -w2 10.99.0.2 82; true");
        world.in(client, "bash", "-c", "echo x >/dev/udp/10.99.0.2/9");
        world.in(client, "ping", "-c", "1", "10.99.0.2");
    }

    /**
     * {@code -Dpodwire.stats.corpus=DIR}. Some differ for reasons: tshark takes a tunnel's header as another frame's innermost than we do, or
     * gives up on what is fuzzed.
     */
    @Test
    void aFolderOfFiles() throws Exception {
        String corpus = System.getProperty("podwire.stats.corpus");
        Assumptions.assumeTrue(corpus != null, "-Dpodwire.stats.corpus=DIR names no folder of capture files");
        List<String> differing = new ArrayList<>();
        int files = 0;
        try (Stream<Path> paths = Files.list(Path.of(corpus))) {
            for (Path path : paths.sorted().toList()) {
                try {
                    String differences = differences(FileStatistics.of(path), TsharkSums.of(path));
                    if (!differences.isEmpty()) {
                        differing.add(path.getFileName() + ": " + differences);
                    }
                    files++;
                } catch (BadData e) {
                    // no capture file
                }
            }
        }
        assertThat(differing).as("of " + files + " files").hasSizeLessThanOrEqualTo(files / 10);
    }

    private static String differences(List<TrafficRow> rows, TsharkSums theirs) {
        TrafficTotal total = (TrafficTotal) rows.get(0);
        List<String> all = new ArrayList<>();
        // tshark calls out of order what comes soon after a later one, also where its bytes were seen before
        differ(
                all,
                "come again or late",
                total.retransmissions() + total.outOfOrder(),
                theirs.retransmissions() + theirs.outOfOrder());
        differ(all, "resets", total.resets(), theirs.resets());
        differ(all, "zero windows", total.zeroWindows(), theirs.zeroWindows());
        TreeMap<String, long[]> flows = new TreeMap<>();
        for (TrafficRow row : rows) {
            if (row instanceof TrafficFlow flow && flow.sourcePort() != null) {
                String ends = ends(flow);
                long[] sum = flows.computeIfAbsent(ends, key -> new long[2]);
                sum[0] += flow.sent().packets() + flow.back().packets();
                sum[1] += flow.sent().bytes() + flow.back().bytes();
                Long mine = flow.tcp() == null ? null : flow.tcp().roundTripMicros();
                Long other = theirs.roundTrips().get(ends);
                if (mine != null && other != null && Math.abs(mine - other) > 1) {
                    all.add("round trip of " + ends + " " + mine + " not " + other);
                }
            }
        }
        differ(all, "flows", flows.size(), theirs.flows().size());
        theirs.flows().forEach((ends, other) -> {
            long[] mine = flows.getOrDefault(ends, new long[2]);
            differ(all, "packets of " + ends, mine[0], other[0]);
            differ(all, "bytes of " + ends, mine[1], other[1]);
        });
        long answered = rows.stream()
                .filter(TrafficDnsServer.class::isInstance)
                .mapToLong(row -> ((TrafficDnsServer) row).answered())
                .sum();
        differ(all, "dns answers", answered, theirs.dnsMicros().size());
        return String.join("; ", all);
    }

    private static String ends(TrafficFlow flow) {
        String one = flow.source() + " " + flow.sourcePort();
        String other = flow.destination() + " " + flow.destinationPort();
        return flow.protocol() + " " + (one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
    }

    private static void differ(List<String> all, String what, long mine, long other) {
        if (mine != other) {
            all.add(what + " " + mine + " not " + other);
        }
    }
}
