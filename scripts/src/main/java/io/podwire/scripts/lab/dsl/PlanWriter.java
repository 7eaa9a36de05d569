package io.podwire.scripts.lab.dsl;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import io.podwire.scripts.lab.plan.Plan.PlannedPlace;
import io.podwire.scripts.lab.plan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what a script says into a plan, and refuses what can't be: two nodes of one name, a place that nothing makes. */
final class PlanWriter {

    private final List<PlannedNode> nodes = new ArrayList<>();
    private final List<PlannedPlace> places = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> wires = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    /** @param existing places that are there already: those of the lab that a fault breaks */
    PlanWriter(Collection<String> existing) {
        known.add(Plan.LAB);
        known.addAll(existing);
    }

    void step(Step step) {
        steps.add(step);
    }

    void node(String name) {
        // RFC 1123: a host name is a label of letters, digits and hyphens
        if (!isLabel(name)) {
            throw new BadUse("node: '" + Printable.of(name) + "' is no host name; expected [a-z0-9-], at most 63");
        }
        taken("node", name);
        nodes.add(new PlannedNode(name));
    }

    void place(PlannedPlace place) {
        taken(place.pod() ? "pod" : "netns", place.name());
        for (PlannedPlace other : places) {
            if (other.node().equals(place.node()) && other.netns().equals(place.netns())) {
                throw new BadUse("netns '" + place.netns() + "' of " + place.node() + " is made twice");
            }
        }
        places.add(place);
    }

    private void taken(String what, String name) {
        if (!known.add(name)) {
            throw new BadUse(what + ": there is a second '" + Printable.of(name) + "'");
        }
    }

    void wire(String name, int mtu) {
        isLink("wire", name);
        if (wires.put(name, mtu) != null) {
            throw new BadUse("wire: there is a second '" + name + "'");
        }
    }

    /** The MTU of a wire. */
    int wire(String name) {
        Integer mtu = wires.get(name);
        if (mtu == null) {
            throw new BadUse("nic: no wire '" + Printable.of(name) + "'" + oneOf(name, wires.keySet()));
        }
        return mtu;
    }

    /** Refuses a place that is not there. */
    String existing(String place) {
        if (!known.contains(place)) {
            throw new BadUse("no place '" + Printable.of(place) + "'" + oneOf(place, known));
        }
        return place;
    }

    /** How many nodes there are so far. */
    int nodes() {
        return nodes.size();
    }

    Plan plan() {
        return new Plan(nodes, places, steps);
    }

    private static String oneOf(String given, Collection<String> names) {
        String question = Nearest.question(given, names);
        return question.isEmpty()
                ? names.isEmpty() ? "; there is none" : "; there are " + String.join(", ", names)
                : question;
    }

    private static boolean isLabel(String text) {
        return text.length() <= 63 && text.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    }

    /** IFNAMSIZ (linux/if.h) is 16 with the NUL; the kernel refuses blanks, slashes and colons (dev_valid_name). */
    static String isLink(String word, String name) {
        if (!name.matches("[A-Za-z0-9_.-]{1,15}") || name.equals(".") || name.equals("..")) {
            throw new BadUse(word + ": '" + Printable.of(name)
                    + "' is no name of a link; expected at most 15 letters, digits, '_', '.', '-'");
        }
        return name;
    }
}
