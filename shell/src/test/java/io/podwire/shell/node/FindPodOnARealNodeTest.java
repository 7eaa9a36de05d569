package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** findpod, pods and veth on a node with kubelet and containerd, against kubectl, crictl and {@code ip -j}. */
@Tag("testbed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindPodOnARealNodeTest {

    private RealNode node;
    private List<Pod> pods;

    /** A pod of the node as the oracles tell of it. */
    private record Pod(
            String namespace,
            String name,
            String uid,
            String address,
            String container,
            String sandbox,
            long pid,
            String netnsPath,
            long inode,
            Map<String, Object> eth0,
            Map<String, Object> hostLink) {

        Map<String, String> keys() {
            Map<String, String> keys = new LinkedHashMap<>();
            keys.put("address", address);
            keys.put("pod-name", name);
            keys.put("pod", namespace + "/" + name);
            keys.put("uid", uid);
            keys.put("mac", (String) eth0.get("address"));
            keys.put("host-link", (String) hostLink.get("ifname"));
            keys.put("host-mac", (String) hostLink.get("address"));
            keys.put("pid", "pid/" + pid);
            keys.put("container", container);
            keys.put("container-prefix", "ctr/" + sandbox.substring(0, 12));
            keys.put("netns-name", netnsPath.substring(netnsPath.lastIndexOf('/') + 1));
            keys.put("netns-inode", "netns/" + inode);
            return keys;
        }
    }

    @BeforeAll
    void askTheOracles() {
        node = RealNode.orSkip("n1");
        pods = new ArrayList<>();
        Map<String, List<Map<String, Object>>> listed = node.kubectl(
                        "get", "pods", "-A", "--field-selector", "spec.nodeName=n1,status.phase=Running", "-o", "json")
                .json();
        for (Map<String, Object> pod : listed.get("items")) {
            pods.add(read(pod));
        }
        assertThat(pods).as("running pods on n1").isNotEmpty();
    }

    private Pod read(Map<String, Object> pod) {
        Map<String, Object> meta = map(pod.get("metadata"));
        Map<String, Object> status = map(pod.get("status"));
        Map<String, Object> container =
                map(list(status.get("containerStatuses")).get(0));
        String name = (String) meta.get("name");
        String sandbox = node.run("crictl", "pods", "-q", "--name", name).text().strip();
        Map<String, Object> inspected = node.run("crictl", "inspectp", sandbox).json();
        Map<String, Object> info = map(inspected.get("info"));
        String netns = networkNamespace(info);
        long inode =
                Long.parseLong(node.run("stat", "-L", "-c", "%i", netns).text().strip());
        List<Map<String, Object>> inside =
                node.run("nsenter", "--net=" + netns, "ip", "-d", "-j", "link").json();
        Map<String, Object> eth0 = inside.stream()
                .filter(link -> link.get("ifname").equals("eth0"))
                .findFirst()
                .orElseThrow();
        return new Pod(
                (String) meta.get("namespace"),
                name,
                (String) meta.get("uid"),
                (String) status.get("podIP"),
                ((String) container.get("containerID")).replace("containerd://", ""),
                map(inspected.get("status")).get("id").toString(),
                ((Number) info.get("pid")).longValue(),
                netns,
                inode,
                eth0,
                hostLink(eth0));
    }

    private static String networkNamespace(Map<String, Object> info) {
        Map<String, Object> linux = map(map(info.get("runtimeSpec")).get("linux"));
        return list(linux.get("namespaces")).stream()
                .map(FindPodOnARealNodeTest::map)
                .filter(namespace -> namespace.get("type").equals("network"))
                .map(namespace -> (String) namespace.get("path"))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> hostLink(Map<String, Object> eth0) {
        List<Map<String, Object>> links = node.run("ip", "-d", "-j", "link").json();
        return links.stream()
                .filter(link -> link.get("ifindex").equals(eth0.get("link_index")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    @Test
    void everyKeyOfEveryPodGivesOneAndTheSameRecord() {
        List<Map<String, Object>> bridges =
                node.run("ip", "-j", "link", "show", "type", "bridge").json();
        Set<Object> macsOfBridges =
                bridges.stream().map(link -> link.get("address")).collect(Collectors.toSet());
        for (Pod pod : pods) {
            Object first = null;
            for (Map.Entry<String, String> key : pod.keys().entrySet()) {
                List<Map<String, Object>> items = new ArrayList<>(node.items("findpod", key.getValue()));
                if (key.getKey().equals("host-mac") && macsOfBridges.contains(key.getValue())) {
                    // a bridge without an address of its own has that of the port with the lowest: so the node answers
                    // too
                    assertThat(items).as("findpod %s", key.getValue()).hasSize(2);
                    items.removeIf(item -> item.get("kind").equals("node"));
                }
                assertThat(items).as("findpod %s", key.getValue()).hasSize(1);
                Map<String, Object> place = new LinkedHashMap<>(items.get(0));
                assertThat(map(place.remove("match")).get("by"))
                        .as("findpod %s", key.getValue())
                        .isEqualTo(key.getKey());
                first = first == null ? place : first;
                assertThat(place).as("findpod %s", key.getValue()).isEqualTo(first);
            }
            assertSameAsOracles(pod, map(first));
        }
    }

    private void assertSameAsOracles(Pod pod, Map<String, Object> place) {
        assertThat(place.get("kind")).isEqualTo("pod");
        Map<String, Object> found = map(place.get("pod"));
        assertThat(found.get("namespace")).isEqualTo(pod.namespace());
        assertThat(found.get("name")).isEqualTo(pod.name());
        assertThat(found.get("uid")).isEqualTo(pod.uid());
        assertThat(found.get("sandbox")).isEqualTo(pod.sandbox());
        assertThat(found.get("runtime")).isEqualTo("containerd");
        assertThat(found.get("netns")).isEqualTo(pod.inode());
        assertThat(list(found.get("pids"))).contains(pod.pid());
        assertThat(list(found.get("containers")).stream()
                        .map(container -> map(container).get("id")))
                .contains(pod.container());
        assertThat(map(place.get("netns")).get("inode")).isEqualTo(pod.inode());
        Map<String, Object> link = list(place.get("links")).stream()
                .map(FindPodOnARealNodeTest::map)
                .filter(one -> one.get("name").equals("eth0"))
                .findFirst()
                .orElseThrow();
        assertThat(link.get("mac")).isEqualTo(pod.eth0().get("address"));
        assertThat(link.get("index")).isEqualTo(pod.eth0().get("ifindex"));
        assertThat(link.get("mtu")).isEqualTo(pod.eth0().get("mtu"));
        assertThat(list(link.get("addresses"))).isEqualTo(addressesOfEth0(pod));
        Map<String, Object> peer = map(link.get("peer"));
        assertThat(peer.get("name")).isEqualTo(pod.hostLink().get("ifname"));
        assertThat(peer.get("index")).isEqualTo(pod.hostLink().get("ifindex"));
        assertThat(peer.get("mac")).isEqualTo(pod.hostLink().get("address"));
        assertThat(peer.get("bridge")).isEqualTo(pod.hostLink().get("master"));
    }

    private List<String> addressesOfEth0(Pod pod) {
        List<Map<String, Object>> links = node.run(
                        "nsenter", "--net=" + pod.netnsPath(), "ip", "-j", "addr", "show", "dev", "eth0")
                .json();
        return list(links.get(0).get("addr_info")).stream()
                .map(FindPodOnARealNodeTest::map)
                .map(address -> address.get("local") + "/" + address.get("prefixlen"))
                .toList();
    }

    @Test
    void podsListsWhatKubectlLists() {
        List<String> listed = node.items("pods").stream()
                .map(pod -> pod.get("namespace") + "/" + pod.get("name") + " " + list(pod.get("addresses")))
                .toList();
        List<String> expected =
                pods.stream().map(pod -> pod.namespace() + "/" + pod.name()).toList();
        assertThat(listed).hasSameSizeAs(expected);
        for (Pod pod : pods) {
            assertThat(listed)
                    .anyMatch(line ->
                            line.startsWith(pod.namespace() + "/" + pod.name()) && line.contains(pod.address()));
        }
    }

    @Test
    void vethPairsAreThoseThatLinkNetnsidProves() {
        List<Map<String, Object>> pairs = node.items("veth");
        List<Map<String, Object>> links = node.run("ip", "-d", "-j", "link").json();
        long cables = links.stream()
                .filter(link -> link.containsKey("linkinfo")
                        && "veth".equals(map(link.get("linkinfo")).get("info_kind")))
                .count();
        assertThat(pairs).hasSize((int) cables);
        for (Pod pod : pods) {
            List<Map<String, Object>> one = node.items("veth", pod.namespace() + "/" + pod.name());
            assertThat(one).hasSize(1);
            Map<String, Object> inPod = map(one.get(0).get("near"));
            Map<String, Object> onHost = map(one.get(0).get("far"));
            assertThat(one.get(0).get("proof")).isEqualTo("both-ends");
            assertThat(inPod.get("netns")).isEqualTo(pod.inode());
            assertThat(inPod.get("peerIndex")).isEqualTo(pod.eth0().get("link_index"));
            assertThat(inPod.get("peerNsid")).isEqualTo(pod.eth0().get("link_netnsid"));
            assertThat(onHost.get("index")).isEqualTo(pod.hostLink().get("ifindex"));
            assertThat(onHost.get("peerIndex")).isEqualTo(pod.hostLink().get("link_index"));
            assertThat(onHost.get("peerNsid")).isEqualTo(pod.hostLink().get("link_netnsid"));
            assertThat(pairs).anyMatch(pair -> onHost.equals(pair.get("near")) && inPod.equals(pair.get("far")));
        }
    }
}
