package io.podwire.shell.render.tables;

import io.podwire.api.command.ValueForm;
import io.podwire.scripts.lab.LabCondition;
import io.podwire.scripts.lab.LabEntry;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;

/** Labs, or the faults of one. */
final class LabSheet {

    static final Sheet<LabEntry, LabEntry> SHEET = Sheet.of(LabEntry.class, "labs or faults")
            .text("NAME", LabEntry::name)
            .text("STATE", LabSheet::state)
            .tone(LabSheet::tone)
            .text("CLASS", LabEntry::faultClass)
            .rank(1)
            .number("FAULTS", LabEntry::faults)
            .rank(2)
            .text("DOES", LabEntry::summary)
            .least(36)
            .text("CODE", entry -> entry.code() == null ? null : entry.code().code())
            .onlyWide()
            .text("PARAMETERS", LabEntry::parameters)
            .onlyWide()
            .text("NEEDS", LabEntry::needs)
            .onlyWide()
            .text("FILE", LabEntry::file)
            .onlyWide()
            .end();

    private static String state(LabEntry entry) {
        if (entry.condition() != null) {
            return ValueForm.word(entry.condition());
        }
        return Boolean.TRUE.equals(entry.made()) ? "broken" : "";
    }

    private static Tone tone(LabEntry entry) {
        if (entry.condition() == LabCondition.UP) {
            return Tone.GOOD;
        }
        return Boolean.TRUE.equals(entry.made()) || entry.condition() == LabCondition.DEAD ? Tone.BAD : Tone.NONE;
    }

    private LabSheet() {}
}
