package io.podwire.scripts.lab;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.scripts.lab.live.LabLife;
import io.podwire.scripts.lab.live.Labs;
import java.time.Duration;
import java.util.List;

/** Removes practice clusters. */
@Spec(
        name = "lab down",
        summary = "Remove practice clusters, and whatever is left of dead ones.",
        group = Group.LABS,
        source = "the states in /run/podwire/labs (PODWIRE_LABS)",
        here = true,
        examples = {"lab down two-nodes", "lab down --all"})
public final class TakeLabDown implements Command<TakeLabDown.Args, Answer<LabChange>> {

    /** Which. */
    public record Args(
            @Param(position = 0, value = "LAB", help = "which; several may be named", completion = Param.Completion.LAB)
            List<String> labs,

            @Param(help = "all labs of this user") boolean all) {}

    @Override
    public Answer<LabChange> run(Args args, Session session) {
        if (args.all() != args.labs().isEmpty()) {
            throw new BadUse(args.all() ? "both --all and names were given" : "expected the name of a lab, or --all");
        }
        long begun = System.nanoTime();
        List<String> ended = new LabLife(Labs.ofProcess(), session).down(args.labs());
        Duration took = BringLabUp.took(begun);
        return Answer.of(ended.stream()
                .map(lab -> new LabChange(
                        lab, LabChange.What.DOWN, List.of(), List.of(), List.of(), took, List.of(), List.of()))
                .toList());
    }
}
