package io.podwire.api.finding;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The closed list of what a finding can be about. A code is stable: scripts, tests and translations key on it. */
public enum FindingCode {
    LINK_DOWN("link", "a link of the path is down"),
    LINK_NO_CARRIER("link", "a link of the path has no carrier"),
    VETH_PEER_MISSING("link", "a link's other end is gone"),
    BRIDGE_PORT_MISSING("link", "a pod's host link is on no bridge, route or redirect that leads on"),
    LINK_STRAY("link", "a link was made for a pod, and leads to none"),
    TC_REDIRECT_WRONG("link", "a tc redirect sends the flow elsewhere"),
    TC_REDIRECT_MISSING("link", "a tc redirect leads only one way"),
    ADDRESS_MISSING("address", "nobody owns the address"),
    ADDRESS_DUPLICATE("address", "two own the address"),
    PREFIX_WRONG("address", "the prefix makes far pods look on-link"),
    NEIGHBOR_FAILED("neighbor", "no MAC is known for a neighbor"),
    NEIGHBOR_MAC_MISMATCH("neighbor", "the neighbor's MAC is not that of the link which owns the address"),
    TUNNEL_FDB_MISSING("tunnel", "no FDB entry for the peer's MAC"),
    TUNNEL_FDB_WRONG_REMOTE("tunnel", "the FDB entry for the peer's MAC leads to a wrong host"),
    TUNNEL_PEER_MAC_WRONG("tunnel", "the tunnel peer's neighbor entry has a wrong MAC"),
    TUNNEL_ID_MISMATCH("tunnel", "the two ends disagree on the VNI"),
    TUNNEL_PORT_MISMATCH("tunnel", "the two ends disagree on the UDP port"),
    TUNNEL_REMOTE_MISMATCH("tunnel", "the two ends disagree on each other's address"),
    ROUTE_MISSING("route", "no way there"),
    RETURN_ROUTE_MISSING("route", "no way back"),
    ROUTE_BLACKHOLE("route", "a blackhole, unreachable or prohibit route"),
    POLICY_ROUTE_DIVERTS("route", "a rule sends the flow to another table"),
    IP_FORWARD_OFF("host", "the host does not forward"),
    RP_FILTER_DROP("host", "the reverse path filter drops the flow"),
    UNDERLAY_UNREACHABLE("host", "the nodes do not reach each other"),
    FILTER_DROP("filter", "a rule or policy drops the flow"),
    FILTER_REJECT("filter", "a rule rejects the flow"),
    MTU_MISMATCH("mtu", "links on the path disagree on the MTU"),
    MTU_BLACK_HOLE("mtu", "big packets vanish"),
    MTU_ICMP_BLOCKED("mtu", "the ICMP that would tell of a smaller MTU is filtered"),
    PORT_CLOSED("port", "nobody listens"),
    PORT_LOOPBACK_ONLY("port", "it listens only on the loopback"),
    LISTEN_BACKLOG_FULL("port", "the accept queue is full"),
    EPHEMERAL_PORTS_EXHAUSTED("port", "no local port is left"),
    CONNTRACK_FULL("host", "the connection tracking table overflows"),
    SOFTNET_DROP("host", "a processor's input queue overflows"),
    NIC_DROP("host", "a link's queue overflows or drops"),
    CPU_SATURATED("host", "the processors are busy"),
    SERVICE_RULE_MISSING("service", "no rule for the cluster address"),
    SERVICE_NO_ENDPOINTS("service", "the service has no endpoint"),
    SERVICE_TARGET_PORT_WRONG("service", "the endpoint's port is closed"),
    SERVICE_ENDPOINT_STALE("service", "the endpoint no longer exists"),
    DNS_CONFIG_WRONG("dns", "resolv.conf is wrong"),
    DNS_SERVER_UNREACHABLE("dns", "the server gives no answer"),
    DNS_SERVER_FAILING("dns", "the server answers with a failure"),
    DNS_SEARCH_STORM("dns", "the search list multiplies the questions"),
    DNS_SLOW("dns", "the server answers late"),
    PACKET_LOSS("path", "probes are lost"),
    LATENCY_UNSTABLE("path", "round trips differ widely"),
    ICMP_RATE_LIMITED("path", "a hop only limits ICMP"),
    NODE_NOT_READY("cluster", "the node is not ready"),
    CNI_AGENT_NOT_READY("cluster", "the network plug-in's agent is not ready"),
    POD_CIDR_EXHAUSTED("cluster", "the node's pod range has no free address"),
    NNC_MISSING("cluster", "the node has no NodeNetworkConfig"),
    KUBE_PROXY_NOT_READY("cluster", "kube-proxy is not ready");

    private final String layer;
    private final String meaning;

    FindingCode(String layer, String meaning) {
        this.layer = layer;
        this.meaning = meaning;
    }

    /** As written: {@code neighbor-mac-mismatch}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Heading it stands under, e.g. {@code link}. */
    public String layer() {
        return layer;
    }

    /** What a failing finding of it says, as a phrase. */
    public String meaning() {
        return meaning;
    }

    /**
     * Reads a code.
     *
     * @throws BadUse for one that is not on the list, with the nearest that are
     */
    public static FindingCode parse(String code) {
        List<String> codes = new ArrayList<>();
        for (FindingCode each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
            codes.add(each.code());
        }
        throw new BadUse("no finding has the code '" + Printable.of(code) + "'" + Nearest.question(code, codes));
    }
}
