package io.podwire.probe.mtu;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Place;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.MtuReport;
import io.podwire.api.probe.MtuTried;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeRule;
import io.podwire.api.probe.RouteException;
import io.podwire.api.probe.Sending;
import io.podwire.api.topology.Topology;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.probe.target.Destination;
import io.podwire.probe.verdict.Language;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MtuRunningTest {

    private static final IpAddress ROUTER = IpAddress.parse("10.1.0.1");
    private static final RouteQuery TO_SERVER = RouteQuery.to(Worlds.SERVER);
    private static final Duration RTT = Duration.ofMillis(2);

    private final FakeNetwork client =
            new FakeNetwork(Worlds.netns(1, "client", true)).route(TO_SERVER, Worlds.route(2, "10.1.0.1", null, null));
    private final FakeNetwork router =
            new FakeNetwork(Worlds.netns(2, "router", false)).route(TO_SERVER, Worlds.route(3, null, null, null));
    private final FakeNetwork server =
            new FakeNetwork(Worlds.netns(3, "server", false)).route(TO_SERVER, Worlds.local());
    private final List<MtuTried> tried = new ArrayList<>();

    private static int size(Probe probe) {
        return probe.payload().length() + 28;
    }

    private MtuReport found(Topology topology, Function<Probe, Fate> network) {
        FakeProber prober = new FakeProber(network);
        try (FakeHost host = new FakeHost("n", client, router, server);
                MtuRunning running = running(topology, prober, host)) {
            while (!running.ended()) {
                MtuTried one = running.next(Duration.ofMillis(50));
                if (one != null) {
                    tried.add(one);
                }
            }
            assertThat(prober.closed()).isTrue();
            assertThat(prober.sent()).allMatch(probe -> probe.sending().whole());
            return running.summary();
        }
    }

    private MtuRunning running(Topology topology, FakeProber prober, FakeHost host) {
        MtuPlan plan = new MtuPlan(
                new Place(client.netns(), "host", null),
                new Destination("server", Worlds.SERVER, null),
                ProbeProtocol.ICMP,
                0,
                new Sending(null, null, null, null, 0, 0, true),
                null,
                3,
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Language.EN);
        return new MtuRunning(plan, prober, new WayReader(plan, host, () -> topology), null, 1500, note -> {});
    }

    @Test
    void whoInterruptsTheReaderEndsIt() {
        FakeProber prober = new FakeProber(probe -> Fate.LOST);
        try (FakeHost host = new FakeHost("n", client, router, server);
                MtuRunning running = running(Worlds.routed(1500, 1500), prober, host)) {
            assertThat(running.next(Duration.ofMillis(1))).isNull();
            assertThat(prober.sent()).hasSize(1);
            Thread.currentThread().interrupt();
            assertThat(running.next(Duration.ofSeconds(5))).isNull();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(running.ended()).isTrue();
            assertThat(running.summary().notes()).contains("ended early: larger packets may pass");
            assertThat(prober.sent()).hasSize(1);
        } finally {
            Thread.interrupted();
        }
        assertThat(prober.closed()).isTrue();
    }

    private static Fate tooBig(int mtu) {
        IcmpMessage icmp = new IcmpMessage(4, 3, 4, mtu, "fragmentation needed");
        return new Fate(Outcome.TOO_BIG, RTT, ROUTER, icmp, Octets.EMPTY);
    }

    @Test
    void whatTheFirstLinkTakesPasses() {
        MtuReport report = found(Worlds.routed(1500, 1500), probe -> Fate.answered(RTT));
        assertThat(report.passes()).isEqualTo(1500);
        assertThat(report.fails()).isNull();
        assertThat(report.sent()).isEqualTo(2);
        assertThat(report.good()).isTrue();
        assertThat(report.whole()).isTrue();
        assertThat(report.way()).extracting("link").containsExactly("eth0", "in", "out", "eth0");
        assertThat(report.verdicts().get(0).rule()).isEqualTo(ProbeRule.PASSES_WHOLE);
        assertThat(report.exceptions()).isEmpty();
    }

    @Test
    void aRouterThatTellsIsAWorkingDiscoveryAndLeavesAnException() {
        MtuReport report = found(Worlds.routed(1400, 1500), probe -> {
            if (size(probe) <= 1400) {
                return Fate.answered(RTT);
            }
            client.route(TO_SERVER, Worlds.route(2, "10.1.0.1", 1400, Duration.ofMinutes(10)));
            return tooBig(1400);
        });
        assertThat(report.passes()).isEqualTo(1400);
        assertThat(report.silent()).isFalse();
        assertThat(report.limit().label()).isEqualTo("out in router");
        assertThat(report.told())
                .singleElement()
                .satisfies(told -> assertThat(told.from()).isEqualTo(ROUTER));
        assertThat(report.verdicts().get(0).rule()).isEqualTo(ProbeRule.SENDERS_ARE_TOLD);
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(Verdict.WARN);
        assertThat(report.good()).isTrue();
        assertThat(report.exceptions()).containsExactly(new RouteException("host", null, 1400, Duration.ofMinutes(10)));
        assertThat(report.exceptions().get(0).caused()).isTrue();
        assertThat(MtuText.lines(report))
                .contains(
                        "told by 10.1.0.1: MTU 1400 (2x)",
                        "route exception in host: MTU 1400 for 600 s, left by these probes");
    }

    @Test
    void aRouterThatIsNotHeardIsIcmpFiltered() {
        MtuReport report =
                found(Worlds.routed(1400, 1500), probe -> size(probe) <= 1400 ? Fate.answered(RTT) : Fate.LOST);
        assertThat(report.passes()).isEqualTo(1400);
        assertThat(report.silent()).isTrue();
        assertThat(report.limit().label()).isEqualTo("out in router");
        assertThat(report.verdicts().get(0).code()).isEqualTo("mtu-icmp-blocked");
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.good()).isFalse();
        // the limit was known from the links: five sizes, the one that fails twice
        assertThat(report.sent()).isEqualTo(3 + 1 + 1 + 3 + 3);
    }

    /** A cable's far end takes four bytes more than its MTU, since they could be a VLAN tag. */
    @Test
    void aCableWhoseEndsDisagreeTellsNobody() {
        MtuReport report =
                found(Worlds.routed(1500, 1400), probe -> size(probe) <= 1404 ? Fate.answered(RTT) : Fate.LOST);
        assertThat(report.passes()).isEqualTo(1404);
        assertThat(report.limit().label()).isEqualTo("eth0 in server");
        assertThat(report.verdicts().get(0).rule()).isEqualTo(ProbeRule.LINKS_DISAGREE);
    }

    @Test
    void whereNoLinkHereExplainsItItIsABlackHoleElsewhere() {
        MtuReport report =
                found(Worlds.routed(1500, 1500), probe -> size(probe) <= 1372 ? Fate.answered(RTT) : Fate.LOST);
        assertThat(report.passes()).isEqualTo(1372);
        assertThat(report.limit()).isNull();
        assertThat(report.verdicts().get(0).code()).isEqualTo("mtu-black-hole");
        assertThat(report.verdicts().get(0).words()).contains("takes 1500");
    }

    @Test
    void anAnswerThatComesLateCountsAsPassed() {
        MtuReport report = found(Worlds.routed(1500, 1500), probe -> Fate.answered(Duration.ofMillis(1300)));
        assertThat(report.passes()).isEqualTo(1500);
        assertThat(tried).extracting(MtuTried::outcome).contains(Outcome.LATE);
    }

    @Test
    void aTargetThatDoesNotAnswerIsNoQuestionOfSize() {
        MtuReport silent = found(Worlds.routed(1500, 1500), probe -> Fate.LOST);
        assertThat(silent.passes()).isNull();
        assertThat(silent.good()).isFalse();
        assertThat(silent.verdicts().get(0).rule()).isEqualTo(ProbeRule.SILENT);
        IcmpMessage icmp = new IcmpMessage(4, 3, 1, null, "host unreachable");
        MtuReport barred = found(
                Worlds.routed(1500, 1500), probe -> new Fate(Outcome.UNREACHABLE, RTT, ROUTER, icmp, Octets.EMPTY));
        assertThat(barred.sent()).isEqualTo(1);
        assertThat(barred.verdicts().get(0).code()).isEqualTo("neighbor-failed");
    }

    @Test
    void withoutATopologyTheSizeIsStillFound() {
        MtuReport report = found(
                new Topology(null, List.of(), List.of(), List.of(), List.of()),
                probe -> size(probe) <= 1372 ? Fate.answered(RTT) : Fate.LOST);
        assertThat(report.passes()).isEqualTo(1372);
        assertThat(report.way()).isEmpty();
    }

    /** A rule that looks at the length and rejects, on the way or here: it says something, but no size. */
    @Test
    void whoeverRejectsLargeOnesEndsTheSearchAndIsNamed() {
        IcmpMessage icmp = new IcmpMessage(4, 3, 13, null, "administratively prohibited");
        MtuReport there = found(
                Worlds.routed(1500, 1500),
                probe -> size(probe) <= 1380
                        ? Fate.answered(RTT)
                        : new Fate(Outcome.UNREACHABLE, RTT, ROUTER, icmp, Octets.EMPTY));
        assertThat(there.passes()).isEqualTo(1380);
        assertThat(there.good()).isFalse();
        assertThat(there.verdicts().get(0).code()).isEqualTo("filter-reject");
        assertThat(there.verdicts().get(0).words())
                .startsWith(
                        "packets of 1380 bytes pass, and of larger ones 10.1.0.1 says: administratively prohibited");
        assertThat(there.sent()).isLessThan(50);
        MtuReport here = found(
                Worlds.routed(1500, 1500),
                probe -> size(probe) <= 1380 ? Fate.answered(RTT) : Fate.notSent("EPERM (Operation not permitted)"));
        assertThat(here.passes()).isEqualTo(1380);
        assertThat(here.good()).isFalse();
        assertThat(here.verdicts().get(0).words()).contains("larger ones do not leave", "EPERM");
    }

    /** As where a link's MTU was not known, or was made smaller meanwhile. */
    @Test
    void whatDoesNotEvenLeaveIsTooLargeForTheFirstLink() {
        MtuReport report = found(
                Worlds.routed(1500, 1500),
                probe -> size(probe) <= 1450 ? Fate.answered(RTT) : Fate.notSent("EMSGSIZE (Message too long)"));
        assertThat(report.passes()).isEqualTo(1450);
        assertThat(report.silent()).isFalse();
        assertThat(report.verdicts().get(0).rule()).isEqualTo(ProbeRule.PASSES_WHOLE);
        assertThat(report.good()).isTrue();
    }
}
