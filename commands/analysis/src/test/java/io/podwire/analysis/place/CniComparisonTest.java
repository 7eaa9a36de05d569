package io.podwire.analysis.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.Address;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.CniAttachment;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Cidr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CniComparisonTest {

    private final List<Address> live = new ArrayList<>();

    private CniComparisonTest() {
        has(1, "lo", "127.0.0.1/8");
    }

    private CniComparisonTest has(int index, String link, String address) {
        live.add(new Address(
                7, index, link, Cidr.parse(address), null, null, null, "global", List.of(), null, null, null, 0));
        return this;
    }

    private static CniAttachment record(String link, String... addresses) {
        List<Cidr> cidrs = Arrays.stream(addresses).map(Cidr::parse).toList();
        return new CniAttachment("net", "bridge", "5a", link, null, null, cidrs, "/record");
    }

    private List<String> differences(List<Pod.Condition> conditions, CniAttachment... records) {
        Pod pod = new Pod(
                "ns",
                "p",
                "u",
                "containerd",
                "runc",
                "5a",
                7L,
                null,
                false,
                false,
                List.of(1),
                List.of(),
                List.of(records),
                null,
                null,
                null,
                conditions,
                List.of(),
                List.of());
        Netns netns = new Netns(7, false, List.of(), List.of(), List.of(1), List.of(), null);
        return CniComparison.differences(pod, new NetnsFacts(netns, List.of(), live, Map.of()));
    }

    @Test
    void whatAgreesSaysNothing() {
        has(2, "eth0", "10.1.0.5/24")
                .has(2, "eth0", "fe80::1/64")
                .has(2, "eth0", "fd00::9/64")
                .has(3, "net1", "192.168.7.2/24");

        assertThat(differences(List.of(), record("eth0", "10.1.0.5/24"), record("eth0", "10.1.0.5/32")))
                .isEmpty();
        assertThat(differences(List.of())).isEmpty();
    }

    @Test
    void anAddressThatIsNotThereOrElsewhere() {
        has(2, "eth0", "10.1.0.5/24").has(3, "net1", "192.168.7.2/24");

        assertThat(differences(
                        List.of(), record("eth0", "10.1.0.5/24", "10.1.0.50/24"), record("net2", "192.168.7.2/24")))
                .containsExactly(
                        "/record says 10.1.0.50 on eth0; no link of the pod has it",
                        "/record says 192.168.7.2 on net2; it is on net1");
    }

    @Test
    void anAddressThatNobodyWroteDown() {
        has(2, "eth0", "10.1.0.5/24").has(2, "eth0", "10.1.0.6/24");

        assertThat(differences(List.of(), record("eth0", "10.1.0.5/24")))
                .containsExactly("eth0 has 10.1.0.6; no CNI record knows it");
    }

    @Test
    void aSandboxWithAStackOfItsOwnHasNoneToShow() {
        assertThat(differences(List.of(Pod.Condition.USER_SPACE_NETWORK), record("eth0", "10.1.0.5/24")))
                .isEmpty();
    }

    @Test
    void whatWasNotReadIsNotCompared() {
        live.clear();
        assertThat(differences(List.of(), record("eth0", "10.1.0.5/24"))).isEmpty();
    }
}
