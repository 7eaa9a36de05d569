package io.podwire.engine.pods;

import io.podwire.api.pod.CniAttachment;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses that the host-local plug-in gave away ({@code plugins/ipam/host-local/backend/disk}): files {@code
 * /var/lib/cni/networks/NETWORK/ADDRESS}, each with the container's id and, since 0.8, the link's name on the second line.
 */
final class HostLocalLeases {

    private static final String NETWORKS = "/var/lib/cni/networks";
    private static final int MOST_BYTES = 4096;

    private final Map<String, List<CniAttachment>> byContainer = new HashMap<>();

    HostLocalLeases(HostRoot root) {
        for (String network : root.list(NETWORKS)) {
            for (String name : root.list(NETWORKS + "/" + network)) {
                // Windows' form with _ for : is written by some builds; last_reserved_ip.N and lock are no addresses.
                IpAddress address = IpAddress.parseOrNull(name.replace('_', ':'));
                if (address != null) {
                    read(root, network, address, NETWORKS + "/" + network + "/" + name);
                }
            }
        }
    }

    private void read(HostRoot root, String network, IpAddress address, String file) {
        String[] lines;
        try {
            lines = new String(root.read(file, MOST_BYTES), StandardCharsets.UTF_8).split("\r?\n");
        } catch (IOException gone) {
            return;
        }
        String id = lines[0].trim();
        if (id.isEmpty()) {
            return;
        }
        byContainer
                .computeIfAbsent(id, one -> new ArrayList<>(1))
                .add(new CniAttachment(
                        network,
                        "host-local",
                        id,
                        lines.length > 1 && !lines[1].isBlank() ? lines[1].trim() : null,
                        null,
                        null,
                        List.of(new Cidr(address, address.bits())),
                        file));
    }

    Set<String> ids() {
        return byContainer.keySet();
    }

    List<CniAttachment> of(String id) {
        return byContainer.getOrDefault(id, List.of());
    }
}
