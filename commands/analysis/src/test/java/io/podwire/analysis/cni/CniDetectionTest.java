package io.podwire.analysis.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.api.host.CniTraces;
import io.podwire.api.host.CniTraces.Configuration;
import io.podwire.api.value.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CniDetectionTest {

    /** A node in a few words. */
    private static final class World {
        private final List<Configuration> configurations = new ArrayList<>();
        private final List<String> files = new ArrayList<>();
        private final List<String> links = new ArrayList<>(List.of("lo", "eth0"));
        private final Map<String, List<Cidr>> used = new HashMap<>(Map.of("eth0", List.of(Cidr.parse("0.0.0.0/0"))));
        private boolean kubelet = true;

        World configured(String file, String addressing, String... types) {
            configurations.add(new Configuration("/etc/cni/net.d/" + file, "net", List.of(types), addressing, null));
            return this;
        }

        World broken(String file, String problem) {
            configurations.add(new Configuration("/etc/cni/net.d/" + file, null, List.of(), null, problem));
            return this;
        }

        World link(String name, String... routes) {
            links.add(name);
            if (routes.length > 0) {
                used.put(name, List.of(routes).stream().map(Cidr::parse).toList());
            }
            return this;
        }

        World file(String path) {
            files.add(path);
            return this;
        }

        World noKubelet() {
            kubelet = false;
            return this;
        }

        List<Check> checks() {
            return CniDetection.of(
                    new CniTraces(kubelet, configurations, List.of(), files),
                    new NodeNetwork(links, used, Map.of("eth0", List.of(Cidr.parse("10.224.0.4/16")))));
        }

        List<String> verdicts() {
            return checks().stream().map(c -> c.verdict() + " " + c.name()).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "flannel, flannel, flannel.1",
        "calico, calico, cali0ab12cd34ef",
        "calico, calico, vxlan.calico",
        "cilium, cilium-cni, cilium_host",
        "ovn-kubernetes, ovn-k8s-cni-overlay, ovn-k8s-mp0",
        "openshift-sdn, openshift-sdn, vxlan_sys_4789",
        "weave, weave-net, weave",
        "antrea, antrea, antrea-gw0",
        "kube-ovn, kube-ovn, ovn0",
        "aws-vpc-cni, aws-cni, eni0123456789a",
        "kubenet, bridge, cbr0",
        "kube-router, bridge, kube-bridge",
        "azure-cni, azure-vnet, azv0123456789a"
    })
    void aConfiguredPluginIsNamedOnceWithItsEvidence(String name, String type, String link) {
        List<Check> checks = new World()
                .configured("10-net.conflist", null, type, "portmap")
                .link(link)
                .checks();
        assertThat(checks).hasSize(1);
        Check check = checks.get(0);
        assertThat(check.name()).isEqualTo(name);
        assertThat(check.verdict()).isEqualTo(Verdict.OK);
        assertThat(check.found()).isEqualTo("configured with portmap");
        assertThat(check.evidence())
                .containsExactly("/etc/cni/net.d/10-net.conflist: " + type + ", portmap", "links: " + link);
    }

    @Test
    void aPlainBridgeHasNoDaemon() {
        assertThat(new World()
                        .configured("10-bridge.conflist", "host-local", "bridge", "portmap")
                        .checks())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.name()).isEqualTo("bridge");
                    assertThat(check.found()).isEqualTo("configured with portmap: a network without a daemon");
                });
    }

    @Test
    void aDaemonBesideAPlainBridgeIsAtWorkWhereRoutesUseItsLink() {
        World world = new World()
                .configured("10-bridge.conflist", "host-local", "bridge")
                .link("cni0", "10.231.1.0/24")
                .link("flannel.1", "10.231.2.0/24");
        assertThat(world.verdicts()).containsExactly("OK flannel", "OK bridge");
        assertThat(world.checks().get(0).found()).contains("though /etc/cni/net.d/10-bridge.conflist does not name it");
    }

    @Test
    void remainsOfARemovedPluginAreTold() {
        World world = new World()
                .configured("05-cilium.conflist", null, "cilium-cni")
                .link("cilium_host", "10.0.0.0/24")
                .link("flannel.1")
                .file("/run/flannel/subnet.env");
        assertThat(world.verdicts()).containsExactly("OK cilium", "WARN flannel");
        assertThat(world.checks().get(1).fix())
                .isEqualTo(
                        "if it was removed from the cluster: ip link delete flannel.1; rm -r /run/flannel/subnet.env");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4overlay", "overlay", "dualStackOverlay"})
    void azureOverlayIsToldByItsAddressManager(String mode) {
        assertThat(new World()
                        .configured("10-azure.conflist", "azure-cns " + mode, "azure-vnet", "portmap")
                        .verdicts())
                .containsExactly("OK azure-cni-overlay");
    }

    @Test
    void azureWithoutOverlayIsToldByItsAddressManager() {
        assertThat(new World()
                        .configured("15-azure-swift.conflist", "azure-cns v4swift", "azure-vnet")
                        .verdicts())
                .containsExactly("OK azure-cni");
    }

    @Test
    void azureWithoutThatIsToldByThePodsAddresses() {
        World subnet = new World().configured("10-azure.conflist", "azure-vnet-ipam", "azure-vnet");
        assertThat(subnet.link("azv1", "10.224.0.30/32").verdicts()).containsExactly("OK azure-cni");
        World overlay = new World().configured("10-azure.conflist", "azure-cns", "azure-vnet");
        assertThat(overlay.link("azv1", "10.244.0.30/32").verdicts()).containsExactly("OK azure-cni-overlay");
        World podSubnet = new World().configured("10-azure.conflist", "azure-cns", "azure-vnet");
        assertThat(podSubnet.link("azv1", "10.240.7.9/32").verdicts()).containsExactly("OK azure-cni");
    }

    @Test
    void multusAndWhatItCallsAreBothTold() {
        World world = new World()
                .configured("00-multus.conf", null, "multus", "calico")
                .link("cali1", "10.1.1.1/32");
        assertThat(world.verdicts()).containsExactly("OK calico", "OK multus");
        assertThat(world.checks().get(1).found()).isEqualTo("configured: it calls other plug-ins: calico");
        assertThat(new World()
                        .configured("00-multus.conf", null, "multus-shim")
                        .checks()
                        .get(0)
                        .found())
                .contains("which, its file does not say");
    }

    @Test
    void onlyTheFirstValidFileCounts() {
        World world = new World()
                .broken("00-broken.conf", "not JSON: unexpected end")
                .configured("10-calico.conflist", null, "calico")
                .configured("20-flannel.conflist", null, "flannel");
        assertThat(world.verdicts()).containsExactly("OK calico", "WARN configuration", "WARN configuration");
        assertThat(world.checks().get(1).found()).isEqualTo("/etc/cni/net.d/00-broken.conf: not JSON: unexpected end");
        assertThat(world.checks().get(2).found()).contains("20-flannel.conflist is not used");
    }

    @Test
    void anUnknownPluginIsUnknownAndItsNameHarmless() {
        assertThat(new World().configured("10-x.conf", null, "evil\u001b[2J").checks())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
                    assertThat(check.name()).isEqualTo("evil\\x1b[2J");
                });
    }

    @Test
    void noPluginIsAWarningOnlyWhereAKubeletWantsOne() {
        assertThat(new World().verdicts()).containsExactly("WARN configuration");
        assertThat(new World().noKubelet().verdicts()).containsExactly("SKIP none");
    }

    @Test
    void linksOfOthersAreNobodys() {
        assertThat(new World()
                        .noKubelet()
                        .link("lxcbr0", "10.0.3.0/24")
                        .link("docker0", "172.17.0.0/16")
                        .link("enp0s3")
                        .link("br-1234")
                        .verdicts())
                .containsExactly("SKIP none");
    }

    @Test
    void manyPodLinksAreCounted() {
        World world = new World().configured("10-calico.conflist", null, "calico");
        for (int i = 0; i < 30; i++) {
            world.link("cali" + (10 + i), "10.1.0." + i + "/32");
        }
        assertThat(world.checks().get(0).evidence()).contains("links: cali10, cali11, cali12 and 27 more");
    }
}
