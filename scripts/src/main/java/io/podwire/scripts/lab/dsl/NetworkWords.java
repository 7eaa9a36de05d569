package io.podwire.scripts.lab.dsl;

import io.podwire.scripts.lab.plan.Step;
import java.util.Map;

/** What can be said inside of a namespace of a node. */
public class NetworkWords extends PlaceWords {

    private final String node;
    private final String netns;

    NetworkWords(PlanWriter plan, String place, String node, String netns) {
        super(plan, place);
        this.node = node;
        this.netns = netns;
    }

    /**
     * A veth pair from the node into this network: {@code cable 'vethcart0', mac: '0a:…', hostMac: '0a:…', mtu: 1450}. Both ends are up.
     *
     * @param named {@code mac} and {@code dev} (default {@code eth0}) are the end in here, {@code hostMac} the node's; {@code mtu} both
     * @param hostLink name of the node's end
     */
    public void cable(Map<String, ?> named, String hostLink) {
        Named given = Named.of("cable", named, "mac", "hostMac", "mtu", "dev");
        String dev = PlanWriter.isLink("cable", given.text("dev") == null ? "eth0" : given.text("dev"));
        // 68: RFC 791, the least an IPv4 link must carry; 65535: ETH_MAX_MTU (linux/if_ether.h)
        Integer mtu = given.number("mtu", 68, 65535);
        String size = mtu == null ? "" : " mtu " + mtu;
        plan.step(new Step.Run(
                node,
                "ip link add " + PlanWriter.isLink("cable", hostLink) + address(given.mac("hostMac")) + size
                        + " type veth peer name " + dev + address(given.mac("mac")) + size + " netns " + netns
                        + "\nip link set " + hostLink + " up"));
        plan.step(new Step.Run(place, "ip link set " + dev + " up"));
    }

    /** Likewise, with the kernel's addresses and sizes. */
    public void cable(String hostLink) {
        cable(Map.of(), hostLink);
    }

    private static String address(String mac) {
        return mac == null ? "" : " address " + mac;
    }
}
