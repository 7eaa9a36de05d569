package io.podwire.probe.dns;

import static io.podwire.probe.dns.DnsAsker.addresses;
import static io.podwire.probe.dns.DnsAsker.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.host.ResolverFile;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsFailure;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.DnsStage;
import io.podwire.probe.verdict.Language;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The lookup itself: which questions, in which order, and what a program gets after how long. */
class DnsRunTest {

    private final DnsAsker asker = new DnsAsker();

    @Test
    void aServiceIsAnsweredByTheFirstNameOfTheSearchList() {
        FakeServers network = new FakeServers()
                .name("cart.shop.svc.cluster.local.", "10.97.0.4", "fd00::4")
                .good("10.96.0.10");
        DnsResult result = asker.ask(network, DnsAsker.POD, "cart");
        assertThat(result.name()).isEqualTo("cart.shop.svc.cluster.local.");
        assertThat(addresses(result)).containsExactlyInAnyOrder("10.97.0.4", "fd00::4");
        assertThat(result.elapsed()).isEqualTo(Duration.ofMillis(1));
        assertThat(result.questions()).isEqualTo(2);
        assertThat(result.findings()).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(result.verdict())
                .isEqualTo(
                        "programs in shop/cart-0 get 10.97.0.4, fd00::4 for cart.shop.svc.cluster.local. after 1.0 ms and"
                                + " 1 name tried.");
        assertThat(network.asked())
                .containsExactly(
                        "10.96.0.10 udp cart.shop.svc.cluster.local. A",
                        "10.96.0.10 udp cart.shop.svc.cluster.local. AAAA",
                        "10.96.0.10 udp cart.shop.svc.cluster.local. A",
                        "10.96.0.10 tcp cart.shop.svc.cluster.local. A");
    }

    @Test
    void aNameOutsideTheClusterIsAStorm() {
        FakeServers network =
                new FakeServers().name("www.example.com.", "192.0.2.7").good("10.96.0.10");
        DnsResult result = asker.ask(network, DnsAsker.POD, "www.example.com");
        assertThat(asker.of(DnsStage.LOOKUP))
                .extracting(DnsAttempt::outcome)
                .containsExactly(
                        DnsOutcome.NXDOMAIN,
                        DnsOutcome.NXDOMAIN,
                        DnsOutcome.NXDOMAIN,
                        DnsOutcome.NXDOMAIN,
                        DnsOutcome.NXDOMAIN,
                        DnsOutcome.NXDOMAIN,
                        DnsOutcome.ANSWERED,
                        DnsOutcome.NODATA);
        assertThat(result.names()).hasSize(4).endsWith("www.example.com.");
        assertThat(codes(result)).containsExactly("WARN dns-search-storm www.example.com");
        assertThat(result.passed()).isTrue();
        assertThat(result.verdict()).contains("192.0.2.7", "4 names tried", "(dns-search-storm)", "fewer than 5 dots");
    }

    @Test
    void aNameThatIsNowhereIsToldAsProgramsAreTold() {
        DnsResult result = asker.ask(new FakeServers().good("10.96.0.10"), DnsAsker.POD, "nowhere");
        assertThat(result.failure()).isEqualTo(DnsFailure.EAI_NONAME);
        assertThat(result.name()).isNull();
        assertThat(result.passed()).isFalse();
        // the servers are well: that a name is not there is no fault of theirs
        assertThat(result.findings()).isEmpty();
        assertThat(result.verdict())
                .startsWith(
                        "programs in shop/cart-0 are told 'Name or service not known' (EAI_NONAME) after 4.0 ms and 4 names tried.");
    }

    @Test
    void aSilentServerCostsTenSecondsANameAndTheNameAsTypedIsStillTried() {
        FakeServers network = new FakeServers().silent("10.96.0.10");
        DnsResult result = asker.ask(network, DnsAsker.POD, "cart");
        assertThat(result.failure()).isEqualTo(DnsFailure.EAI_AGAIN);
        // 5 s twice for the first of the search list, which ends it, and twice for the name as it was typed
        assertThat(result.elapsed()).isEqualTo(Duration.ofSeconds(20));
        assertThat(result.names()).containsExactly("cart.shop.svc.cluster.local.", "cart.");
        assertThat(codes(result)).containsExactly("FAIL dns-server-unreachable 10.96.0.10");
        assertThat(result.verdict()).contains("'Temporary failure in name resolution' (EAI_AGAIN) after 20.0 s");
    }

