package io.podwire.engine.pods;

import io.podwire.api.pod.CniAttachment;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A CNI plug-in's answer to ADD, of any version of the specification: since 0.3.0 lists {@code interfaces} and {@code ips}, before
 * that {@code ip4} and {@code ip6}.
 */
final class CniResult {

    private final JsonView result;

    CniResult(JsonView result) {
        this.result = result;
    }

    /**
     * As an attachment.
     *
     * @param link its name as the record around it tells; null: as the result tells
     */
    CniAttachment attachment(String network, String plugin, String containerId, String link, String source) {
        List<JsonView> interfaces = result.at("interfaces").elements();
        JsonView inPod = null;
        String hostLink = null;
        for (JsonView one : interfaces) {
            if (one.text("sandbox") == null) {
                // The bridge plug-in lists bridge, host end, pod end; the ptp plug-in host end, pod end.
                hostLink = inPod == null ? one.text("name") : hostLink;
            } else if (inPod == null && (link == null || link.equals(one.text("name")))) {
                inPod = one;
            }
        }
        String mac = inPod == null ? null : inPod.text("mac");
        return new CniAttachment(
                network,
                plugin,
                containerId,
                link != null ? link : inPod == null ? null : inPod.text("name"),
                mac == null ? null : MacAddress.parseOrNull(mac),
                hostLink,
                addresses(),
                source);
    }

    private List<Cidr> addresses() {
        List<Cidr> all = new ArrayList<>();
        for (JsonView ip : result.at("ips").elements()) {
            CniText.add(all, ip.text("address"));
        }
        CniText.add(all, result.text("ip4", "ip"));
        CniText.add(all, result.text("ip6", "ip"));
        return all;
    }
}
