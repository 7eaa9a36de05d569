package io.podwire.probe.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.Address;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationsTest {

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);
    private static final Netns POD = new Netns(2, false, List.of("cart"), List.of(), List.of(), List.of(), null);
    private static final Map<String, List<IpAddress>> NAMES = Map.of(
            "db.example", List.of(IpAddress.parse("fd00::7"), IpAddress.parse("10.0.0.7")),
            "localhost", List.of(IpAddress.parse("127.0.0.1")));

    private static Address address(String text, String scope) {
        return new Address(
                2, 2, "eth0", Cidr.parse(text), null, null, null, scope, List.of("permanent"), null, null, null, 0);
    }

    private static List<Destination> all(String host, Family family) {
        FakeNetwork pod = new FakeNetwork(POD)
                .addresses(
                        address("127.0.0.1/8", "host"),
                        address("10.244.0.60/24", "global"),
                        address("fd00::3c/64", "global"),
                        address("fe80::1/64", "link"));
        try (FakeHost machine = new FakeHost("n1", new FakeNetwork(OWN), pod)) {
            FakeSession session =
                    new FakeSession(machine).target("shop/cart", POD).target("cart", POD);
            return new Destinations(session, (name, cancelled) -> NAMES.getOrDefault(name, List.of()), family)
                    .all(host);
        }
    }

    private static List<String> addresses(String host, Family family) {
        return all(host, family).stream().map(d -> d.address().toString()).toList();
    }

    @Test
    void anAddressIsItself() {
        assertThat(addresses("10.0.0.9", Family.ANY)).containsExactly("10.0.0.9");
        assertThat(addresses("[fd00::9]", Family.V6)).containsExactly("fd00::9");
        assertThat(addresses("::ffff:10.0.0.9", Family.V4)).containsExactly("10.0.0.9");
        Destination local = all("fe80::1%eth0", Family.ANY).get(0);
        assertThat(local.link()).isEqualTo("eth0");
        assertThat(local.literal()).isTrue();
    }

    @Test
    void aTargetHasTheAddressesThatOthersReachItBy() {
        assertThat(addresses("shop/cart", Family.ANY)).containsExactly("10.244.0.60", "fd00::3c");
        assertThat(addresses("shop/cart", Family.V6)).containsExactly("fd00::3c");
    }

    @Test
    void aNameIsTheResolversAndABareWordElseAPods() {
        assertThat(addresses("db.example", Family.ANY)).containsExactly("fd00::7", "10.0.0.7");
        assertThat(addresses("db.example", Family.V4)).containsExactly("10.0.0.7");
        assertThat(addresses("localhost", Family.ANY)).containsExactly("127.0.0.1");
        assertThat(addresses("cart", Family.V4)).containsExactly("10.244.0.60");
    }

    @Test
    void whatIsNotThereIsSaidInOneLine() {
        assertThatThrownBy(() -> all("nobody.example", Family.ANY))
                .isInstanceOf(NotFound.class)
                .hasMessage("no address of 'nobody.example' in this machine's resolver (/etc/hosts, DNS)");
        assertThatThrownBy(() -> all("nobody", Family.ANY))
                .isInstanceOf(NotFound.class)
                .hasMessage("no name 'nobody' in this machine's resolver (/etc/hosts, DNS), and no pod is called so");
        assertThatThrownBy(() -> all("localhost", Family.V6))
                .isInstanceOf(NotFound.class)
                .hasMessage("localhost has no IPv6 address; it has 127.0.0.1");
        assertThatThrownBy(() -> all("10.0.0.9", Family.V6))
                .isInstanceOf(BadUse.class)
                .hasMessage("10.0.0.9 is an IPv4 address; -6 wants the other family");
        assertThatThrownBy(() -> all(" ", Family.ANY)).isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> all("10.0.0.1:80", Family.ANY))
                .isInstanceOf(BadUse.class)
                .hasMessageStartingWith("'10.0.0.1:80' is no address, and no name has a colon");
        assertThatThrownBy(() -> all("http://db.example/x", Family.ANY))
                .isInstanceOf(BadUse.class)
                .hasMessageStartingWith("'http://db.example/x' is a URL");
        assertThatThrownBy(() -> all("fe80::1%", Family.ANY)).isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> all("a\u001bb", Family.ANY)).isInstanceOf(NotFound.class);
    }

    @Test
    void aServiceOfWhichNotAllRulesWereReadMayHaveOtherAddresses() {
        ServiceAddress cart = new ServiceAddress(
                "shop", "cart", "http", IpAddress.parse("fd00:96::4"), "tcp", 80, "iptables", List.of());
        try (FakeHost machine = new FakeHost("n1", new FakeNetwork(OWN))
                .services(new Answer<>(List.of(cart), List.of(new Gap("services", "some rules are missing"))))) {
            FakeSession session = new FakeSession(machine);
            assertThat(new Destinations(session, (name, cancelled) -> List.of(), Family.ANY)
                            .one("svc/shop/cart")
                            .address())
                    .isEqualTo(cart.address());
            assertThat(session.notes())
                    .containsExactly("svc/shop/cart: some rules are missing; it may have other addresses");
        }
    }
}
