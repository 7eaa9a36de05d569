package io.podwire.scripts.lab;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.scripts.lab.live.LabLife;
import io.podwire.scripts.lab.live.LabState;
import io.podwire.scripts.lab.live.Labs;
import io.podwire.scripts.lab.live.PlanText;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes a practice cluster. */
@Spec(
        name = "lab up",
        summary = "Make a practice cluster of nodes and pods on this machine.",
        group = Group.LABS,
        source = "the lab's file, carried out by ip(8) in namespaces of the lab's own, made by unshare(1)",
        here = true,
        examples = {"lab up two-nodes", "lab up two-nodes --dry-run", "lab up ./my-lab/"},
        notes = {
            "A lab is one process tree in namespaces of its own: this machine's network, files and sysctls are not touched. When podwire"
                    + " dies while it makes one, the kernel removes it; podwire lab down removes it at any other time.",
            "It needs root, iproute2 and util-linux, and what the lab's header asks for."
        })
public final class BringLabUp implements Command<BringLabUp.Args, Answer<LabChange>> {

    /** Which, and how. */
    public record Args(
            @Param(
                    position = 0,
                    value = "LAB",
                    help = "a lab's name, or a folder with a lab.groovy (with a /)",
                    completion = Param.Completion.LAB)
            String lab,

            @Param(position = 1, value = "KEY=VALUE", help = "its parameters; a switch needs no value")
            List<String> values,

            @Param(help = "also a laptop, and a jump host that forwards nothing, with an sshd on each node")
            boolean ssh,

            @Param(help = "show what would be typed, and do nothing")
            boolean dryRun) {}

    @Override
    public Answer<LabChange> run(Args args, Session session) {
        LabFile lab = LabShelf.find(args.lab());
        if (args.dryRun()) {
            Plan plan = LabLife.plan(lab, args.values(), args.ssh());
            return Answer.one(
                    change(lab.name(), plan, null, PlanText.of(Labs.ofProcess(), lab.name(), plan), List.of()));
        }
        long begun = System.nanoTime();
        LabState state = new LabLife(Labs.ofProcess(), session).up(lab, args.values(), args.ssh());
        List<String> pods = new ArrayList<>();
        state.places().stream().filter(LabState.PlaceState::pod).forEach(pod -> pods.add(pod.name()));
        List<String> nodes =
                state.nodes().stream().map(LabState.NodeState::name).toList();
        List<String> next = new ArrayList<>();
        if (!nodes.isEmpty()) {
            next.add("podwire --on " + nodes.get(0) + " pods");
        }
        next.add("podwire lab enter " + (pods.isEmpty() ? nodes.isEmpty() ? "lab" : nodes.get(0) : pods.get(0)));
        if (args.ssh()) {
            next.add("podwire lab enter laptop -- ssh -F /run/podwire/ssh/config " + nodes.get(0));
        }
        next.add("podwire lab list " + lab.name());
        next.add("podwire lab down " + lab.name());
        return Answer.one(
                new LabChange(lab.name(), LabChange.What.UP, List.of(), nodes, pods, took(begun), List.of(), next));
    }

    private static LabChange change(
            String lab, Plan plan, Duration took, List<PlaceCommands> commands, List<String> next) {
        return new LabChange(
                lab,
                LabChange.What.UP,
                List.of(),
                plan.nodes().stream().map(Plan.PlannedNode::name).toList(),
                plan.places().stream()
                        .filter(Plan.PlannedPlace::pod)
                        .map(Plan.PlannedPlace::name)
                        .toList(),
                took,
                commands,
                next);
    }

    static Duration took(long begun) {
        return Duration.ofMillis((System.nanoTime() - begun) / 1_000_000);
    }
}
