package io.podwire.scripts.lab;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.scripts.lab.live.LabFaults;
import io.podwire.scripts.lab.live.Labs;
import io.podwire.scripts.lab.live.PlanText;
import java.time.Duration;
import java.util.List;

/** Makes a fault in a practice cluster. */
@Spec(
        name = "lab break",
        summary = "Make a fault in a practice cluster.",
        group = Group.LABS,
        source = "the fault's file, carried out by a shell in the lab",
        here = true,
        examples = {"lab break two-nodes bridge-port-missing", "lab break two-nodes bridge-port-missing --dry-run"},
        notes = {
            "podwire lab list LAB lists the faults of a lab; podwire lab symptoms LAB FAULT shows how one is seen by hand."
        })
public final class BreakLab implements Command<BreakLab.Args, Answer<LabChange>> {

    /** Which, and how. */
    public record Args(
            @Param(position = 0, value = "LAB", help = "a lab that is up", completion = Param.Completion.LAB)
            String lab,

            @Param(position = 1, value = "FAULT", help = "one of its faults", completion = Param.Completion.FAULT)
            String fault,

            @Param(position = 2, value = "KEY=VALUE", help = "the fault's parameters; a switch needs no value")
            List<String> values,

            @Param(help = "show what would be typed, and do nothing")
            boolean dryRun) {}

    @Override
    public Answer<LabChange> run(Args args, Session session) {
        LabFaults faults = new LabFaults(Labs.ofProcess(), session);
        if (args.dryRun()) {
            return Answer.one(
                    change(args, null, PlanText.of(faults.breaking(args.lab(), args.fault(), args.values()))));
        }
        long begun = System.nanoTime();
        faults.make(args.lab(), args.fault(), args.values());
        return Answer.one(change(args, BringLabUp.took(begun), List.of()));
    }

    private static LabChange change(Args args, Duration took, List<PlaceCommands> plan) {
        List<String> next = took == null
                ? List.of()
                : List.of(
                        "podwire lab symptoms " + args.lab() + " " + args.fault(),
                        "podwire lab mend " + args.lab() + " " + args.fault());
        return new LabChange(
                args.lab(), LabChange.What.BROKEN, List.of(args.fault()), List.of(), List.of(), took, plan, next);
    }
}
