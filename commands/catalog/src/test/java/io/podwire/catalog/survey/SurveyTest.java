package io.podwire.catalog.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.analysis.place.Cabling;
import io.podwire.analysis.place.Places;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Need;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.LinkStatistics;
import io.podwire.api.net.Netns;
import io.podwire.api.net.VethPair;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.TargetRef;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {

    private static final Netns HOST = new Netns(100, true, List.of(), List.of(), List.of(1), List.of(), null);
    private static final Netns CART = netns(201, "cni-cart", 0, 4711);
    private static final Netns MAP = netns(202, "cni-map", 1, 4800);
    private static final Netns NESTED = netns(203, "nested", null, 4900);

    private static Netns netns(long inode, String name, Integer nsid, int pid) {
        return new Netns(inode, false, List.of(name), List.of("/run/netns/" + name), List.of(pid), List.of(), nsid);
    }

    private static Link veth(Netns netns, int index, String name, int peer, Integer peerNsid) {
        return new Link(
                netns.inode(),
                index,
                name,
                List.of(),
                null,
                "ether",
                MacAddress.parse("02:00:00:00:" + String.format("%02x", netns.inode() % 100) + ":"
                        + String.format("%02x", index)),
                null,
                1500,
                List.of("UP"),
                "UP",
                true,
                1,
                null,
                null,
                peer,
                peerNsid,
                "noqueue",
                1000,
                1,
                0,
                0,
                new LinkKind.Other("veth", List.of()),
                null,
                List.of(),
                List.of(),
                null,
                new LinkStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private static Address address(Netns netns, int index, String cidr) {
        return new Address(
                netns.inode(),
                index,
                null,
                Cidr.parse(cidr),
                null,
                null,
                null,
                "global",
                List.of(),
                null,
                null,
                null,
                0);
    }

    private static Pod pod(String name, Netns netns, int pid) {
        return new Pod(
                "shop",
                name,
                "uid-" + name,
                "containerd",
                null,
                name + "0000000000",
                netns.inode(),
                null,
                false,
                null,
                List.of(pid),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Two pods cabled to the host, and one whose second cable leads into a namespace of its own making. */
    private static FakeHost node() {
        return new FakeHost(
                        "n1",
                        new FakeNetwork(HOST)
                                .links(veth(HOST, 10, "vcart", 2, 0), veth(HOST, 11, "vmap", 2, 1))
                                .addresses(address(HOST, 10, "192.168.1.1/24")),
                        new FakeNetwork(CART)
                                .links(veth(CART, 2, "eth0", 10, 0))
                                .addresses(address(CART, 2, "10.1.0.4/24"))
                                .nsid(HOST, 0),
                        new FakeNetwork(MAP)
                                .links(veth(MAP, 2, "eth0", 11, 0), veth(MAP, 3, "inner", 5, 7))
                                .addresses(address(MAP, 2, "10.1.0.46/24"))
                                .nsid(HOST, 0)
                                .nsid(NESTED, 7),
                        new FakeNetwork(NESTED)
                                .links(veth(NESTED, 5, "outer", 3, 4))
                                .addresses(address(NESTED, 5, "10.9.0.1/24"))
                                .nsid(MAP, 4))
                .pods(Answer.of(List.of(pod("cart", CART, 4711), pod("map", MAP, 4800))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.0.4",
                "10.1.0.46",
                "10.9.0.1",
                "192.168.1.1",
                "cart",
                "shop/map",
                "uid/uid-cart",
                "pid/4711",
                "pid/4900",
                "vcart",
                "link/vmap",
                "02:00:00:00:02:02",
                "netns/nested",
                "nested",
                "202",
                "outer",
                "link/eth0x",
                "nothing"
            })
    void aSurveyTowardATargetAnswersAsAWholeOne(String key) {
        TargetRef target = TargetRef.parse(key);
        try (FakeHost host = node()) {
            assertThat(new Places(Survey.toward(host, target).facts()).find(target))
                    .isEqualTo(new Places(Survey.of(host).facts()).find(target));
        }
    }

    @Test
    void aNameIsAnsweredWithoutEnteringEveryNamespace() {
        try (FakeHost host = node()) {
            Survey.toward(host, TargetRef.parse("shop/cart"));
            assertThat(host.entered()).isEqualTo(2);
        }
    }

    @Test
    void cablesBetweenTwoPodsAreProved() {
        try (FakeHost host = node()) {
            assertThat(new Cabling(Survey.of(host).facts()).pairs())
                    .hasSize(3)
                    .allMatch(pair -> pair.proof() == VethPair.Proof.BOTH_ENDS);
        }
    }

    @Test
    void aNamespaceThatVanishesLeavesAGapAndTheRestIsRead() {
        try (FakeHost host = node().vanishing(MAP)) {
            Survey survey = Survey.of(host);
            assertThat(survey.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.subject()).isEqualTo("cni-map");
                assertThat(gap.reason()).contains("ENOENT");
            });
            assertThat(new Places(survey.facts())
                            .one(TargetRef.parse("10.1.0.4"))
                            .label())
                    .isEqualTo("shop/cart");
        }
    }

    @Test
    void withoutThePrivilegeNothingIsSaidToBeAbsent() {
        try (FakeHost host = node().refuse(Need.NETNS)) {
            assertThatThrownBy(() -> Survey.toward(host, TargetRef.parse("10.1.0.4")))
                    .isInstanceOf(NotPermitted.class);
        }
    }
}
