package io.podwire.engine.pods;

import io.podwire.api.pod.CniAttachment;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * OVN-Kubernetes' pod annotation {@code k8s.ovn.org/pod-networks}, by which its master tells nodes the pod's addresses: an object
 * of networks, each with {@code ip_addresses} (or the older {@code ip_address}) and {@code mac_address}.
 */
final class OvnPodNetworks {

    private OvnPodNetworks() {}

    static List<CniAttachment> parse(String annotation, String sandbox, String source) {
        JsonView networks = JsonView.inner(annotation);
        List<CniAttachment> all = new ArrayList<>();
        for (String network : networks.keys()) {
            JsonView one = networks.at(network);
            List<Cidr> addresses = new ArrayList<>();
            for (JsonView address : one.at("ip_addresses").elements()) {
                CniText.add(addresses, address.text());
            }
            if (addresses.isEmpty()) {
                CniText.add(addresses, one.text("ip_address"));
            }
            String mac = one.text("mac_address");
            // The default network is the pod's first link; others are named by multus, which is not told here.
            String link = network.equals("default") ? "eth0" : null;
            all.add(new CniAttachment(
                    network,
                    "ovn-kubernetes",
                    sandbox,
                    link,
                    mac == null ? null : MacAddress.parseOrNull(mac),
                    null,
                    addresses,
                    source));
        }
        return all;
    }
}
