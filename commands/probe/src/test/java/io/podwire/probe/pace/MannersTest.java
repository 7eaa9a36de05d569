package io.podwire.probe.pace;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.host.Place;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Route;
import io.podwire.api.net.Socket;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.pace.Load.Kind;
import io.podwire.probe.pace.Load.To;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MannersTest {

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);
    private static final IpAddress INSIDE = IpAddress.parse("10.244.1.9");
    private static final IpAddress OUTSIDE = IpAddress.parse("192.0.2.9");

    private static Route route(String destination) {
        return new Route(
                1,
                Cidr.parse(destination),
                null,
                "unicast",
                254,
                "main",
                "kernel",
                "global",
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

    private static void check(FakeNetwork network, Load load) {
        try (FakeHost host = new FakeHost("n1", network.routes(route("0.0.0.0/0"), route("10.244.0.0/16")))) {
            FakeSession session = new FakeSession(host);
            new Manners(session, session.place()).check(load);
        }
    }

    private static FakeNetwork tables(long used, long most) {
        return new FakeNetwork(OWN)
                .sysctl("net.netfilter.nf_conntrack_max", String.valueOf(most))
                .sysctl("net.netfilter.nf_conntrack_count", String.valueOf(used))
                .sysctl("net.ipv4.ip_local_port_range", "32768\t60999")
                .sockets();
    }

    private static Load load(IpAddress to, int millis, long count) {
        return load(millis, count, 1, Kind.CONNECTION, new To(to, 80));
    }

    private static Load load(int millis, long count, int timeout, Kind kind, To... to) {
        return new Load(List.of(to), Duration.ofMillis(millis), count, Duration.ofSeconds(timeout), kind);
    }

    @Test
    void oneASecondIsAlwaysWell() {
        assertThatCode(() -> check(tables(262_000, 262_144 + 1000), load(OUTSIDE, 1000, 100)))
                .doesNotThrowAnyException();
    }

    @Test
    void fiftyASecondLeaveTheClusterAndFiveHundredMayStayInIt() {
        assertThatCode(() -> check(tables(0, 1 << 20), load(OUTSIDE, 20, 10))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(tables(0, 1 << 20), load(OUTSIDE, 19, 10)))
                .isInstanceOf(BadUse.class)
                .hasMessageStartingWith(
                        "1 each 19ms are 53 new connections a second to 192.0.2.9, more than the 50 that a guest opens: only");
        assertThatCode(() -> check(tables(0, 1 << 20), load(INSIDE, 2, 10))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(tables(0, 1 << 20), load(INSIDE, 1, 10)))
                .isInstanceOf(BadUse.class)
                .hasMessage("1 each 1ms are 1000 probes a second, more than the 500 that a guest sends");
    }

    @Test
    void onlyWhatLeavesCountsAsLeaving() {
        To inside = new To(INSIDE, 80);
        Load mixed = load(25, 10, 1, Kind.CONNECTION, new To(OUTSIDE, 80), inside, inside, inside);
        assertThatCode(() -> check(tables(0, 1 << 20), mixed)).doesNotThrowAnyException();
    }

    @Test
    void aQuarterOfWhatTheTrackingTableHasFreeIsTheMost() {
        // 10 a second are remembered for two minutes: 1200
        assertThatCode(() -> check(tables(0, 4800), load(INSIDE, 100, 0))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(tables(1, 4800), load(INSIDE, 100, 0)))
                .isInstanceOf(BadUse.class)
                .hasMessage(
                        "1 each 100ms are 10 connections a second, each remembered for up to 120 s: up to 1200 at a time, more"
                                + " than a quarter of the 4799 that the node's connection tracking table has free (1 of"
                                + " 4800 used)");
        // a hundred in all are never more than that
        assertThatCode(() -> check(tables(4000, 4800), load(INSIDE, 100, 100))).doesNotThrowAnyException();
    }

    @Test
    void aQuarterOfTheLocalPortsIsTheMost() {
        // 28,232 ports; 500 a second are held for a minute: 30,000
        assertThatThrownBy(() -> check(tables(0, 1 << 24), load(INSIDE, 2, 0)))
                .isInstanceOf(BadUse.class)
                .hasMessageStartingWith(
                        "up to 30000 local ports would be held at a time, more than a quarter of the 28232 that are"
                                + " free of 32768 to 60999");
        assertThatCode(() -> check(tables(0, 1 << 24), load(INSIDE, 10, 0))).doesNotThrowAnyException();
        // as long as nobody answers
        assertThatThrownBy(() -> check(tables(0, 1 << 24), load(10, 0, 120, Kind.CONNECTION, new To(INSIDE, 80))))
                .hasMessageStartingWith("up to 12000 local ports");
    }

    @Test
    void aLocalPortIsHeldTowardsOneTargetOnly() {
        To[] ports =
                IntStream.range(1, 5).mapToObj(port -> new To(INSIDE, port)).toArray(To[]::new);
        assertThatCode(() -> check(tables(0, 1 << 24), load(10, 0, 1, Kind.CONNECTION, ports)))
                .doesNotThrowAnyException();
        To[] same = IntStream.range(1, 5).mapToObj(port -> new To(INSIDE, 80)).toArray(To[]::new);
        assertThatThrownBy(() -> check(tables(0, 1 << 24), load(10, 0, 1, Kind.CONNECTION, same)))
                .hasMessageStartingWith("up to 24000 local ports");
    }

    @Test
    void portsThatOthersHaveAreNotFree() {
        Socket[] many = IntStream.range(32768, 32768 + 10_000)
                .mapToObj(port -> socket("tcp", "TIME-WAIT", port, INSIDE, 80))
                .toArray(Socket[]::new);
        // 6,000 of 28,232 are less than a quarter, of 18,232 more
        Load load = load(INSIDE, 10, 0);
        assertThatThrownBy(() -> check(tables(0, 1 << 24).sockets(many), load))
                .hasMessageStartingWith(
                        "up to 6000 local ports would be held at a time, more than a quarter of the 18232");
        assertThatCode(() ->
                        check(tables(0, 1 << 24).sockets(many), load(10, 0, 1, Kind.CONNECTION, new To(INSIDE, 81))))
                .doesNotThrowAnyException();
    }

    /** Each has a port that no other datagram has, until nothing late can come any more. */
    @Test
    void datagramsToAllTargetsShareTheLocalPorts() {
        To[] ports =
                IntStream.range(1, 11).mapToObj(port -> new To(INSIDE, port)).toArray(To[]::new);
        assertThatCode(() -> check(tables(0, 1 << 24), load(20, 0, 1, Kind.DATAGRAM, ports)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(tables(0, 1 << 24), load(20, 0, 10, Kind.DATAGRAM, ports)))
                .hasMessageStartingWith("up to 10000 local ports");
    }

    @Test
    void aPodsOwnTrackingTableCountsToo() {
        Netns pod = new Netns(2, false, List.of("p"), List.of(), List.of(2), List.of(), null);
        FakeNetwork inPod = new FakeNetwork(pod)
                .routes(route("0.0.0.0/0"), route("10.244.0.0/16"))
                .sysctl("net.netfilter.nf_conntrack_max", "4800")
                .sysctl("net.netfilter.nf_conntrack_count", "1")
                .sysctl("net.ipv4.ip_local_port_range", "32768\t60999")
                .sockets();
        try (FakeHost host = new FakeHost("n1", tables(0, 1 << 24).routes(), inPod)) {
            FakeSession session = new FakeSession(host);
            Place place = new Place(pod, "shop/web", null);
            assertThatThrownBy(() -> new Manners(session, place).check(load(INSIDE, 100, 0)))
                    .hasMessageContaining("a quarter of the 4799 that shop/web's own connection tracking table");
        }
    }

    private static Socket socket(String protocol, String state, int port, IpAddress remote, int remotePort) {
        IpAddress local = IpAddress.parse("10.244.0.1");
        return new Socket(
                1, protocol, "inet", state, local, port, remote, remotePort, null, null, null, 0, 0, 0, 0, null, null);
    }

    @Test
    void echoRequestsAreOneConnection() {
        Load echo = load(2, 0, 1, Kind.FLOW, new To(OUTSIDE, 0));
        assertThatCode(() -> check(tables(4000, 4001), echo)).doesNotThrowAnyException();
    }
}
