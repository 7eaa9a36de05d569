package io.podwire.capture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 3, 1, 9, 5, 7, 0, ZoneOffset.UTC);

    private static List<String> first(int count, FileNames names) {
        List<String> all = new ArrayList<>();
        int number = 0;
        for (int i = 0; i < count; i++) {
            all.add(names.name(number, TIME).toString());
            number = names.after(number);
        }
        return all;
    }

    @Test
    void areThoseOfTcpdump() {
        assertThat(first(3, new FileNames("f", false, 0))).containsExactly("f", "f1", "f2");
        assertThat(first(4, new FileNames("f", false, 3))).containsExactly("f0", "f1", "f2", "f0");
        assertThat(first(2, new FileNames("f", false, 11))).containsExactly("f00", "f01");
        assertThat(first(2, new FileNames("f", false, 100))).containsExactly("f00", "f01");
        assertThat(first(2, new FileNames("f", false, 1))).containsExactly("f", "f");
        assertThat(first(2, new FileNames("f-%H%M%S", true, 0))).containsExactly("f-090507", "f-0905071");
        assertThat(first(1, new FileNames("f-%H", false, 0))).containsExactly("f-%H");
    }

    /** date(1) in the C locale is strftime(3). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%Y%m%d-%H%M%S",
                "%y %j %b %h %B %a %A",
                "%F %T %R %D %x %X",
                "%I %p",
                "%s",
                "%e|%u|%w",
                "%V %G",
                "%%",
                "%z",
                "plain"
            })
    void timesAreWrittenAsStrftimeDoes(String pattern) throws IOException {
        ProcessBuilder date = new ProcessBuilder("date", "-d", "@" + TIME.toEpochSecond(), "+" + pattern);
        date.environment().put("TZ", "UTC");
        date.environment().put("LC_ALL", "C");
        String told = new String(date.start().getInputStream().readAllBytes()).stripTrailing();
        assertThat(TimePattern.format(pattern, TIME)).isEqualTo(told);
    }

    @Test
    void whatIsNoConversionStaysAsItIs() {
        assertThat(TimePattern.format("100%", TIME)).isEqualTo("100%");
        assertThat(TimePattern.format("%Q%", TIME)).isEqualTo("%Q%");
        assertThat(TimePattern.in("100%")).isFalse();
        assertThat(TimePattern.in("%%H")).isFalse();
        assertThat(TimePattern.in("%s")).isTrue();
    }

    private static Rotation rotation(String file, String size, Integer count, Integer seconds) {
        return Rotation.of(file, Optional.ofNullable(size), Optional.ofNullable(count), Optional.ofNullable(seconds));
    }

    @Test
    void sizesAreMillionsAsInTcpdump() {
        assertThat(rotation("f", "1", null, null).fileBytes()).isEqualTo(1_000_000);
        assertThat(rotation("f", "2k", null, null).fileBytes()).isEqualTo(2048);
        assertThat(rotation("f", "1M", 5, null).names().ring()).isEqualTo(5);
        assertThat(rotation("f%s", null, 5, 2)).satisfies(timed -> {
            assertThat(timed.most()).isEqualTo(5);
            assertThat(timed.periodNanos()).isEqualTo(2_000_000_000L);
        });
    }

    @Test
    void aNameThatStaysFromPeriodToPeriodIsRefused() {
        assertThatThrownBy(() -> rotation("f-%H%M", null, null, 2).refuseSameNames(TIME))
                .isInstanceOf(BadUse.class)
                .hasMessage("-G 2: f-%H%M names files so seldom anew that each would be written over the last");
        ZonedDateTime minutesEnd = TIME.withSecond(59);
        assertThatThrownBy(() -> rotation("f-%H%M", null, null, 2).refuseSameNames(minutesEnd))
                .isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> rotation("f-%Z", null, null, 86_400).refuseSameNames(TIME))
                .isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> rotation("f-%F", null, 2, 600).refuseSameNames(TIME))
                .isInstanceOf(BadUse.class);
        rotation("f-%F", null, 1, 600).refuseSameNames(TIME);
        rotation("f-%H%M%S", null, null, 1).refuseSameNames(TIME);
        rotation("f-%a", null, null, 86_400).refuseSameNames(TIME);
        rotation("f-%H", null, null, 3600).refuseSameNames(TIME);
        rotation("f-%H", "1", null, null).refuseSameNames(TIME);
    }

    @Test
    void whatWouldOverwriteOrMeansNothingIsRefused() {
        assertThatThrownBy(() -> rotation("f", null, null, 2))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("has no time in its name");
        assertThatThrownBy(() -> rotation("f", null, 3, null)).hasMessageContaining("expected -C or -G too");
        for (String bad : List.of("0", "-1", "x", "1x", "", "99999999999")) {
            assertThatThrownBy(() -> rotation("f", bad, null, null)).isInstanceOf(BadUse.class);
        }
        assertThatThrownBy(() -> rotation("f%s", null, null, 0)).isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> rotation("f", "1", 0, null)).isInstanceOf(BadUse.class);
    }
}
