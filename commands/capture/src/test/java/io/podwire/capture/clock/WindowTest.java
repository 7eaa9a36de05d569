package io.podwire.capture.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static WallTime time(String text) {
        return text == null ? null : WallTime.parse("--start", text, BERLIN);
    }

    private static Window window(String now, String start, String stop, String lasting) {
        return Window.of(
                time(start),
                time(stop),
                lasting == null ? null : Duration.parse(lasting),
                ZonedDateTime.parse(now).withZoneSameInstant(BERLIN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T09:00+01:00 | 12:00            | 12:30                     |      | 2026-03-01T11:00:00Z | 2026-03-01T11:30:00Z
            2026-03-01T12:10+01:00 | 12:00            | 12:30                     |      |                      | 2026-03-01T11:30:00Z
            2026-03-01T09:00+01:00 | 23:50            | 00:10                     |      | 2026-03-01T22:50:00Z | 2026-03-01T23:10:00Z
            2026-03-01T23:55+01:00 | 23:50            | 00:10                     |      |                      | 2026-03-01T23:10:00Z
            2026-03-02T00:05+01:00 | 23:50            | 00:10                     |      |                      | 2026-03-01T23:10:00Z
            2026-03-02T00:15+01:00 | 23:50            | 00:10                     |      | 2026-03-02T22:50:00Z | 2026-03-02T23:10:00Z
            2026-03-01T09:00+01:00 | 12:00 UTC        | 12:30 UTC                 |      | 2026-03-01T12:00:00Z | 2026-03-01T12:30:00Z
            2026-03-01T09:00+01:00 | 12:00Z           | 14:00 America/New_York    |      | 2026-03-01T12:00:00Z | 2026-03-01T19:00:00Z
            2026-03-01T09:00+01:00 | 2026-03-03 12:00 | 2026-03-04T01:00          |      | 2026-03-03T11:00:00Z | 2026-03-04T00:00:00Z
            2026-03-01T09:00+01:00 | 12:00:30         |                           | PT1M | 2026-03-01T11:00:30Z | 2026-03-01T11:01:30Z
            2026-03-01T12:01+01:00 | 12:00:30         |                           | PT1M |                      | 2026-03-01T11:01:30Z
            2026-03-01T09:00+01:00 |                  | 12:30                     |      |                      | 2026-03-01T11:30:00Z
            2026-03-01T23:00+01:00 |                  | 01:00                     |      |                      | 2026-03-02T00:00:00Z
            """)
    void isTheOneThatIsMeant(String now, String start, String stop, String lasting, String begins, String ends) {
        Window window = window(now, start, stop, lasting);
        assertThat(window.start()).isEqualTo(begins == null ? null : Instant.parse(begins));
        assertThat(window.stop()).isEqualTo(Instant.parse(ends));
        assertThat(window.said() != null).as("begins now, and ends sometime").isEqualTo(begins == null);
    }

    @Test
    void isShownInTheUsersZoneAndInUtc() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Window.shown(noon, BERLIN)).isEqualTo("2026-03-01 13:00:00 Europe/Berlin (12:00:00Z)");
        assertThat(Window.shown(noon, ZoneId.of("Etc/UTC"))).isEqualTo("2026-03-01 12:00:00 Etc/UTC");
        assertThat(window("2026-03-01T09:00+01:00", null, "12:30", null).said())
                .isEqualTo("stops at 2026-03-01 12:30:00 Europe/Berlin (11:30:00Z)");
        assertThat(window("2026-03-01T12:10+01:00", "12:00", "11:30Z", null).said())
                .isEqualTo("--start is past (2026-03-01 12:00:00 Europe/Berlin): it starts now, and stops at"
                        + " 2026-03-01 12:30:00 Europe/Berlin (11:30:00Z)");
    }

    @Test
    void bothPastIsRefusedWithTheNextTime() {
        assertThatThrownBy(() -> window("2026-03-01T13:00+01:00", "12:00", "12:30", null))
                .isInstanceOfSatisfying(
                        BadUse.class,
                        e -> assertThat(e.hints())
                                .containsExactly(
                                        "next:  2026-03-02 12:00:00 Europe/Berlin",
                                        "try:   --start '2026-03-02 12:00:00'"))
                .hasMessage(
                        "--start is past: 2026-03-01 12:00:00 Europe/Berlin, and so is the end, 2026-03-01 12:30:00 Europe/Berlin;"
                                + " it is 2026-03-01 13:00:00 Europe/Berlin");
        assertThatThrownBy(() -> window("2026-03-01T13:00+01:00", "12:00", null, null))
                .hasMessage(
                        "--start is past: 2026-03-01 12:00:00 Europe/Berlin; it is 2026-03-01 13:00:00 Europe/Berlin");
        assertThatThrownBy(() -> window("2026-03-01T13:00+01:00", "2026-02-01 12:00", "2026-02-01 13:00", null))
                .isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> window("2026-03-01T13:00+01:00", null, "2026-02-01 13:00", null))
                .hasMessageStartingWith("--stop is past: 2026-02-01 13:00:00 Europe/Berlin");
        assertThatThrownBy(() -> window("2026-03-01T13:00+01:00", "2026-03-05 12:00", "2026-03-04 12:00", null))
                .hasMessageStartingWith("--stop is 2026-03-04 12:00:00 Europe/Berlin, which is not after --start");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "noon", "25:00", "12", "12:60", "2026-13-01 12:00", "12:00 Mars/Olympus", "2026-03-01x12:00"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> time(text))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("expected one such as 12:00");
    }
}