    @Test
    void threeSilentServersAreWaitedForAsGlibcWaits() {
        FakeServers network =
                new FakeServers().silent("10.0.0.1").silent("10.0.0.2").silent("10.0.0.3");
        DnsResult result =
                asker.ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\n", "cart.", 1);
        // 5, 10/3 and 20/3 whole seconds, twice
        assertThat(result.elapsed()).isEqualTo(Duration.ofSeconds(2 * (5 + 3 + 6)));
    }

    @Test
    void aDeadFirstServerIsTheCauseThoughTheSecondAnswers() {
        FakeServers network =
                new FakeServers().name("cart.", "10.97.0.4").silent("10.0.0.1").good("10.0.0.2");
        DnsResult result = asker.ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.");
        assertThat(result.elapsed()).isEqualTo(Duration.ofMillis(5001));
        assertThat(codes(result)).containsExactly("FAIL dns-server-unreachable 10.0.0.1", "WARN dns-slow cart.");
        assertThat(result.passed()).isFalse();
    }

    @Test
    void aDeadSecondServerOnlyWarns() {
        FakeServers network =
                new FakeServers().name("cart.", "10.97.0.4").good("10.0.0.1").closed("10.0.0.2");
        DnsResult result = asker.ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.");
        assertThat(codes(result)).containsExactly("WARN dns-server-unreachable 10.0.0.2");
        assertThat(result.servers().get(1).udp()).isEqualTo(DnsOutcome.CLOSED);
        assertThat(result.passed()).isTrue();
    }

    @Test
    void closedEverywhereEndsAtOnce() {
        DnsResult result = asker.ask(new FakeServers().closed("10.96.0.10"), DnsAsker.POD, "cart");
        assertThat(result.failure()).isEqualTo(DnsFailure.EAI_AGAIN);
        assertThat(result.names()).containsExactly("cart.shop.svc.cluster.local.");
        assertThat(result.elapsed()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void aServerThatCantFindOutIsAskedAgainAndEachNameIsTried() {
        FakeServers network = new FakeServers().rcode("10.96.0.10", 2);
        DnsResult result = asker.ask(network, DnsAsker.POD, "cart", 1);
        assertThat(asker.of(DnsStage.LOOKUP)).hasSize(8).allMatch(one -> one.outcome() == DnsOutcome.SERVFAIL);
        assertThat(result.failure()).isEqualTo(DnsFailure.EAI_AGAIN);
        assertThat(codes(result)).startsWith("FAIL dns-server-failing 10.96.0.10");
        assertThat(result.verdict()).contains("it answers SERVFAIL");
    }

    @Test
    void aRefusalIsPassedOnToTheNextServer() {
        FakeServers network = new FakeServers()
                .name("cart.", "10.97.0.4")
                .rcode("10.0.0.1", 5)
                .good("10.0.0.2");
        DnsResult result = asker.ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.", 1);
        assertThat(asker.of(DnsStage.LOOKUP))
                .extracting(DnsAttempt::outcome)
                .containsExactly(DnsOutcome.REFUSED, DnsOutcome.ANSWERED);
        assertThat(codes(result)).containsExactly("FAIL dns-server-failing 10.0.0.1");
    }

    @Test
    void aNameThatExistsWithoutAnAddressIsToldApart() {
        FakeServers network = new FakeServers().name("cart.").good("10.96.0.10");
        DnsResult result = asker.ask(network, "nameserver 10.96.0.10\n", "cart.");
        assertThat(asker.of(DnsStage.LOOKUP)).extracting(DnsAttempt::outcome).containsOnly(DnsOutcome.NODATA);
        assertThat(result.failure()).isEqualTo(DnsFailure.EAI_NODATA);
    }

    @Test
    void whatDoesNotFitIsAskedForAgainOverTcp() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4").big("10.96.0.10");
        DnsResult result = asker.ask(network, "nameserver 10.96.0.10\n", "cart.", 1);
        assertThat(network.asked()).startsWith("10.96.0.10 udp cart. A", "10.96.0.10 tcp cart. A");
        assertThat(asker.of(DnsStage.LOOKUP))
                .extracting(DnsAttempt::outcome)
                .containsExactly(DnsOutcome.TRUNCATED, DnsOutcome.ANSWERED);
        assertThat(addresses(result)).containsExactly("10.97.0.4");
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void useVcAsksOverTcpOnly() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4").good("10.96.0.10");
        asker.ask(network, "nameserver 10.96.0.10\noptions use-vc\n", "cart.", 1);
        assertThat(network.asked()).startsWith("10.96.0.10 tcp cart. A");
    }

    @Test
    void anAnswerToAnotherQuestionDoesNotCount() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4").good("10.0.0.2");
        network.server("10.0.0.1", (question, probe) -> network.answered(question, true));
        DnsResult result = asker.ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.", 1);
        assertThat(asker.of(DnsStage.LOOKUP))
                .extracting(DnsAttempt::outcome)
                .containsExactly(DnsOutcome.WRONG, DnsOutcome.ANSWERED);
        assertThat(asker.of(DnsStage.LOOKUP).get(0).problem()).startsWith("its id is ");
        assertThat(codes(result)).containsExactly("FAIL dns-server-failing 10.0.0.1");
    }

