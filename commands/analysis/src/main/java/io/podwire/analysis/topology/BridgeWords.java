package io.podwire.analysis.topology;

import io.podwire.api.ovs.OvsBridge;

/** What a bridge of Open vSwitch is there for: {@code br-int} is OVN's, Antrea's or Kube-OVN's, as the ports in it tell. */
final class BridgeWords {

    private BridgeWords() {}

    static String of(NodeView view, OvsBridge bridge) {
        if (hasPort(bridge, "antrea-gw")) {
            return "Antrea's bridge";
        }
        if (bridge.name().equals("br-int")) {
            return owner(view, bridge) + "integration bridge";
        }
        if (bridge.name().startsWith("br-ex") || bridge.name().startsWith("breth")) {
            return "external bridge";
        }
        return bridge.name().equals("br-tun") ? "tunnel bridge" : "Open vSwitch bridge";
    }

    private static String owner(NodeView view, OvsBridge bridge) {
        if (hasPort(bridge, "ovn-k8s-") || "ovn-kubernetes".equals(view.facts().plugin())) {
            return "OVN's ";
        }
        return hasPort(bridge, "ovn0") ? "Kube-OVN's " : "";
    }

    private static boolean hasPort(OvsBridge bridge, String beginning) {
        return bridge.ports().stream().anyMatch(port -> port.name().startsWith(beginning));
    }
}
