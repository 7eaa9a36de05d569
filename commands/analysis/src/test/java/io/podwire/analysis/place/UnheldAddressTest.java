package io.podwire.analysis.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Route;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodPlace.Kind;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnheldAddressTest {

    private static final MacAddress PEER = MacAddress.parse("02:fe:00:00:00:02");

    private static final Neighbor VTEP = new Neighbor(
            World.HOST,
            4,
            "flannel.1",
            IpAddress.parse("10.244.2.0"),
            PEER,
            List.of("PERMANENT"),
            List.of(),
            false,
            null,
            null,
            null,
            null,
            null);

    private static final FdbEntry FAR = new FdbEntry(
            World.HOST,
            4,
            "flannel.1",
            PEER,
            null,
            null,
            null,
            IpAddress.parse("192.168.10.164"),
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            null);

    private static Route route(String destination, String type, String gateway, int index, String link) {
        List<Route.NextHop> hops = link == null
                ? List.of()
                : List.of(new Route.NextHop(
                        gateway == null ? null : IpAddress.parse(gateway), index, link, 1, List.of(), null));
        return new Route(
                World.HOST,
                Cidr.parse(destination),
                null,
                type,
                254,
                "main",
                "bird",
                "global",
                null,
                0,
                0,
                hops,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static PodPlace describe(String address, List<Route> routes, Route chosen) {
        return new UnheldAddress(World.twoPods().facts(), List.of(VTEP), List.of(FAR), routes)
                .describe(IpAddress.parse(address), chosen);
    }

    @Test
    void knowsTheFarEndsOfTunnels() {
        assertThat(describe("192.168.10.164", List.of(), null)).satisfies(place -> {
            assertThat(place.kind()).isEqualTo(Kind.TUNNEL);
            assertThat(place.remarks().get(0)).contains("flannel.1").contains(PEER.toString());
        });
        assertThat(describe("10.244.2.0", List.of(), null)).satisfies(place -> {
            assertThat(place.kind()).isEqualTo(Kind.TUNNEL);
            assertThat(place.remarks().get(0)).contains("carried to 192.168.10.164");
        });
    }

    @Test
    void knowsFreeAddressesOfTheBridgesRange() {
        assertThat(describe("10.244.1.200", List.of(), null)).satisfies(place -> {
            assertThat(place.kind()).isEqualTo(Kind.FREE_ADDRESS);
            assertThat(place.match().value()).isEqualTo("10.244.1.0/24");
            assertThat(place.remarks().get(0)).contains("held by nobody").contains("cni0");
        });
        // On the NIC's own network there may be any machine: that range is nobody's pods.
        assertThat(describe("192.168.10.77", List.of(), null)).isNull();
    }

    @Test
    void knowsFreeAddressesOfABlackholedBlock() {
        assertThat(describe("10.99.0.7", List.of(route("10.99.0.0/26", "blackhole", null, 0, null)), null)
                        .kind())
                .isEqualTo(Kind.FREE_ADDRESS);
        assertThat(describe("10.99.0.70", List.of(route("10.99.0.0/26", "blackhole", null, 0, null)), null))
                .isNull();
    }

    @Test
    void saysWhereThisNodeWouldSendIt() {
        Route chosen = route("10.244.2.0/24", "unicast", "10.244.2.0", 4, "flannel.1");
        assertThat(describe("10.244.2.9", List.of(chosen), chosen)).satisfies(place -> {
            assertThat(place.kind()).isEqualTo(Kind.ELSEWHERE);
            assertThat(place.remarks())
                    .containsExactly("not on this node: sent via 10.244.2.0 on flannel.1, carried to 192.168.10.164");
        });
    }

    @Test
    void aDefaultRouteSaysNothing() {
        Route chosen = route("0.0.0.0/0", "unicast", "192.168.10.1", 2, "eth0");
        assertThat(describe("8.8.8.8", List.of(chosen), chosen)).isNull();
    }
}
