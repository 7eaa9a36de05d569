package io.podwire.shell.worlds;

import static io.podwire.shell.worlds.RunbookRuns.in;
import static io.podwire.shell.worlds.RunbookRuns.troubles;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each shipped runbook in worlds with its fault, with others' faults, and without any. */
class RunbooksInWorldsTest {

    /** What is healthy gives no {@code fail}, nor a warning, nor "could not look". */
    @ParameterizedTest(name = "{1} {2} in {0}")
    @CsvSource({
        "node, pod-card, pod=shop/cart-0",
        "node, node-inventory,",
        "node, neighbor-mac,",
        "node, neighbor-mac, pod=shop/web-0",
        "node, bridge-ports,",
        "node, tc-redirect,",
        "node, tunnel-pair,",
        "node, listeners, pod=shop/cart-0",
        "node, counters-growth,",
        "node, azure-records,",
        "peer-pods, pod-card, pod=shop/cart-0",
        "peer-pods, neighbor-mac,",
        "peer-pods, tunnel-pair,",
        "peer-pods, tc-redirect,",
        "peer-pods, bridge-ports,",
        "peer-pods, counters-growth,",
        "azure, azure-records,",
        "azure, bridge-ports,",
        "azure, neighbor-mac,",
        "azure, pod-card, pod=shop/web-0",
        "azure, node-inventory,",
        "azure, counters-growth,",
        // a fault of another kind is not theirs
        "node-faulty, tunnel-pair,",
        "node-faulty, tc-redirect,",
        "peer-pods-faulty, tunnel-pair,",
        "peer-pods-faulty, tc-redirect,",
        "azure-faulty, bridge-ports,",
    })
    void findsNothingWhereNothingIs(String scenario, String runbook, String value) {
        assertThat(troubles(in(scenario, runbook, value == null ? new String[0] : new String[] {value})))
                .isEmpty();
    }

    @Test
    void theNeighborWhoseMacIsNotTheOwners() {
        var findings = in("peer-pods-faulty", "neighbor-mac", "pod=shop/cart-0");
        assertThat(troubles(findings))
                .containsExactly(
                        "fail neighbor-mac-mismatch 10.132.2.46 on ovnpod0 in host",
                        "fail neighbor-mac-mismatch fd00:10:132::2e on ovnpod0 in host");
        assertThat(findings.get(0).reason())
                .isEqualTo("0a:58:0a:84:02:2e, owner vxlan0 in vm-pod has 7e:e5:f7:e6:f5:1a");
        assertThat(findings.get(0).fix()).isEqualTo("ip -n vm-pod link set dev vxlan0 address 0a:58:0a:84:02:2e");
    }

    @Test
    void theNeighborWhoseMacIsNobodys() {
        var findings = in("node-faulty", "neighbor-mac");
        assertThat(troubles(findings))
                .containsExactly(
                        "fail neighbor-mac-mismatch 10.244.1.10 on cni0 in host",
                        "fail neighbor-mac-mismatch fd00:244:1::10 on cni0 in host");
        assertThat(findings.get(0).fix())
                .isEqualTo("ip neigh replace 10.244.1.10 lladdr 0a:00:00:00:00:10 dev cni0 nud reachable");
    }

    @Test
    void theGatewayThatNobodyHasAndItsWrongMac() {
        var findings = in("azure-faulty", "neighbor-mac", "pod=shop/web-0");
        assertThat(troubles(findings)).containsExactly("fail neighbor-mac-mismatch 169.254.1.1 on eth0 in cni-web");
        assertThat(findings.get(0).reason())
                .isEqualTo(
                        "12:34:56:78:9a:bc, azv22222222222 in host at the other end of its cable has aa:aa:aa:aa:aa:aa");
        assertThat(findings.get(0).fix())
                .isEqualTo("ip -n cni-web neigh replace 169.254.1.1 lladdr aa:aa:aa:aa:aa:aa dev eth0 nud permanent");
    }

