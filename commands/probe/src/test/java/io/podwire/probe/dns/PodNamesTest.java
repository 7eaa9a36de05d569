package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.host.Place;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.target.SystemNames;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeSession;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PodNamesTest {

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);
    private static final Netns CART = new Netns(2, false, List.of("cart"), List.of(), List.of(), List.of(), null);
    private static final IpAddress MACHINES = IpAddress.parse("192.0.2.7");

    private final FakeServers network = new FakeServers()
            .name("db.shop.svc.cluster.local.", "fd00:97::5", "10.97.0.5")
            .good("10.96.0.10");
    private final FakeHost host = new FakeHost("node-1", new FakeNetwork(OWN), new FakeNetwork(CART));
    private final FakeSession session = new FakeSession(host).target("shop/cart-0", cart());

    private static Place cart() {
        Pod pod = new Pod(
                "shop",
                "cart-0",
                null,
                "containerd",
                null,
                null,
                2L,
                null,
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        return new Place(CART, "shop/cart-0", pod);
    }

    private List<IpAddress> addresses(String server, String name) {
        host.prober(new FakeProber(network))
                .resolver(new ResolverFile(
                        "/etc/resolv.conf",
                        "nameserver " + server
                                + "\nsearch shop.svc.cluster.local svc.cluster.local\noptions ndots:5\n"));
        return new PodNames(session.in("shop/cart-0"), (asked, cancelled) -> List.of(MACHINES), new Random(1))
                .addresses(name, () -> false);
    }

    @Test
    void aNameOfTheClusterIsFoundByTheSearchListOfThePod() {
        assertThat(addresses("10.96.0.10", "db"))
                .containsExactly(IpAddress.parse("10.97.0.5"), IpAddress.parse("fd00:97::5"));
        assertThat(session.notes()).isEmpty();
        assertThat(network.asked()).contains("10.96.0.10 udp db.shop.svc.cluster.local. A");
    }

    @Test
    void whatThePodDoesNotKnowTheMachineMayAndThatIsSaid() {
        assertThat(addresses("10.96.0.10", "example.com")).containsExactly(MACHINES);
        assertThat(session.notes())
                .containsExactly("example.com: the resolver of shop/cart-0 says: Name or service not known; the address"
                        + " is what this machine's resolver knows");
    }

    @Test
    void aServerThatIsSilentIsAskedOnceAName() {
        network.silent("10.0.0.1");
        assertThat(addresses("10.0.0.1", "db")).containsExactly(MACHINES);
        assertThat(session.notes())
                .containsExactly("db: the resolver of shop/cart-0 says: Temporary failure in name resolution; the"
                        + " address is what this machine's resolver knows");
        assertThat(network.asked()).doesNotHaveDuplicates();
    }

    @Test
    void whatItsHostsFileHasNoServerIsAskedAbout() {
        host.hosts(new ResolverFile("/etc-hosts", "127.0.0.1 localhost\n2001:db8::9 db\n192.0.2.9 db legacy\n"));
        assertThat(addresses("10.96.0.10", "db"))
                .containsExactly(IpAddress.parse("192.0.2.9"), IpAddress.parse("2001:db8::9"));
        assertThat(session.notes())
                .containsExactly(
                        "db: the address stands in the hosts file of shop/cart-0 (/etc-hosts); no server was asked");
        assertThat(addresses("10.96.0.10", "localhost")).containsExactly(IpAddress.parse("127.0.0.1"));
        assertThat(session.notes()).hasSize(1);
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void onTheHostTheMachineIsAsked() {
        assertThat(PodNames.of(session)).isInstanceOf(SystemNames.class);
        assertThat(PodNames.of(session.in("shop/cart-0"))).isInstanceOf(PodNames.class);
    }
}
