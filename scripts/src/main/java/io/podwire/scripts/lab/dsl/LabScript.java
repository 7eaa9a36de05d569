package io.podwire.scripts.lab.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.Script;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Step;
import java.util.List;
import java.util.Map;

/** What a {@code lab.groovy} extends. Running it does nothing but say what there is to do. */
public abstract class LabScript extends Script {

    private final PlanWriter plan = new PlanWriter(List.of());

    /** An Ethernet switch between nodes: {@code wire 'fabric', mtu: 1500}. */
    public void wire(Map<String, ?> named, String name) {
        Integer mtu = Named.of("wire", named, "mtu").number("mtu", 68, 65535);
        int size = mtu == null ? 1500 : mtu;
        plan.wire(name, size);
        plan.step(new Step.Run(
                Plan.LAB,
                "ip link add " + name + " mtu " + size + " type bridge mcast_snooping 0\nip link set " + name + " up"));
    }

    /** Likewise, with frames of 1500 bytes. */
    public void wire(String name) {
        wire(Map.of(), name);
    }

    /** A machine: {@code node('worker-1') { … }}; its words are {@link NodeWords}. */
    public void node(String name, @DelegatesTo(NodeWords.class) Closure<?> body) {
        plan.node(name);
        Words.say(new NodeWords(plan, name, plan.nodes()), body);
    }

    /** More to do in a place that is there: {@code on('lab') { … }}. */
    public void on(String place, @DelegatesTo(PlaceWords.class) Closure<?> body) {
        Words.say(new PlaceWords(plan, plan.existing(place)), body);
    }

    /** What was said. */
    public Plan plan() {
        return plan.plan();
    }
}
