package io.podwire.scripts.lab.live;

import io.podwire.api.command.Nearest;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import io.podwire.scripts.lab.shelf.LabFile;
import java.util.ArrayList;
import java.util.List;

/** Bringing labs up and taking them down. */
public final class LabLife {

    private final Labs labs;
    private final Session session;

    /** @param session of whoever waits */
    public LabLife(Labs labs, Session session) {
        this.labs = labs;
        this.session = session;
    }

    /**
     * What bringing it up would do.
     *
     * @param ssh whether a laptop and a jump host are added
     */
    public static Plan plan(LabFile lab, List<String> values, boolean ssh) {
        Plan plan = Scripts.world(lab, values);
        return ssh ? SshAccess.added(plan) : plan;
    }

    /** Likewise, without a way in by SSH. */
    public LabState up(LabFile lab, List<String> values) {
        return up(lab, values, false);
    }

    /**
     * Brings a lab up.
     *
     * @param values its parameters, {@code key=value}
     * @param ssh whether a laptop and a jump host are added
     * @throws BadUse where it is up already, or another lab has a node of the same name
     */
    public LabState up(LabFile lab, List<String> values, boolean ssh) {
        LabNeeds.root("up " + lab.name());
        LabNeeds.programs(lab.needs());
        if (ssh) {
            SshAccess.programs();
        }
        Plan plan = plan(lab, values, ssh);
        return LabsLock.take(labs, session).during(() -> {
            refuseSecond(lab.name());
            refuseTaken(lab.name(), plan);
            return new LabBirth(labs, lab, values, plan, session).make();
        });
    }

    private void refuseSecond(String name) {
        LabState there = labs.read(name);
        if (there == null) {
            return;
        }
        if (there.up()) {
            throw new BadUse(name + " is up since " + there.since(), "try:   podwire lab down " + name);
        }
        session.note(name + ": what was left of the last one is removed");
        new LabEnd(labs).end(name);
    }

    private void refuseTaken(String name, Plan plan) {
        for (LabState other : labs.all(new ArrayList<>())) {
            for (PlannedNode node : plan.nodes()) {
                if (!other.lab().equals(name) && other.up() && other.node(node.name()) != null) {
                    throw new BadUse(
                            name + ": the node name " + node.name() + " is taken by the lab " + other.lab(),
                            "try:   podwire lab down " + other.lab());
                }
            }
        }
    }

    /**
     * Takes labs down, and whatever is left of dead ones.
     *
     * @param names which; empty for all
     * @return those of which something was there
     * @throws NotFound where nothing is known of one
     */
    public List<String> down(List<String> names) {
        LabNeeds.root("down");
        List<String> known = labs.names();
        for (String name : names) {
            if (!known.contains(name)) {
                String question = Nearest.question(name, known);
                throw new NotFound("no lab '" + Printable.of(name) + "' is up"
                        + (question.isEmpty() && !known.isEmpty()
                                ? "; there are " + String.join(", ", known)
                                : question));
            }
        }
        List<String> which = names.isEmpty() ? known : names;
        if (which.isEmpty()) {
            removeLock();
            return which;
        }
        LabsLock free = LabsLock.tryTake(labs);
        if (free == null) {
            // Whoever holds it may be making one of these: it ends with the processes, and then lets go.
            killMaking(which);
        }
        LabsLock lock = free == null ? LabsLock.take(labs, session) : free;
        return lock.during(() -> {
            which.forEach(new LabEnd(labs)::end);
            return which;
        });
    }

    /** Of one who was killed before anything else of his lab was there. */
    private void removeLock() {
        LabsLock left = labs.exist() ? LabsLock.tryTake(labs) : null;
        if (left != null) {
            left.during(() -> null);
        }
    }

    private void killMaking(List<String> names) {
        for (String name : names) {
            LabState state = labs.read(name);
            if (state != null && state.phase() == LabState.Phase.MAKING) {
                LabEnd.kill(state);
            }
        }
    }
}
