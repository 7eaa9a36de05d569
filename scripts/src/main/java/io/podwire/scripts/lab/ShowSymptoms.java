package io.podwire.scripts.lab;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.scripts.lab.live.LabFaults;
import io.podwire.scripts.lab.live.Labs;
import io.podwire.scripts.lab.plan.Symptom;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for a fault as one would by hand. */
@Spec(
        name = "lab symptoms",
        summary = "Look for a fault of a practice cluster as one does by hand.",
        group = Group.LABS,
        source = "what the programs say that the fault's file names: ping(8), nc(1), dig(1) and others",
        here = true,
        examples = {"lab symptoms two-nodes bridge-port-missing"},
        notes = {"It may be asked whether the fault is made or not: before, all looks well."})
public final class ShowSymptoms implements Command<ShowSymptoms.Args, Answer<SymptomSeen>> {

    /** Of what. */
    public record Args(
            @Param(position = 0, value = "LAB", help = "a lab that is up", completion = Param.Completion.LAB)
            String lab,

            @Param(position = 1, value = "FAULT", help = "one of its faults", completion = Param.Completion.FAULT)
            String fault,

            @Param(position = 2, value = "KEY=VALUE", help = "its parameters, where it is not made")
            List<String> values) {}

    @Override
    public Answer<SymptomSeen> run(Args args, Session session) {
        return Answer.of(new LabFaults(Labs.ofProcess(), session)
                .symptoms(args.lab(), args.fault(), args.values()).stream()
                        .map(ShowSymptoms::told)
                        .toList());
    }

    private static SymptomSeen told(LabFaults.Seen seen) {
        Symptom symptom = seen.symptom();
        boolean well = symptom.shows() == null
                ? seen.status() == 0
                : Pattern.compile(symptom.shows(), Pattern.MULTILINE)
                        .matcher(String.join("\n", seen.output()))
                        .find();
        return new SymptomSeen(symptom.from(), symptom.run(), !well, seen.status(), symptom.shows(), seen.output());
    }
}
