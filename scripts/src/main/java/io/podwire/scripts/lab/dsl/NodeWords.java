package io.podwire.scripts.lab.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedPlace;
import io.podwire.scripts.lab.plan.Step;
import java.util.Map;

/** What can be said inside of a node. */
public final class NodeWords extends PlaceWords {

    private final int number;

    NodeWords(PlanWriter plan, String node, int number) {
        super(plan, node);
        this.number = number;
    }

    /**
     * A network card on a wire: {@code nic 'eth0', wire: 'fabric', mac: '02:…', addresses: ['192.168.10.11/24']}. It is up.
     *
     * @param named {@code wire} is needed; {@code mtu} is the wire's where it is not given
     */
    public void nic(Map<String, ?> named, String name) {
        Named given = Named.of("nic", named, "wire", "mac", "mtu", "addresses");
        PlanWriter.isLink("nic", name);
        String wire = given.needed("wire");
        int wireMtu = plan.wire(wire);
        Integer mtu = given.number("mtu", 68, 65535);
        String size = " mtu " + (mtu == null ? wireMtu : mtu);
        String mac = given.mac("mac") == null ? "" : " address " + given.mac("mac");
        String end = place + "." + name;
        String far = end.length() <= 15 ? end : PlanWriter.isLink("nic", "n" + number + "." + name);
        plan.step(new Step.Run(
                Plan.LAB,
                "ip link add " + far + " mtu " + wireMtu + " type veth peer name " + name + mac + size + " netns "
                        + place + "\nip link set " + far + " master " + wire + " up"));
        StringBuilder commands = new StringBuilder("ip link set " + name + " up");
        for (String text : given.texts("addresses")) {
            Cidr cidr = address(text);
            commands.append("\nip addr add ").append(text).append(" dev ").append(name);
            commands.append(cidr.toString().indexOf(':') >= 0 ? " nodad" : "");
        }
        run(commands);
    }

    private static Cidr address(String text) {
        try {
            return Cidr.parse(text);
        } catch (BadUse e) {
            throw new BadUse("nic: addresses: " + e.getMessage());
        }
    }

    /** A pod: {@code pod('shop/cart-0', netns: 'cni-cart') { … }}; its words are {@link NetworkWords}. */
    public void pod(Map<String, ?> named, String name, @DelegatesTo(NetworkWords.class) Closure<?> body) {
        // RFC 1123 labels, as Kubernetes asks of a namespace, and names of a pod
        if (!name.matches("[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9.-]*")) {
            throw new BadUse("pod: '" + Printable.of(name) + "' is not NS/NAME");
        }
        String given = Named.of("pod", named, "netns").text("netns");
        String netns = netnsName("pod", given == null ? "cni-" + name.replace('/', '-') : given);
        plan.place(new PlannedPlace(name, place, netns, true));
        plan.step(new Step.MakePod(place, name, netns));
        Words.say(new NetworkWords(plan, name, place, netns), body);
        plan.step(new Step.RecordPod(place, name));
    }

    /** Likewise, in a namespace with a name like {@code cni-shop-cart-0}. */
    public void pod(String name, @DelegatesTo(NetworkWords.class) Closure<?> body) {
        pod(Map.of(), name, body);
    }

    /** A namespace that is no pod's; steps and {@code lab enter} call it {@code NODE:NAME}. */
    public void netns(String name, @DelegatesTo(NetworkWords.class) Closure<?> body) {
        String id = place + ":" + netnsName("netns", name);
        plan.place(new PlannedPlace(id, place, name, false));
        run("ip netns add " + name + "\nip -n " + name + " link set lo up");
        Words.say(new NetworkWords(plan, id, place, name), body);
    }

    private static String netnsName(String word, String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")) {
            throw new BadUse(word + ": '" + Printable.of(name) + "' is no name of a network namespace");
        }
        return name;
    }
}
