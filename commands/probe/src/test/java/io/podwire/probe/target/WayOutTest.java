package io.podwire.probe.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Address;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Route;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.run.Fakes;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WayOutTest {

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);
    private static final Destination FOUR = new Destination("10.0.0.7", IpAddress.parse("10.0.0.7"), null);
    private static final Destination NAMED = new Destination("db", IpAddress.parse("fd00::7"), null);
    private static final IpAddress LOCAL = IpAddress.parse("fe80::1");

    private final FakeNetwork network = new FakeNetwork(OWN)
            .links(
                    Fakes.link(1, "lo", List.of(), "LOOPBACK"),
                    Fakes.link(2, "eth0", List.of("enp3s0")),
                    Fakes.link(7, "cni0", List.of()))
            .addresses(
                    address("lo", "127.0.0.1/8"),
                    address("eth0", "10.0.0.1/24"),
                    address("cni0", "10.244.0.1/24"),
                    address("eth0", "fd00::1/64"))
            .routes(local("127.0.0.0/8"));

    private static Address address(String link, String text) {
        return new Address(1, 2, link, Cidr.parse(text), null, null, null, "global", List.of(), null, null, null, 0);
    }

    private static Route local(String destination) {
        return new Route(
                1,
                Cidr.parse(destination),
                null,
                "local",
                255,
                "local",
                "kernel",
                "host",
                null,
                0,
                0,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** By which link, and from which address. */
    private record Way(String link, IpAddress source) {}

    private Way way(Destination to, String link, String source) {
        try (FakeHost host = new FakeHost("n1", network)) {
            WayOut out = WayOut.of(
                    new FakeSession(host), "--link", link, "--source", source == null ? null : IpAddress.parse(source));
            return new Way(out.link(to), out.source(to));
        }
    }

    private static void refused(
            ThrowingCallable call, Class<? extends PodwireException> type, String message, String hint) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        type,
                        refusal -> assertThat(refusal.hints()).isEqualTo(hint == null ? List.of() : List.of(hint)))
                .hasMessage(message);
    }

    @Test
    void whatIsThereIsTakenAsItIsSaid() {
        assertThat(way(FOUR, null, null)).isEqualTo(new Way(null, null));
        assertThat(way(FOUR, "cni0", "10.244.0.1")).isEqualTo(new Way("cni0", IpAddress.parse("10.244.0.1")));
        assertThat(way(new Destination("fe80::1", LOCAL, "eth0"), null, null).link())
                .isEqualTo("eth0");
        assertThat(way(new Destination("fe80::1", LOCAL, "eth0"), "eth0", null).link())
                .isEqualTo("eth0");
    }

    @Test
    void aLinkHasOtherNamesAndANumber() {
        assertThat(way(FOUR, "enp3s0", null).link()).isEqualTo("eth0");
        assertThat(way(new Destination("fe80::1", LOCAL, "7"), null, null).link())
                .isEqualTo("cni0");
    }

    @Test
    void aLinkThatIsNotThereIsToldWithTheNearest() {
        refused(
                () -> way(FOUR, "eth1", null),
                NotFound.class,
                "--link eth1: host has no link eth1; did you mean eth0?",
                "try:   lo, eth0, cni0");
        refused(
                () -> way(new Destination("fe80::1", LOCAL, "wlan"), null, null),
                NotFound.class,
                "fe80::1%wlan: host has no link wlan",
                "try:   lo, eth0, cni0");
    }

    @Test
    void anAddressOfOneLinkNeedsThatLink() {
        refused(
                () -> way(new Destination("fe80::1", LOCAL, null), null, null),
                BadUse.class,
                "fe80::1 is an address of one link only; expected it with that link, as in fe80::1%eth0",
                "try:   fe80::1%eth0, fe80::1%cni0");
        refused(
                () -> way(new Destination("fe80::1", LOCAL, "cni0"), "eth0", null),
                BadUse.class,
                "--link eth0: fe80::1%cni0 names another link",
                null);
    }

    @Test
    void anAddressThatIsNotOursIsToldWithOurs() {
        refused(
                () -> way(FOUR, null, "10.0.0.9"),
                NotFound.class,
                "--source 10.0.0.9: host has no such address",
                "try:   127.0.0.1 (lo), 10.0.0.1 (eth0), 10.244.0.1 (cni0)");
        refused(() -> way(NAMED, null, "10.0.0.1"), BadUse.class, "--source 10.0.0.1: db is of the other family", null);
    }

    @Test
    void anAddressMayBeOursWithoutBeingAnyLinks() {
        assertThat(way(FOUR, null, "127.0.0.9").source()).isEqualTo(IpAddress.parse("127.0.0.9"));
        network.sysctl("net.ipv4.ip_nonlocal_bind", "1");
        assertThat(way(FOUR, null, "10.0.0.9").source()).isEqualTo(IpAddress.parse("10.0.0.9"));
        network.sysctl("net.ipv6.ip_nonlocal_bind", "0");
        assertThatThrownBy(() -> way(NAMED, null, "fd00::9")).isInstanceOf(NotFound.class);
    }
}
