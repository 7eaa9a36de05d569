package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.value.Size;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers with units, as a script writes them. */
class UnitsTest {

    static Stream<Arguments> expressions() {
        return Stream.of(
                Arguments.of("10.s", Duration.ofSeconds(10)),
                Arguments.of("250.ms", Duration.ofMillis(250)),
                Arguments.of("5.us", Duration.ofNanos(5000)),
                Arguments.of("5.m + 2.h", Duration.ofMinutes(125)),
                Arguments.of("1.d - 1.s", Duration.ofSeconds(86_399)),
                Arguments.of("1.5.s", Duration.ofMillis(1500)),
                Arguments.of("def n = 3; n.s * 2", Duration.ofSeconds(6)),
                Arguments.of("2 * 5.s", Duration.ofSeconds(10)),
                Arguments.of("10.s / 4", Duration.ofMillis(2500)),
                Arguments.of("1.m / 10.s", new BigDecimal("6")),
                Arguments.of("-1.s", Duration.ofSeconds(-1)),
                Arguments.of("1.m > 59.s && 60.s == 1.m", true),
                Arguments.of("[3.s, 1.s, 2.s].max()", Duration.ofSeconds(3)),
                Arguments.of("200.MB", new Size(200_000_000)),
                Arguments.of("200.MiB", new Size(200 << 20)),
                Arguments.of("1.GB + 1.kB - 1.B", new Size(1_000_000_999L)),
                Arguments.of("1.KB == 1.kB && 1.KiB > 1.KB", true),
                Arguments.of("1.5.GiB", new Size(1_610_612_736L)),
                Arguments.of("10.MB * 3 / 2", new Size(15_000_000)),
                Arguments.of("1.GB / 1.MB", new BigDecimal("1E+3")));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void means(String expression, Object value) {
        try (FakeHost host = new FakeHost("n1", new FakeNetwork(ScriptHostTest.ROOT));
                Scripts scripts = new Scripts(new FakeSession(host))) {
            assertThat(scripts.evaluate(expression)).isEqualTo(value);
            assertThat(List.of(scripts.run(expression))).containsExactly(value);
        }
    }
}