    @Test
    void tunnelEndsThatDiffer() {
        String pair = "vxlan0 in vm-pod and vxlan1 in pod";
        assertThat(troubles(in("peer-pods-broken", "tunnel-pair")))
                .containsExactlyInAnyOrder(
                        "fail tunnel-id-mismatch " + pair,
                        "fail tunnel-port-mismatch " + pair,
                        "warn mtu-mismatch " + pair);
    }

    @Test
    void tunnelEndsOnTwoNodes() {
        assertThat(troubles(in("two-nodes-near", "tunnel-pair")))
                .as("one end alone tells nothing")
                .containsExactly("unknown tunnel-id-mismatch flannel.1 in host");
        assertThat(troubles(in("two-nodes-near", "tunnel-pair", "far=" + RunbookRuns.scenario("two-nodes-far"))))
                .isEmpty();
        String pair = "flannel.1 in host and flannel.1 in far host";
        assertThat(troubles(in("two-nodes-near", "tunnel-pair", "far=" + RunbookRuns.scenario("two-nodes-faulty"))))
                .containsExactly("fail tunnel-id-mismatch " + pair, "warn mtu-mismatch " + pair);
    }

    @Test
    void aRedirectWithoutTheWayBack() {
        var findings = in("peer-pods-broken", "tc-redirect");
        assertThat(troubles(findings)).containsExactly("fail tc-redirect-missing eth0 in pod");
        assertThat(findings.get(0).fix())
                .isEqualTo(
                        "podwire nsenter netns/pod -- tc filter add dev vxlan1 ingress protocol all u32 match u8 0 0 "
                                + "action mirred egress redirect dev eth0");
    }

    @Test
    void portsWithoutPodsAndPodsWithoutPorts() {
        assertThat(troubles(in("node-faulty", "bridge-ports")))
                .containsExactly("warn link-stray veth12 on cni0", "fail bridge-port-missing shop/web-0 veth11");
    }

    @Test
    void whoListensAndForWhom() {
        assertThat(troubles(in("node-faulty", "listeners", "pod=shop/web-0")))
                .containsExactly("warn port-loopback-only shop/web-0 tcp port 9090");
        assertThat(troubles(in("node-faulty", "listeners", "pod=shop/web-0", "port=9090")))
                .containsExactly("fail port-loopback-only shop/web-0 tcp port 9090");
        assertThat(troubles(in("node-faulty", "listeners", "pod=shop/web-0", "port=80")))
                .isEmpty();
        assertThat(troubles(in("node-faulty", "listeners", "pod=shop/web-0", "port=81")))
                .containsExactly("fail port-closed shop/web-0 tcp port 81");
        assertThat(troubles(in("node-faulty", "listeners", "pod=shop/cart-0", "port=9091")))
                .containsExactly("fail listen-backlog-full shop/cart-0 tcp port 9091");
    }

    @Test
    void aQueueThatDrops() {
        assertThat(troubles(in("node-faulty", "counters-growth"))).containsExactly("fail nic-drop veth10 tbf 7: drops");
    }

    @Test
    void recordsThatAreNotSo() {
        var findings = in("azure-faulty", "azure-records");
        assertThat(troubles(findings))
                .containsExactly(
                        "fail address-missing 10.244.3.12 of shop/left-0",
                        "fail address-missing 10.244.3.99 of shop/web-0",
                        "fail link-stray azv44444444444");
        assertThat(findings.get(0).reason()).isEqualTo("configured with portmap");
        assertThat(findings.get(0).evidence().get(0).fact())
                .isEqualTo("/etc/cni/net.d/15-azure-swift-overlay.conflist: azure-vnet, portmap");
    }

    @Test
    void aPodThatIsOnlyARecordIsUnknownNotWell() {
        assertThat(troubles(in("azure-faulty", "pod-card", "pod=shop/left-0")))
                .isEqualTo(List.of("unknown address-missing shop/left-0"));
    }
}
