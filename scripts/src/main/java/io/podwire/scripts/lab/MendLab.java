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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mends what was broken in a practice cluster. */
@Spec(
        name = "lab mend",
        summary = "Mend a fault of a practice cluster, or all that were made.",
        group = Group.LABS,
        source = "the fault's file, carried out by a shell in the lab",
        here = true,
        examples = {"lab mend two-nodes", "lab mend two-nodes bridge-port-missing"})
public final class MendLab implements Command<MendLab.Args, Answer<LabChange>> {

    /** Which. */
    public record Args(
            @Param(position = 0, value = "LAB", help = "a lab that is up", completion = Param.Completion.LAB)
            String lab,

            @Param(
                    position = 1,
                    value = "FAULT",
                    help = "a fault that was made; default: all, the last one first",
                    completion = Param.Completion.FAULT)
            Optional<String> fault,

            @Param(help = "show what would be typed, and do nothing")
            boolean dryRun) {}

    @Override
    public Answer<LabChange> run(Args args, Session session) {
        LabFaults faults = new LabFaults(Labs.ofProcess(), session);
        String fault = args.fault().orElse(null);
        if (args.dryRun()) {
            List<PlaceCommands> plan = new ArrayList<>();
            faults.mending(args.lab(), fault).forEach(each -> plan.addAll(PlanText.of(each)));
            return Answer.one(change(args.lab(), args.fault().stream().toList(), null, plan));
        }
        long begun = System.nanoTime();
        List<String> mended = faults.mend(args.lab(), fault);
        return Answer.one(change(args.lab(), mended, BringLabUp.took(begun), List.of()));
    }

    private static LabChange change(String lab, List<String> faults, Duration took, List<PlaceCommands> plan) {
        return new LabChange(lab, LabChange.What.MENDED, faults, List.of(), List.of(), took, plan, List.of());
    }
}
