package io.podwire.engine.pods;

import static io.podwire.engine.pods.NodeTree.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.CniAttachment;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.Pod.Condition;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CniRecordsTest {

    private static final PodIdentity WEB = new PodIdentity("shop", "web", "9a53f890-67ff-41c3-a06e-829318ba136b");
    private static final String SANDBOX = id("5a");

    @TempDir
    Path directory;

    private NodeTree node;

    @BeforeEach
    void node() {
        node = new NodeTree(directory).containerdSandbox("/run/containerd", SANDBOX, WEB, "/var/run/netns/cni-1", null);
    }

    private Pod web() {
        return node.table().ofContainer(SANDBOX);
    }

    /** As libcni 0.8 and later keeps the bridge plug-in's answer. */
    private static String cached(String network, String link, String address, String plugin) {
        String config = Base64.getEncoder()
                .encodeToString(
                        ("{\"name\":\"" + network + "\",\"plugins\":[{\"type\":\"" + plugin + "\"}]}").getBytes());
        return """
                {"kind":"cniCacheV1","containerId":"%s","config":"%s","ifName":"%s","networkName":"%s",
                 "cniArgs":[["IgnoreUnknown","1"],["K8S_POD_NAMESPACE","shop"],["K8S_POD_NAME","web"],
                            ["K8S_POD_UID","9a53f890-67ff-41c3-a06e-829318ba136b"]],
                 "capabilityArgs":{"io.kubernetes.cri.pod-annotations":{"kubernetes.io/config.source":"api"}},
                 "result":{"cniVersion":"1.0.0","interfaces":[{"name":"cni0","mac":"62:40:ed:91:5f:4a"},
                   {"name":"veth50c3c6a9","mac":"0e:0c:36:77:a3:4c"},
                   {"name":"%s","mac":"1a:3f:de:06:4d:32","sandbox":"/var/run/netns/cni-1"}],
                   "ips":[{"address":"%s","interface":2}]}}""".formatted(SANDBOX, config, link, network, link, address);
    }

    private NodeTree result(String directory, String network, String link, String address, String plugin) {
        return node.file(
                directory + "/" + network + "-" + SANDBOX + "-" + link, cached(network, link, address, plugin));
    }

    @Test
    void resultAndLeaseOfABridge() {
        result("/var/lib/cni/results", "cbr0", "eth0", "10.231.1.2/24", "bridge")
                .file("/var/lib/cni/results/cni-loopback-" + SANDBOX + "-lo", "{}")
                .file("/var/lib/cni/networks/cbr0/10.231.1.2", SANDBOX + "\r\neth0")
                .file("/var/lib/cni/networks/cbr0/last_reserved_ip.0", "10.231.1.2")
                .file("/var/lib/cni/networks/cbr0/lock", "");

        assertThat(web().cni())
                .containsExactly(
                        new CniAttachment(
                                "cbr0",
                                "bridge",
                                SANDBOX,
                                "eth0",
                                MacAddress.parse("1a:3f:de:06:4d:32"),
                                "veth50c3c6a9",
                                List.of(Cidr.parse("10.231.1.2/24")),
                                "/var/lib/cni/results/cbr0-" + SANDBOX + "-eth0"),
                        new CniAttachment(
                                "cbr0",
                                "host-local",
                                SANDBOX,
                                "eth0",
                                null,
                                null,
                                List.of(Cidr.parse("10.231.1.2/32")),
                                "/var/lib/cni/networks/cbr0/10.231.1.2"));
        assertThat(web().disagreements()).isEmpty();
        assertThat(web().staticPod()).isFalse();
    }

    @Test
    void twoStacksTakeTwoLeasesAndDoNotDisagree() {
        result("/var/lib/cni/results", "cbr0", "eth0", "fd00:10::5/64\"},{\"address\":\"10.1.0.5/24", "bridge")
                .file("/var/lib/cni/networks/cbr0/fd00:10::5", SANDBOX + "\neth0")
                .file("/var/lib/cni/networks/cbr0/10.1.0.5", SANDBOX);

        assertThat(web().cni()).hasSize(3);
        assertThat(web().cni().get(0).addresses())
                .containsExactly(Cidr.parse("fd00:10::5/64"), Cidr.parse("10.1.0.5/24"));
        assertThat(web().disagreements()).isEmpty();
    }

    @Test
    void aLeaseThatContradictsTheResultIsSaid() {
        result("/var/lib/cni/cache/results", "cbr0", "eth0", "10.231.1.2/24", "bridge")
                .file("/var/lib/cni/networks/cbr0/10.231.1.9", SANDBOX + "\r\neth0");

        assertThat(web().disagreements())
                .containsExactly("/var/lib/cni/networks/cbr0/10.231.1.9 says 10.231.1.9,"
                        + " /var/lib/cni/cache/results/cbr0-" + SANDBOX + "-eth0 says 10.231.1.2");
    }

    @Test
    void namesAndPathsThatDifferFromTheBundleAreSaid() {
        result("/var/lib/cni/results", "cbr0", "eth0", "10.231.1.2/24", "bridge");
        node.containerdSandbox(
                "/run/containerd", SANDBOX, new PodIdentity("shop", "web-old", WEB.uid()), "/run/netns/cni-2", null);

        assertThat(web().name()).isEqualTo("web-old");
        assertThat(web().disagreements())
                .containsExactly(
                        "cni record of " + SANDBOX + " says name web, not web-old",
                        "cni record says /var/run/netns/cni-1, bundle says /run/netns/cni-2");
    }

    @Test
    void multusPodsHaveSeveralLinks() {
        result("/var/lib/cni/results", "cbr0", "eth0", "10.231.1.2/24", "bridge");
        result("/var/lib/cni/results", "storage-net", "net1", "192.168.7.2/24", "macvlan")
                .file(
                        "/var/lib/cni/multus/" + SANDBOX,
                        "[{\"Conf\":{\"name\":\"cbr0\",\"type\":\"bridge\"},\"ifnameRequest\":\"eth0\",\"MasterPlugin\":true},"
                                + "{\"Conf\":{\"name\":\"storage-net\",\"type\":\"macvlan\"},\"ifnameRequest\":\"net1\"},"
                                + "{\"Conf\":{\"name\":\"sriov\",\"type\":\"sriov\"},\"ifnameRequest\":\"net2\"}]");

        assertThat(web().cni()).extracting(CniAttachment::link).containsExactly("eth0", "net1", "net2");
        assertThat(web().cni()).extracting(CniAttachment::plugin).containsExactly("bridge", "macvlan", "sriov");
        assertThat(web().disagreements()).isEmpty();
    }

    @Test
    void resultsOfOldVersions() {
        node.file(
                "/var/lib/cni/cache/results/weave-" + SANDBOX + "-eth0",
                "{\"cniVersion\":\"0.2.0\",\"ip4\":{\"ip\":\"10.32.0.3/12\"},\"ip6\":{\"ip\":\"fd00::3/64\"},\"dns\":{}}");

        assertThat(web().cni()).singleElement().satisfies(one -> {
            assertThat(one.network()).isEqualTo("weave");
            assertThat(one.link()).isEqualTo("eth0");
            assertThat(one.addresses()).containsExactly(Cidr.parse("10.32.0.3/12"), Cidr.parse("fd00::3/64"));
        });
    }

    /** As azure-vnet 1.4 writes it on an AKS node. */
    @Test
    void azureVnet() {
        node.link("/var/run", "/run")
                .file("/run/azure-vnet.json", """
                        {"Network":{"Version":"v1.4.54","ExternalInterfaces":{"eth0":{"Name":"eth0","Networks":{"azure":{
                          "Id":"azure","Mode":"transparent","Endpoints":{"5a000000-eth0":{"Id":"5a000000-eth0","SandboxKey":"",
                          "IfName":"azvc440f4556932","HostIfName":"azvc440f455693","MacAddress":"umCZaqGD",
                          "InfraVnetIP":{"IP":"","Mask":null},"IPAddresses":[{"IP":"10.224.0.24","Mask":"//8AAA=="}],
                          "NetworkNameSpace":"/var/run/netns/cni-1","ContainerID":"%s","PODName":"web","PODNameSpace":"shop"}}}}}}}}""".formatted(SANDBOX))
                .file("/run/azure-vnet-ipam.json", """
                        {"IPAM":{"AddressSpaces":{"local":{"Pools":{"10.224.0.0/16":{"Addresses":{
                          "10.224.0.24":{"ID":"%s","Addr":"10.224.0.24","InUse":true},
                          "10.224.0.25":{"ID":"","Addr":"10.224.0.25","InUse":false}}}}}}}}""".formatted(SANDBOX))
                .file("/run/azure-cns/azure-endpoints.json", """
                        {"Endpoints":{"%s":{"PodName":"web","PodNamespace":"shop","IfnameToIPMap":{"eth0":{
                          "IPv4":[{"IP":"10.224.0.99","Mask":"/////w=="}],"HostVethName":"azvc440f455693"}}}}}""".formatted(SANDBOX));
        Pod pod = web();

        assertThat(pod.cni().get(0))
                .isEqualTo(new CniAttachment(
                        "azure",
                        "azure-vnet",
                        SANDBOX,
                        "eth0",
                        MacAddress.parse("ba:60:99:6a:a1:83"),
                        "azvc440f455693",
                        List.of(Cidr.parse("10.224.0.24/16")),
                        "/var/run/azure-vnet.json"));
        assertThat(pod.cni())
                .extracting(CniAttachment::plugin)
                .containsExactly("azure-vnet", "azure-vnet-ipam", "azure-vnet");
        assertThat(pod.cni().get(2).addresses()).containsExactly(Cidr.parse("10.224.0.99/32"));
        assertThat(pod.disagreements())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("10.224.0.99", "10.224.0.24"));
    }

    @Test
    void whatIsLeftOfPodsThatAreGone() {
        String leaked = id("1eaced");
        node.file("/var/lib/cni/networks/cbr0/10.231.1.77", leaked + "\r\neth0")
                .logs(new PodIdentity("jobs", "done", "11111111-2222-3333-4444-555555555555"), "main", id("dead"));
        Answer<Pod> all = node.table().all();

        assertThat(all.items())
                .extracting(Pod::label)
                .containsExactly("jobs/done", "shop/web", leaked.substring(0, 12));
        assertThat(all.items().get(0).conditions()).containsExactly(Condition.NO_NETNS, Condition.RECORD_ONLY);
        Pod lease = all.items().get(2);
        assertThat(lease.conditions()).containsExactly(Condition.NO_NETNS, Condition.RECORD_ONLY);
        assertThat(lease.cni().get(0).addresses()).containsExactly(Cidr.parse("10.231.1.77/32"));
        assertThat(all.gaps()).isEmpty();
    }

    @Test
    void aGarbageRecordIsAGapAndNothingMore() {
        node.file("/var/lib/cni/results/cbr0-" + SANDBOX + "-eth0", "{\"kind\":\u001b")
                .file("/var/lib/cni/networks/cbr0/10.1.1.1", "")
                .file("/run/azure-vnet.json", "")
                .link("/var/run", "/run");
        PodTable table = node.table();

        assertThat(table.all().items()).extracting(Pod::label).containsExactly("shop/web");
        assertThat(table.gaps())
                .hasSize(2)
                .allSatisfy(gap -> assertThat(gap.reason()).doesNotContain("\u001b"));
    }
}
