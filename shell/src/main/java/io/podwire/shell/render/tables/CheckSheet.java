package io.podwire.shell.render.tables;

import io.podwire.api.host.Check;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;

/** What {@code doctor} looked at. */
final class CheckSheet {

    static final Sheet<Check, Check> SHEET = Sheet.of(Check.class, "checks")
            .text("VERDICT", Check::verdict)
            .tone(CheckSheet::tone)
            .text("AREA", Check::area)
            .text("NAME", Check::name)
            .least(12)
            .text("FOUND", Check::found)
            .least(16)
            .text("FIX", Check::fix)
            .rank(1)
            .least(16)
            .text("EVIDENCE", Check::evidence)
            .onlyWide()
            .end();

    private static Tone tone(Check check) {
        return switch (check.verdict()) {
            case OK -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case WARN, UNKNOWN -> Tone.WARN;
            case SKIP -> Tone.WEAK;
        };
    }

    private CheckSheet() {}
}
