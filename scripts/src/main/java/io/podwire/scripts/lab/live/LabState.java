package io.podwire.scripts.lab.live;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a lab that is, or was, up.
 *
 * @param lab its name
 * @param file its {@code lab.groovy}
 * @param since when it was begun
 * @param phase how far it came
 * @param holder the process whose end is the lab's end
 * @param first the first process of the lab's pid namespace; null while that is not known
 * @param values its parameters, as words
 * @param nodes its nodes
 * @param places its pods and other namespaces
 * @param faults those that were made and not mended
 */
public record LabState(
        String lab,
        Path file,
        Instant since,
        Phase phase,
        ProcessMark holder,
        ProcessMark first,
        List<String> values,
        List<NodeState> nodes,
        List<PlaceState> places,
        List<FaultState> faults) {

    /** How far it came. */
    public enum Phase {
        /** It is being made, or was when podwire died. */
        MAKING,
        /** It is there. */
        UP
    }

    /** A node and its first process. */
    public record NodeState(String name, ProcessMark first) {}

    /**
     * A network inside of a node.
     *
     * @param name what steps call it
     * @param node where it is
     * @param netns its name under /run/netns of that node
     * @param pod whether a pod lives in it
     * @param process the pod's; null where it is no pod's
     */
    public record PlaceState(String name, String node, String netns, boolean pod, ProcessMark process) {}

    /**
     * A fault.
     *
     * @param name as its file says
     * @param since when it was made
     * @param half true where making or mending it did not come to its end
     * @param values its parameters, as words
     */
    public record FaultState(String name, Instant since, boolean half, List<String> values) {
        public FaultState {
            values = List.copyOf(values);
        }
    }

    public LabState {
        values = List.copyOf(values);
        nodes = List.copyOf(nodes);
        places = List.copyOf(places);
        faults = List.copyOf(faults);
    }

    /** Whether its processes live. */
    public boolean alive() {
        return holder.alive() && (first == null || first.alive());
    }

    /** Whether it can be used. */
    public boolean up() {
        return phase == Phase.UP && alive();
    }

    /** The node of that name, or null. */
    public NodeState node(String name) {
        return nodes.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The place of that name, or null. */
    public PlaceState place(String name) {
        return places.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The fault of that name, where it was made; or null. */
    public FaultState fault(String name) {
        return faults.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All names at which something can be done. */
    public List<String> placeNames() {
        List<String> names = new ArrayList<>();
        nodes.forEach(each -> names.add(each.name()));
        places.forEach(each -> names.add(each.name()));
        return names;
    }

    LabState with(ProcessMark firstProcess, List<NodeState> itsNodes, List<PlaceState> itsPlaces) {
        return new LabState(lab, file, since, phase, holder, firstProcess, values, itsNodes, itsPlaces, faults);
    }

    LabState ready() {
        return new LabState(lab, file, since, Phase.UP, holder, first, values, nodes, places, faults);
    }

    /** The same with a fault made, or made otherwise. */
    LabState with(FaultState fault) {
        Map<String, FaultState> all = new LinkedHashMap<>();
        faults.forEach(each -> all.put(each.name(), each));
        all.put(fault.name(), fault);
        return with(new ArrayList<>(all.values()));
    }

    /** The same without a fault. */
    LabState without(String fault) {
        return with(faults.stream().filter(each -> !each.name().equals(fault)).toList());
    }

    private LabState with(List<FaultState> itsFaults) {
        return new LabState(lab, file, since, phase, holder, first, values, nodes, places, itsFaults);
    }
}
