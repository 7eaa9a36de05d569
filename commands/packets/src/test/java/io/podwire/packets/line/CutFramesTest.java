package io.podwire.packets.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.packets.dissect.DissectOptions;
import io.podwire.packets.dissect.Dissector;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Frames of which the capture has only the first bytes, each of the corpus cut after each of its bytes; of long ones behind the 200th now and
 * then. tcpdump tells how far it came within a header, and layers have only whole ones; so not all lines are equal (docs/capture-lines.md says
 * which), but most are, and each is a line.
 */
class CutFramesTest {

    /** Of a thousand lines. */
    private static final int UNMARKED = 1;

    private static List<byte[]> frames(String corpus) {
        return switch (corpus) {
            case "messages" -> MessageCorpus.ethernets();
            case "switches" -> SwitchCorpus.ethernets();
            case "transports" -> TransportCorpus.ethernets();
            default -> Corpus.ethernets();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "packets, '', 0.94",
        "packets, -v, 0.93",
        "packets, -x, 0.93",
        "messages, '', 0.99",
        "messages, -v, 0.94",
        "switches, '', 0.98",
        "switches, -v, 0.88",
        "transports, '', 0.98",
        "transports, -v, 0.98",
        "transports, -x, 0.97"
    })
    void are_told_as_tcpdump_tells_them_as_a_rule(String corpus, String flag, double share) {
        List<Tcpdump.Shot> shots = new ArrayList<>();
        for (byte[] frame : frames(corpus)) {
            for (int kept = 1; kept < frame.length; kept += kept > 200 && frame.length > 400 ? 37 : 1) {
                shots.add(new Tcpdump.Shot(1, Arrays.copyOf(frame, kept), frame.length));
            }
        }
        List<String> flags = new ArrayList<>(List.of("-t", "-#"));
        if (!flag.isEmpty()) {
            flags.add(flag);
        }
        List<String> oracle = packets(Tcpdump.prints("UTC", 1, shots, flags.toArray(String[]::new)), shots.size());
        LinePrinter printer = new LinePrinter(LineOptions.plain(ZoneId.of("UTC"))
                .withStamp(LineOptions.Stamp.NONE)
                .withNumber(true)
                .withDump(flag.equals("-x") ? LineOptions.Dump.HEX : LineOptions.Dump.NONE)
                .withVerbosity(flag.equals("-v") ? 1 : 0));
        Dissector dissector = new Dissector(new DissectOptions(true, true, null));

        int equal = 0;
        List<String> unmarked = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            String ours = printer.line(TcpdumpOracleTest.packet(dissector, 1, shots.get(i), i + 1));
            assertThat(ours).isNotBlank();
            equal += ours.equals(oracle.get(i)) ? 1 : 0;
            if (oracle.get(i).contains("[|") && !ours.contains("[|")) {
                unmarked.add(ours);
            }
        }

        assertThat((double) equal / shots.size()).isGreaterThan(share);
        assertThat(unmarked).as("told as whole").hasSizeLessThanOrEqualTo(shots.size() * UNMARKED / 1000);
    }

    /** What was printed of each packet, apart at the numbers in front. */
    private static List<String> packets(String printed, int count) {
        List<String> packets = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        for (String line : printed.split("\n")) {
            String next = " "
                            .repeat(Math.max(
                                    0, 5 - String.valueOf(packets.size() + 2).length())) + (packets.size() + 2) + "  ";
            if (line.startsWith(next)) {
                packets.add(one.toString());
                one.setLength(0);
            } else if (!one.isEmpty()) {
                one.append('\n');
            }
            one.append(line);
        }
        packets.add(one.toString());
        assertThat(packets).hasSize(count);
        return packets;
    }
}
