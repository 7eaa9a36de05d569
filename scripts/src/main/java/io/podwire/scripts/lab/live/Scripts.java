package io.podwire.scripts.lab.live;

import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import io.podwire.scripts.Declaration;
import io.podwire.scripts.ScriptSource;
import io.podwire.scripts.lab.dsl.FaultScript;
import io.podwire.scripts.lab.dsl.LabScript;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Symptom;
import io.podwire.scripts.lab.shelf.FaultFile;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.runbook.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From the files of labs and faults, and the words given for their parameters, to plans. The one place where Groovy runs. */
final class Scripts {

    private Scripts() {}

    /** What a fault's file says. */
    record Fault(Plan breaking, Plan mending, List<Symptom> symptoms) {}

    /** @param words {@code key=value} */
    static Map<String, Object> values(LabFile lab, List<String> words) {
        return Values.read(lab.name(), lab.parameters(), "podwire lab up " + lab.name(), words);
    }

    static Plan world(LabFile lab, List<String> words) {
        return new Declaration(source(lab.file(), LabScript.class), values(lab, words))
                .run(LabScript.class, LabScript::plan);
    }

    /**
     * A fault in a lab that is there.
     *
     * @param lab the parameters it was made with are the variable {@code lab}
     * @param words {@code key=value} of the fault
     */
    static Fault fault(FaultFile file, List<String> words, LabFile lab, LabState state) {
        Map<String, Object> variables = new HashMap<>(Values.read(
                file.name(), file.parameters(), "podwire lab break " + lab.name() + " " + file.name(), words));
        variables.put("lab", values(lab, state.values()));
        Function<FaultScript, Fault> all = script -> {
            script.places(state.placeNames());
            return new Fault(script.breaking(), script.mending(), script.symptoms());
        };
        Fault fault = new Declaration(source(file.file(), FaultScript.class), variables).run(FaultScript.class, all);
        if (fault.symptoms().isEmpty()) {
            throw new BadData(Printable.of(file.file().toString()) + ": it has no symptom");
        }
        return fault;
    }

    private static ScriptSource source(Path file, Class<? extends groovy.lang.Script> base) {
        try {
            return new ScriptSource(file.toString(), Files.readString(file, StandardCharsets.UTF_8), base);
        } catch (IOException e) {
            throw new NotFound(Printable.of(file.toString()) + ": can't be read: " + Printable.of(e.toString()), e);
        }
    }
}
