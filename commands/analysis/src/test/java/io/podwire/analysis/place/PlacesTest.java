package io.podwire.analysis.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unsupported;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodPlace.Kind;
import io.podwire.api.value.TargetRef;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final NodeFacts NODE = World.twoPods().facts();

    private static PodPlace one(NodeFacts facts, String key) {
        return new Places(facts).one(TargetRef.parse(key));
    }

    private static List<Object> withoutMatch(PodPlace place) {
        return Arrays.asList(place.kind(), place.label(), place.pod(), place.netns(), place.links(), place.remarks());
    }

    @ParameterizedTest
    @CsvSource({
        "10.244.1.4, address",
        "fd00::4, address",
        "FD00:0::4, address",
        "0a:00:00:00:02:01, mac",
        "0A-00-00-00-02-01, mac",
        "02:00:00:00:00:10, host-mac",
        "vethcart, host-link",
        "link/vethcart, host-link",
        "cart, pod-name",
        "shop/cart, pod",
        "pod/shop/cart, pod",
        "uid/6f68d869-0001, uid",
        "6f68d869-0001, uid",
        "4711, pid",
        "pid/4712, pid",
        "ctr/aa11, container-prefix",
        "aa11223344556677, container",
        "ctr/cc11223344, container-prefix",
        "cni-cart, netns-name",
        "netns/cni-cart, netns-name",
        "netns/201, netns-inode",
        "201, netns-inode"
    })
    void everyKeyLeadsToTheSameRecord(String key, String by) {
        PodPlace place = one(NODE, key);
        assertThat(place.match().by()).isEqualTo(by);
        assertThat(withoutMatch(place)).isEqualTo(withoutMatch(one(NODE, "shop/cart")));
        assertThat(place.kind()).isEqualTo(Kind.POD);
        assertThat(place.netns().inode()).isEqualTo(201);
        assertThat(place.links()).singleElement().satisfies(link -> {
            assertThat(link.addresses()).hasToString("[10.244.1.4/24, fd00::4/64]");
            assertThat(link.peer().name()).isEqualTo("vethcart");
            assertThat(link.peer().bridge()).isEqualTo("cni0");
            assertThat(link.peer().bridgeKind()).isEqualTo("bridge");
        });
    }

    @Test
    void addressesMatchByValueAndNotByTheirBeginning() {
        assertThat(one(NODE, "10.244.1.4").label()).isEqualTo("shop/cart");
        assertThat(one(NODE, "10.244.1.46").label()).isEqualTo("shop/cartographer");
    }

    @Test
    void anExactNameWinsOverLongerOnes() {
        assertThat(one(NODE, "cart").label()).isEqualTo("shop/cart");
        assertThat(one(NODE, "cartog").label()).isEqualTo("shop/cartographer");
        assertThat(one(NODE, "cartog").match().by()).isEqualTo("pod-name-prefix");
    }

    @Test
    void aBeginningOfSeveralNamesListsThem() {
        assertThatThrownBy(() -> one(NODE, "car")).isInstanceOfSatisfying(BadUse.class, refused -> {
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.hints())
                    .hasSize(2)
                    .anyMatch(h -> h.contains("pod/shop/cart "))
                    .anyMatch(h -> h.contains("pod/shop/cartographer "));
        });
    }

    @Test
    void anUnknownKeyNamesTheNearest() {
        assertThatThrownBy(() -> one(NODE, "cartt")).isInstanceOfSatisfying(NotFound.class, refused -> {
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.hints().get(0)).contains("cart");
        });
        assertThatThrownBy(() -> one(NODE, "10.244.1.47"))
                .isInstanceOfSatisfying(
                        NotFound.class,
                        refused -> assertThat(refused.hints().get(0)).contains("10.244.1.4"));
        assertThat(new Places(NODE).find(TargetRef.parse("10.244.1.47"))).isEmpty();
    }

    @Test
    void theLoopbacksZerosAreNobodysMac() {
        assertThat(new Places(NODE).find(TargetRef.parse("00:00:00:00:00:00"))).isEmpty();
    }

    @Test
    void aShortIdIsNotAPrefix() {
        assertThatThrownBy(() -> one(NODE, "aa1")).isInstanceOf(NotFound.class);
    }

    @Test
    void anAddressThatTwoPodsHaveIsTwoAnswersButNoTarget() {
        NodeFacts facts = World.twoPods().address(202, 2, "10.244.1.4/24").facts();
        assertThat(new Places(facts).find(TargetRef.parse("10.244.1.4")))
                .extracting(PodPlace::label)
                .containsExactly("shop/cart", "shop/cartographer");
        assertThatThrownBy(() -> one(facts, "10.244.1.4"))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("2 things");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.9.9.9"})
    void theLoopbackIsEverywhere(String key) {
        assertThatThrownBy(() -> one(NODE, key))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("every network namespace");
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.10.163, NODE, eth0",
        "10.244.1.1, NODE, cni0",
        "10.244.1.0, TUNNEL, flannel.1",
        "eth0, NODE, eth0",
        "02:00:00:00:00:04, TUNNEL, flannel.1",
        "link/flannel.1, TUNNEL, flannel.1"
    })
    void whatIsNoPodsIsTheNodes(String key, Kind kind, String link) {
        PodPlace place = one(NODE, key);
        assertThat(place.kind()).isEqualTo(kind);
        assertThat(place.remarks()).anyMatch(remark -> remark.contains(link));
        assertThat(place.netns().host()).isTrue();
    }

    @Test
    void aPodOnTheHostsNetworkIsThePodAndSaysSo() {
        PodPlace place = one(NODE, "pid/2");
        assertThat(place.label()).isEqualTo("kube-system/proxy");
        assertThat(place.netns().host()).isTrue();
        assertThat(place.links()).isEmpty();
        assertThat(place.remarks()).anyMatch(remark -> remark.contains("host's own network"));
        assertThat(one(NODE, "pid/1").kind()).isEqualTo(Kind.NODE);
    }

    @Test
    void aNamespaceWithoutAProcessOrAPodIsShownAsSuch() {
        PodPlace place = one(World.twoPods().netns(300, "left", 7).facts(), "left");
        assertThat(place.kind()).isEqualTo(Kind.NETNS);
        assertThat(place.remarks())
                .containsExactly(
                        "no process is in it: only its name holds it", "no pod or container is known to own it");
    }

    @Test
    void aPodInAVirtualMachineIsFoundByItsCniRecord() {
        World world = World.twoPods().netns(203, "cni-vm", 5);
        world.pod(World.withCni(
                World.pod("shop", "vm", "u-3", "af11223344556677", 203L, false, List.of()), "10.244.1.77/32"));
        PodPlace place = one(world.facts(), "10.244.1.77");
        assertThat(place.label()).isEqualTo("shop/vm");
        assertThat(place.match().by()).isEqualTo("cni-address");
    }

    @Test
    void aCniRecordThatTheKernelDoesNotConfirmIsToldBesideIt() {
        World world = World.twoPods()
                .netns(203, "cni-x", 5, 5000)
                .link(203, 2, "eth0", "veth", null, null, 12, 0)
                .address(203, 2, "10.244.1.9/24");
        world.pod(World.withCni(
                World.pod("shop", "x", "u-4", "af11223344556677", 203L, false, List.of(5000)), "10.244.1.99/24"));
        assertThat(one(world.facts(), "shop/x").remarks())
                .anyMatch(r -> r.contains("10.244.1.99") && r.contains("no link of the pod has it"));
    }

    @Test
    void openVSwitchPortsAreFoundByName() {
        OvsBridge.Interface port = new OvsBridge.Interface(
                "vethcart",
                "u1",
                "system",
                5,
                10,
                null,
                "up",
                "up",
                null,
                Map.of(),
                Map.of("iface-id", "shop_cart"),
                Map.of());
        OvsBridge bridge = new OvsBridge(
                "br-int",
                "u0",
                "netdev",
                null,
                null,
                Map.of(),
                List.of(new OvsBridge.Port("vethcart", "u2", null, List.of(port))));
        PodPlace.HostLink peer = one(World.twoPods().bridge(bridge).facts(), "shop/cart")
                .links()
                .get(0)
                .peer();
        assertThat(peer.bridge()).isEqualTo("br-int");
        assertThat(peer.bridgeKind()).isEqualTo("ovs");
        assertThat(peer.ovsPort().ofPort()).isEqualTo(5);
        assertThat(peer.ovsPort().externalIds()).containsEntry("iface-id", "shop_cart");
    }

    @Test
    void anOpenVSwitchThatCannotBeAskedLeavesTheBridgeUnknown() {
        NodeFacts facts = new World()
                .ovsUnknown()
                .netns(201, "p", 0, 9)
                .link(World.HOST, 5, "ovs-system", "openvswitch", null, null, null, null)
                .link(World.HOST, 10, "vethp", "veth", null, 5, 2, 0)
                .link(201, 2, "eth0", "veth", null, null, 10, 0)
                .nsid(201, 0, World.HOST)
                .facts();
        assertThat(one(facts, "netns/p").links().get(0).peer().bridgeKind()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svc/shop/cart", "node/elsewhere"})
    void whatOnlyTheApiKnowsIsUnsupported(String key) {
        assertThatThrownBy(() -> one(NODE, key)).isInstanceOf(Unsupported.class);
        assertThat(one(NODE, "node/worker-1").kind()).isEqualTo(Kind.NODE);
    }

    @Test
    void hostileNamesNeverReachAMessageRaw() {
        World world = World.twoPods();
        world.pod(World.pod(
                "sh\u001b[2Jop", "evil\n\u001b]0;x\u0007", "u-9", "ae11223344556677", null, false, List.of()));
        world.pod(World.pod("sh\u001b[2Jop", "evil\r2", "u-8", "ae21223344556677", null, false, List.of()));
        for (String key : List.of("evil", "evix", "\u001b]0;x")) {
            assertThatThrownBy(() -> one(world.facts(), key))
                    .isInstanceOfSatisfying(
                            PodwireException.class,
                            refused -> assertThat(refused.getMessage() + refused.hints())
                                    .doesNotContain("\u001b")
                                    .doesNotContain("\n")
                                    .doesNotContain("\r"));
        }
    }
}
