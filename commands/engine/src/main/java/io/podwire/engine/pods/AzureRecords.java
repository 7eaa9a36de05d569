package io.podwire.engine.pods;

import io.podwire.api.error.BadData;
import io.podwire.api.pod.CniAttachment;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Azure CNI's state (azure-container-networking): {@code azure-vnet.json} (endpoints with addresses, host link and pod names),
 * {@code azure-vnet-ipam.json} (addresses in use, by container) and, with its stateless plug-in, the endpoints that azure-cns keeps.
 */
final class AzureRecords {

    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final List<String> VNET =
            List.of("/var/run/azure-vnet.json", "/var/lib/azure-network/azure-vnet.json");
    private static final List<String> IPAM =
            List.of("/var/run/azure-vnet-ipam.json", "/var/lib/azure-network/azure-vnet-ipam.json");
    private static final String ENDPOINTS = "/var/run/azure-cns/azure-endpoints.json";

    private final Map<String, CniTrace> byContainer = new HashMap<>();

    AzureRecords(HostRoot root, List<String> troubles) {
        for (String file : VNET) {
            JsonView state = read(root, file, troubles);
            for (JsonView external : state.at("Network", "ExternalInterfaces").elements()) {
                for (JsonView network : external.at("Networks").elements()) {
                    for (JsonView endpoint : network.at("Endpoints").elements()) {
                        addEndpoint(network.text("Id"), endpoint, file);
                    }
                }
            }
        }
        for (String file : IPAM) {
            JsonView state = read(root, file, troubles);
            for (JsonView space : state.at("IPAM", "AddressSpaces").elements()) {
                for (JsonView pool : space.at("Pools").elements()) {
                    for (JsonView address : pool.at("Addresses").elements()) {
                        addLease(address, file);
                    }
                }
            }
        }
        JsonView endpoints = read(root, ENDPOINTS, troubles).at("Endpoints");
        for (String id : endpoints.keys()) {
            addStateless(id, endpoints.at(id));
        }
    }

    private static JsonView read(HostRoot root, String file, List<String> troubles) {
        try {
            if (root.exists(file)) {
                return JsonView.parse(root.read(file, MOST_BYTES));
            }
        } catch (IOException | BadData e) {
            troubles.add(file + ": " + e.getMessage());
        }
        return JsonView.inner(null);
    }

    private void addEndpoint(String network, JsonView endpoint, String file) {
        String id = endpoint.text("ContainerID");
        if (id == null) {
            return;
        }
        List<Cidr> addresses = new ArrayList<>();
        for (JsonView address : endpoint.at("IPAddresses").elements()) {
            CniText.addGoIpNet(addresses, address);
        }
        byte[] mac = CniText.base64(endpoint.text("MacAddress"));
        // Id is CONTAINER8-LINK; IfName is the name that the pod's end had before it was moved and renamed.
        String key = endpoint.text("Id");
        String link = key == null || key.indexOf('-') < 0 ? null : key.substring(key.indexOf('-') + 1);
        CniAttachment attachment = new CniAttachment(
                network,
                "azure-vnet",
                id,
                link,
                mac.length == 6 ? MacAddress.of(mac) : null,
                endpoint.text("HostIfName"),
                addresses,
                file);
        add(
                id,
                new CniTrace(
                        List.of(attachment),
                        new PodIdentity(endpoint.text("PODNameSpace"), endpoint.text("PODName"), null),
                        endpoint.text("NetworkNameSpace"),
                        null));
    }

    private void addLease(JsonView address, String file) {
        String id = address.text("ID");
        List<Cidr> addresses = new ArrayList<>();
        CniText.add(addresses, address.text("Addr"));
        if (id == null || addresses.isEmpty() || !address.at("InUse").isTrue()) {
            return;
        }
        add(
                id,
                new CniTrace(
                        List.of(new CniAttachment(null, "azure-vnet-ipam", id, null, null, null, addresses, file)),
                        PodIdentity.UNKNOWN,
                        null,
                        null));
    }

    private void addStateless(String id, JsonView endpoint) {
        List<CniAttachment> attachments = new ArrayList<>();
        JsonView links = endpoint.at("IfnameToIPMap");
        for (String link : links.keys()) {
            JsonView one = links.at(link);
            List<Cidr> addresses = new ArrayList<>();
            one.at("IPv4").elements().forEach(address -> CniText.addGoIpNet(addresses, address));
            one.at("IPv6").elements().forEach(address -> CniText.addGoIpNet(addresses, address));
            String mac = one.text("MacAddress");
            attachments.add(new CniAttachment(
                    null,
                    "azure-vnet",
                    id,
                    link,
                    mac == null ? null : MacAddress.parseOrNull(mac),
                    one.text("HostVethName"),
                    addresses,
                    ENDPOINTS));
        }
        PodIdentity pod = new PodIdentity(endpoint.text("PodNamespace"), endpoint.text("PodName"), null);
        add(id, new CniTrace(attachments, pod, null, null));
    }

    private void add(String id, CniTrace trace) {
        byContainer.merge(id, trace, CniTrace::and);
    }

    Set<String> ids() {
        return byContainer.keySet();
    }

    CniTrace of(String id) {
        return byContainer.getOrDefault(id, CniTrace.NONE);
    }
}
