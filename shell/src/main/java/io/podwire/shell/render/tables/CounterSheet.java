package io.podwire.shell.render.tables;

import io.podwire.api.net.CounterGrowth;
import io.podwire.api.net.CounterGrowth.Change;
import io.podwire.api.net.CounterGrowth.Concern;
import io.podwire.api.net.CounterSource;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;
import java.math.BigDecimal;
import java.util.Locale;

/** Counters that grew, with their rate. */
final class CounterSheet {

    static final Sheet<CounterGrowth, CounterGrowth> SHEET = Sheet.of(CounterGrowth.class, "counters that grew")
            .text("CONCERN", counter -> counter.concern().name().toLowerCase(Locale.ROOT))
            .tone(counter -> tone(counter.concern()))
            .text("SUBJECT", CounterSheet::subject)
            .least(12)
            .text("COUNTER", CounterGrowth::name)
            .least(16)
            .number("GROWTH", CounterGrowth::growth)
            .number("PER-SECOND", CounterSheet::rate)
            .number("VALUE", CounterGrowth::last)
            .rank(2)
            .text("SOURCE", counter -> counter.source().name().toLowerCase(Locale.ROOT))
            .rank(3)
            .text(
                    "CHANGE",
                    counter -> counter.change() == Change.COUNTED
                            ? null
                            : counter.change().name().toLowerCase(Locale.ROOT))
            .rank(4)
            .number("BEFORE", CounterGrowth::first)
            .onlyWide()
            .number("IFINDEX", CounterGrowth::linkIndex)
            .onlyWide()
            .end();

    /** A processor's input queue is no part of the place that was asked. */
    private static String subject(CounterGrowth counter) {
        return counter.source() == CounterSource.SOFTNET ? "host " + counter.subject() : counter.subject();
    }

    /** Not as Java writes a large double: 1.23456789E7. */
    private static String rate(CounterGrowth counter) {
        return counter.perSecond() == null
                ? null
                : BigDecimal.valueOf(counter.perSecond()).toPlainString();
    }

    private static Tone tone(Concern concern) {
        return switch (concern) {
            case LOSS -> Tone.BAD;
            case STRAIN -> Tone.WARN;
            case TRAFFIC, LEVEL -> Tone.NONE;
        };
    }

    private CounterSheet() {}
}
