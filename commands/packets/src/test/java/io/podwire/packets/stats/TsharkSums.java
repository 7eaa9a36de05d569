package io.podwire.packets.stats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What tshark counts in a file, by its own fields, of each frame's innermost header.
 *
 * @param flows packets and bytes by both ends, whichever way
 * @param roundTrips of connections whose begin is there, microseconds, by both ends
 * @param dnsMicros from query to answer
 */
record TsharkSums(
        TreeMap<String, long[]> flows,
        TreeMap<String, Long> roundTrips,
        long retransmissions,
        long outOfOrder,
        long resets,
        long zeroWindows,
        List<Long> dnsMicros) {

    private static final String[] FIELDS = {
        "ip.src", "ipv6.src", "tcp.srcport", "udp.srcport",
        "ip.dst", "ipv6.dst", "tcp.dstport", "udp.dstport",
        "frame.len", "tcp.flags.reset", "tcp.analysis.retransmission", "tcp.analysis.out_of_order",
        "tcp.analysis.zero_window", "tcp.analysis.initial_rtt", "dns.time"
    };

    static boolean there() {
        try {
            return new ProcessBuilder("tshark", "-v")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Of TCP and UDP; a frame that quotes another (ICMP) is neither. */
    static TsharkSums of(Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
        command.addAll(List.of("-o", "ip.defragment:FALSE", "-o", "ipv6.defragment:FALSE"));
        command.addAll(List.of("-Y", "(tcp || udp) && !icmp && !icmpv6"));
        command.addAll(List.of("-T", "fields", "-E", "occurrence=l", "-E", "separator=;"));
        for (String field : FIELDS) {
            command.addAll(List.of("-e", field));
        }
        Process tshark = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        TsharkSums empty = new TsharkSums(new TreeMap<>(), new TreeMap<>(), 0, 0, 0, 0, new ArrayList<>());
        long[] counts = new long[4];
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(tshark.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                empty.add(line.split(";", -1), counts);
            }
        }
        tshark.waitFor();
        return new TsharkSums(
                empty.flows, empty.roundTrips, counts[0], counts[1], counts[2], counts[3], empty.dnsMicros);
    }

    private void add(String[] cells, long[] counts) {
        boolean tcp = !cells[2].isEmpty();
        String one = cells[0] + cells[1] + " " + cells[2] + cells[3];
        String other = cells[4] + cells[5] + " " + cells[6] + cells[7];
        String ends = (tcp ? "tcp " : "udp ") + (one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
        long[] flow = flows.computeIfAbsent(ends, key -> new long[2]);
        flow[0]++;
        flow[1] += Long.parseLong(cells[8]);
        counts[0] += cells[10].isEmpty() ? 0 : 1;
        counts[1] += cells[11].isEmpty() ? 0 : 1;
        counts[2] += cells[9].equals("1") ? 1 : 0;
        counts[3] += cells[12].isEmpty() ? 0 : 1;
        if (!cells[13].isEmpty()) {
            roundTrips.putIfAbsent(ends, micros(cells[13]));
        }
        // multicast DNS and LLMNR owe no answer
        if (!cells[14].isEmpty() && !(cells[3] + " " + cells[7]).matches("(.* )?(5353|5355)( .*)?")) {
            dnsMicros.add(micros(cells[14]));
        }
    }

    private static long micros(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1e6);
    }
}