    /** The race of two tracked connections: A and AAAA leave together, one is dropped, the program waits 5 s. */
    @Test
    void aDropOfOneOfTwoIsAskedAgainOneByOne() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4", "fd00::4");
        int[] count = {0};
        network.server(
                "10.96.0.10", (question, probe) -> ++count[0] == 2 ? Fate.LOST : network.answered(question, false));
        DnsResult result = asker.ask(network, "nameserver 10.96.0.10\n", "cart.");
        assertThat(addresses(result)).containsExactlyInAnyOrder("10.97.0.4", "fd00::4");
        assertThat(result.elapsed()).isEqualTo(Duration.ofMillis(5002));
        assertThat(asker.of(DnsStage.LOOKUP))
                .extracting(DnsAttempt::round, DnsAttempt::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, DnsOutcome.ANSWERED),
                        org.assertj.core.groups.Tuple.tuple(1, DnsOutcome.TIMED_OUT),
                        org.assertj.core.groups.Tuple.tuple(2, DnsOutcome.ANSWERED),
                        org.assertj.core.groups.Tuple.tuple(2, DnsOutcome.ANSWERED));
        assertThat(codes(result)).containsExactly("WARN dns-slow cart.");
        assertThat(result.findings().get(0).reason()).contains("single-request");
    }

    @Test
    void anAnswerAfterItsTimeIsLateAndNotLost() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4").good("10.0.0.2");
        network.server(
                "10.0.0.1",
                (question, probe) -> new Fate(
                        io.podwire.api.probe.Outcome.ANSWERED,
                        Duration.ofMillis(5000 + 1),
                        null,
                        null,
                        network.answered(question, false).payload()));
        asker.ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.", 1);
        assertThat(asker.attempts())
                .filteredOn(one -> one.outcome() == DnsOutcome.LATE)
                .first()
                .satisfies(one -> {
                    assertThat(one.round()).isEqualTo(1);
                    assertThat(one.latency()).isEqualTo(Duration.ofMillis(5001));
                });
    }

    @Test
    void afterCtrlCWhatWasSeenIsToldAndNothingJudgedAsDone() {
        FakeServers network = new FakeServers().silent("10.96.0.10");
        DnsSettings settings = ResolvConf.read(new ResolverFile("f", DnsAsker.POD), null);
        List<Server> servers = List.of(Server.parse("10.96.0.10"));
        Inquiry inquiry = new Inquiry(
                "cart",
                "host",
                settings,
                null,
                SearchList.of("cart", settings),
                List.of(1),
                servers,
                List.of(),
                Cluster.UNKNOWN,
                Duration.ofSeconds(1),
                Language.EN);
        try (DnsRun run = new DnsRun(inquiry, new FakeProber(network), new Random(1))) {
            assertThat(run.next(Duration.ofMillis(10))).isNull();
            assertThat(run.ended()).isFalse();
            run.cancel();
            assertThat(run.next(Duration.ofSeconds(9))).isNull();
            assertThat(run.ended()).isTrue();
            assertThat(run.summary().failure()).isNull();
            assertThat(run.summary().passed()).isFalse();
            assertThat(run.summary().verdict()).startsWith("ended before a program would have known: 1 question");
        }
    }
}
