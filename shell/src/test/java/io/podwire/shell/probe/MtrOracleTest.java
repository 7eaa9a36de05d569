package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.PathReport;
import io.podwire.probe.path.text.MtrText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through four routers of the kernel's, and through twelve: what mtr prints, and what podwire does, character by character. */
@TestInstance(Lifecycle.PER_CLASS)
class MtrOracleTest {

    private static final int ROUTERS = 4;

    private static final String PACE = " -c 2 -i 0.2 -G 0.5 ";

    /** A time in milliseconds, and the blanks before it, but no part of an address. */
    private static final Pattern TIME = Pattern.compile(" *(?<![\\d.:])\\d+\\.\\d(?=\\s|$)");

    private static final Pattern FRACTION = Pattern.compile("(?<![\\d.:])\\d+\\.\\d+(?![\\d.])");

    private RouterChain chain;

    @BeforeAll
    void build() {
        LookedAt.needs("mtr", "to compare with (apt-get install mtr-tiny)");
        chain = new RouterChain(ROUTERS);
        chain.unlimited();
    }

    @AfterAll
    void remove() {
        if (chain != null) {
            chain.close();
        }
    }

    /** mtr asks name servers for -b and -z: here it finds none, at once. */
    private static List<String> mtr(RouterChain from, String line) {
        String offline = "mount --bind /dev/null /etc/resolv.conf && exec mtr " + line;
        return from.world().in(from.client(), "sh", "-c", offline).lines().toList();
    }

    /** Digits of times are the only difference there may be. */
    private static void equal(RouterChain from, String line, UnaryOperator<String> masked) {
        PathReport report = LookedAt.from(from.client(), line);
        List<String> ours = MtrText.lines(report, ZoneOffset.UTC);
        assertThat(ours.stream().map(masked).toList())
                .isEqualTo(mtr(from, line).stream().map(masked).toList());
    }

    private static String report(String line) {
        return line.startsWith("Start:")
                ? "Start:"
                : TIME.matcher(line).replaceAll(time -> "#".repeat(time.group().length()));
    }

    private static String record(String line) {
        return FRACTION.matcher(line.replaceAll("^MTR[^,]*,\\d+", "MTR")).replaceAll("#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-r -n",
                "-w -n -s 200 -Q 16",
                "-r -b",
                "-w -b",
                "-r -n -e",
                "-r -n -z",
                "-w -n -z",
                "-r -n -y 1",
                "-w -n -y 3",
                "-r -n -u",
                "-r -n -T -P 9",
                "-r -n -f 2 -m 3 -o LSRD",
                "-w -n -o LDRSNBAWVGJMXI"
            })
    void theReportIsMtrsOverIpv4(String flags) {
        equal(chain, flags + PACE + chain.server4(), MtrOracleTest::report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-r -n", "-w -n", "-w -n -u", "-w -n -T -P 9", "-w -n -z"})
    void theReportIsMtrsOverIpv6(String flags) {
        equal(chain, flags + PACE + chain.server6(), MtrOracleTest::report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n -C", "-n -C -z", "-n -C -o NLS", "-n -j", "-n -j -z", "-n -j -o SLVX"})
    void csvAndJsonHaveMtrsForm(String flags) {
        equal(chain, flags + PACE + chain.server4(), MtrOracleTest::record);
    }

    @Test
    void twelveRoutersAreTwelve() {
        try (RouterChain longer = new RouterChain(12)) {
            longer.unlimited();
            for (String target : List.of(longer.server4(), longer.server6())) {
                equal(longer, "-w -n" + PACE + target, MtrOracleTest::report);
            }
        }
    }

    /** mtr spreads a round over its interval, and then waits for stragglers. */
    @Test
    void aRoundTakesNoInterval() {
        LookedAt.from(chain.client(), "-r -n -c 1 " + chain.server4());
        PathReport report = LookedAt.from(chain.client(), "-r -n -c 1 " + chain.server4());
        assertThat(Duration.between(report.begun(), report.ended())).isLessThan(Duration.ofSeconds(1));
        assertThat(report.hops()).hasSize(ROUTERS + 1);
    }
}
