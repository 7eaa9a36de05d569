package io.podwire.packets.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.packets.line.LineOptions.Stamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** tcpdump prints the same times in the same zone. */
class TimeStampsTest {

    /** An ARP request: a line that begins with a word of its own. */
    private static final byte[] ARP = Wire.hex(
            "ffffffffffff 0a580af40002 0806 0001 0800 06 04 0001" + "0a580af40002 0af40002 000000000000 0af40001");

    private static final List<Instant> TIMES = List.of(
            Instant.parse("2026-03-29T00:59:59.999999999Z"),
            Instant.parse("2026-03-29T01:00:00.000000001Z"),
            Instant.parse("2026-03-29T01:00:00.000001Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-03-28T23:00:00.5Z"),
            Instant.parse("2026-10-25T00:30:00.123456789Z"),
            Instant.parse("2026-10-25T01:30:00.123456789Z"),
            Instant.parse("2038-01-19T03:14:07.999999999Z"));

    @ParameterizedTest
    @CsvSource({
        "0, UTC, false",
        "0, Europe/Berlin, false",
        "0, Asia/Kathmandu, true",
        "1, UTC, false",
        "2, UTC, false",
        "2, Europe/Berlin, true",
        "3, Europe/Berlin, false",
        "3, UTC, true",
        "4, America/St_Johns, false",
        "4, Europe/Berlin, true",
        "5, Europe/Berlin, false",
        "5, UTC, true"
    })
    void are_those_of_tcpdump(int times, String zone, boolean nanos) {
        List<String> flags = new ArrayList<>();
        if (times > 0) {
            flags.add("-" + "t".repeat(times));
        }
        if (nanos) {
            flags.add("--nano");
        }
        List<Tcpdump.Shot> shots =
                TIMES.stream().map(at -> Tcpdump.Shot.of(nanosOf(at), ARP)).toList();
        List<String> oracle = Tcpdump.prints(zone, 1, shots, flags.toArray(String[]::new))
                .lines()
                .map(line -> line.substring(0, line.indexOf("ARP,")))
                .toList();

        TimeStamps stamps = new TimeStamps(
                LineOptions.plain(ZoneId.of(zone)).withStamp(Stamp.of(times)).withNanos(nanos));
        List<String> ours = TIMES.stream().map(at -> text(stamps, at)).toList();

        assertThat(ours).isEqualTo(oracle).hasSize(TIMES.size());
    }

    /** libpcap takes them for times before 1970, and so tcpdump counts back to them: only what it says of them alone is taken over. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void of_broken_files_are_not_believed(int times) {
        TimeStamps stamps = new TimeStamps(LineOptions.plain(ZoneId.of("UTC")).withStamp(Stamp.of(times)));

        assertThat(text(stamps, Instant.parse("2038-01-19T03:14:08Z"))).isEqualTo("[Error converting time] ");
    }

    private static String text(TimeStamps stamps, Instant at) {
        StringBuilder out = new StringBuilder();
        stamps.append(out, nanosOf(at));
        return out.toString();
    }

    private static long nanosOf(Instant at) {
        return at.getEpochSecond() * 1_000_000_000 + at.getNano();
    }
}
