package io.podwire.scripts.lab.service;

import java.util.List;
import java.util.Locale;

/**
 * The rules of kube-proxy in iptables mode, as a text for {@code iptables-restore} or {@code ip6tables-restore}: its chains, their
 * names, the order of rules, marks, probabilities and comments (Kubernetes 1.28, pkg/proxy/iptables/proxier.go). For Services with a
 * cluster address; node ports, load balancers and session affinity are not written.
 */
public final class KubeProxyRules {

    /** Chains and rules that are there without any Service. */
    private static final String FILTER = """
            *filter
            :KUBE-EXTERNAL-SERVICES - [0:0]
            :KUBE-FIREWALL - [0:0]
            :KUBE-FORWARD - [0:0]
            :KUBE-KUBELET-CANARY - [0:0]
            :KUBE-NODEPORTS - [0:0]
            :KUBE-PROXY-CANARY - [0:0]
            :KUBE-PROXY-FIREWALL - [0:0]
            :KUBE-SERVICES - [0:0]
            -A INPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL
            -A INPUT -m comment --comment "kubernetes health check service ports" -j KUBE-NODEPORTS
            -A INPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes externally-visible service portals" -j KUBE-EXTERNAL-SERVICES
            -A INPUT -j KUBE-FIREWALL
            -A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL
            -A FORWARD -m comment --comment "kubernetes forwarding rules" -j KUBE-FORWARD
            -A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
            -A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes externally-visible service portals" -j KUBE-EXTERNAL-SERVICES
            -A OUTPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL
            -A OUTPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
            -A OUTPUT -j KUBE-FIREWALL
            -A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP
            -A KUBE-FORWARD -m comment --comment "kubernetes forwarding rules" -m mark --mark 0x4000/0x4000 -j ACCEPT
            -A KUBE-FORWARD -m comment --comment "kubernetes forwarding conntrack rule" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
            """;

    private static final String NAT = """
            *nat
            :KUBE-KUBELET-CANARY - [0:0]
            :KUBE-MARK-MASQ - [0:0]
            :KUBE-NODEPORTS - [0:0]
            :KUBE-POSTROUTING - [0:0]
            :KUBE-PROXY-CANARY - [0:0]
            :KUBE-SERVICES - [0:0]
            """;

    private static final String NAT_RULES = """
            -A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
            -A OUTPUT -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
            -A POSTROUTING -m comment --comment "kubernetes postrouting rules" -j KUBE-POSTROUTING
            -A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000
            -A KUBE-POSTROUTING -m mark ! --mark 0x4000/0x4000 -j RETURN
            -A KUBE-POSTROUTING -j MARK --set-xmark 0x4000/0x0
            -A KUBE-POSTROUTING -m comment --comment "kubernetes service traffic requiring SNAT" -j MASQUERADE --random-fully
            """;

    private static final String MANGLE = """
            *mangle
            :KUBE-KUBELET-CANARY - [0:0]
            :KUBE-PROXY-CANARY - [0:0]
            COMMIT
            """;

    private final String podRange;
    private final StringBuilder chains = new StringBuilder();
    private final StringBuilder rules = new StringBuilder();
    private final StringBuilder rejects = new StringBuilder();

    private KubeProxyRules(String podRange) {
        this.podRange = podRange;
    }

    /**
     * Writes them.
     *
     * @param podRange the cluster's pod range; a caller from elsewhere gets the node's address as its source
     * @param services in kube-proxy's order, all of the family of {@code podRange}
     */
    public static String text(String podRange, List<ServicePort> services) {
        KubeProxyRules all = new KubeProxyRules(podRange);
        services.forEach(all::add);
        return MANGLE + FILTER + firewall(podRange) + all.rejects + "COMMIT\n" + NAT + all.chains + NAT_RULES
                + all.rules
                + "-A KUBE-SERVICES -m comment --comment \"kubernetes service nodeports; NOTE: this must be the last rule in this chain\""
                + " -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS\nCOMMIT\n";
    }

    /** What comes for the loopback from elsewhere; only IPv4 lets it. */
    private static String firewall(String podRange) {
        return podRange.contains(":")
                ? ""
                : "-A KUBE-FIREWALL ! -s 127.0.0.0/8 -d 127.0.0.0/8 -m comment --comment \"block incoming localnet connections\""
                        + " -m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT -j DROP\n";
    }

    private void add(ServicePort service) {
        String to = "-d " + host(service.address()) + " -p " + service.protocol();
        String port = " -m " + service.protocol() + " --dport " + service.port();
        if (service.endpoints().isEmpty()) {
            rejects.append("-A KUBE-SERVICES ").append(to);
            rejects.append(comment(service.name() + " has no endpoints")).append(port);
            rejects.append(" -j REJECT --reject-with ");
            rejects.append(podRange.contains(":") ? "icmp6-port-unreachable\n" : "icmp-port-unreachable\n");
            return;
        }
        String chain = service.chain();
        String portal = to + comment(service.name() + " cluster IP") + port;
        chain(chain);
        rules.append("-A KUBE-SERVICES ")
                .append(portal)
                .append(" -j ")
                .append(chain)
                .append('\n');
        rules.append("-A ")
                .append(chain)
                .append(" ! -s ")
                .append(podRange)
                .append(' ')
                .append(portal);
        rules.append(" -j KUBE-MARK-MASQ\n");
        int left = service.endpoints().size();
        for (String endpoint : service.endpoints()) {
            rules.append("-A ").append(chain).append(comment(service.name() + " -> " + endpoint));
            rules.append(chance(left))
                    .append(" -j ")
                    .append(service.chain(endpoint))
                    .append('\n');
            left--;
        }
        service.endpoints().forEach(endpoint -> lead(service, endpoint));
    }

    /** A pod that its own Service leads back to itself must see another's address, or it would answer itself. */
    private void lead(ServicePort service, String endpoint) {
        String chain = service.chain(endpoint);
        String address = endpoint.substring(0, endpoint.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
        chain(chain);
        rules.append("-A ").append(chain).append(" -s ").append(host(address));
        rules.append(comment(service.name())).append(" -j KUBE-MARK-MASQ\n");
        rules.append("-A ")
                .append(chain)
                .append(" -p ")
                .append(service.protocol())
                .append(comment(service.name()));
        rules.append(" -m ")
                .append(service.protocol())
                .append(" -j DNAT --to-destination ")
                .append(endpoint)
                .append('\n');
    }

    private void chain(String name) {
        chains.append(':').append(name).append(" - [0:0]\n");
    }

    /** Of those that are left, each as likely as the others; the last takes all. */
    private static String chance(int left) {
        return left == 1
                ? ""
                : String.format(Locale.ROOT, " -m statistic --mode random --probability %.10f", 1.0 / left);
    }

    private static String host(String address) {
        return address + (address.contains(":") ? "/128" : "/32");
    }

    private static String comment(String text) {
        return " -m comment --comment \"" + text + "\"";
    }
}
