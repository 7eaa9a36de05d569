package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.pod.ServiceEndpoint;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsFailure;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.DnsStage;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.verdict.Language;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnsRunTest {

    private static final String POD = """
            nameserver 10.96.0.10
            search shop.svc.cluster.local svc.cluster.local cluster.local
            options ndots:5
            """;

    private final List<DnsAttempt> attempts = new ArrayList<>();

    private DnsResult ask(FakeServers network, String conf, String name, int... types) {
        return ask(network, conf, name, List.of(), Language.EN, types);
    }

    private DnsResult ask(
            FakeServers network,
            String conf,
            String name,
            List<ServiceAddress> services,
            Language language,
            int... types) {
        DnsSettings settings = ResolvConf.read(new ResolverFile("/etc/resolv.conf", conf), null);
        List<Server> servers =
                settings.servers().stream().map(one -> new Server(one, 53)).toList();
        List<Integer> asked = types.length == 0
                ? List.of(1, 28)
                : java.util.Arrays.stream(types).boxed().toList();
        Inquiry inquiry = new Inquiry(
                name,
                "shop/cart-0",
                settings,
                null,
                SearchList.of(name, settings),
                asked,
                servers,
                Candidates.of(servers, Answer.of(services)),
                new Cluster("shop", services),
                Duration.ofSeconds(2),
                language);
        FakeProber prober = new FakeProber(network);
        DnsResult result;
        try (DnsRun run = new DnsRun(inquiry, prober, new Random(1))) {
            while (!run.ended()) {
                DnsAttempt attempt = run.next(Duration.ofMillis(100));
                if (attempt != null) {
                    attempts.add(attempt);
                }
            }
            assertThat(run.next(Duration.ofSeconds(1))).isNull();
            result = run.summary();
        }
        assertThat(prober.closed()).isTrue();
        return result;
    }

    private List<DnsAttempt> of(DnsStage stage) {
        return attempts.stream().filter(one -> one.stage() == stage).toList();
    }

    private static List<String> codes(DnsResult result) {
        return result.findings().stream()
                .map(one -> one.verdict() + " " + one.code() + " " + one.subject())
                .toList();
    }

    private static List<String> addresses(DnsResult result) {
        return result.answers().stream()
                .map(record -> ((DnsRecord.Address) record.value()).address().toString())
                .toList();
    }

    @Test
    void aServiceIsAnsweredByTheFirstNameOfTheSearchList() {
        FakeServers network = new FakeServers()
                .name("cart.shop.svc.cluster.local.", "10.97.0.4", "fd00::4")
                .good("10.96.0.10");
        DnsResult result = ask(network, POD, "cart");
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
        DnsResult result = ask(network, POD, "www.example.com");
        assertThat(of(DnsStage.LOOKUP))
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
        DnsResult result = ask(new FakeServers().good("10.96.0.10"), POD, "nowhere");
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
        DnsResult result = ask(network, POD, "cart");
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
        DnsResult result = ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\n", "cart.", 1);
        // 5, 10/3 and 20/3 whole seconds, twice
        assertThat(result.elapsed()).isEqualTo(Duration.ofSeconds(2 * (5 + 3 + 6)));
    }

    @Test
    void aDeadFirstServerIsTheCauseThoughTheSecondAnswers() {
        FakeServers network =
                new FakeServers().name("cart.", "10.97.0.4").silent("10.0.0.1").good("10.0.0.2");
        DnsResult result = ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.");
        assertThat(result.elapsed()).isEqualTo(Duration.ofMillis(5001));
        assertThat(codes(result)).containsExactly("FAIL dns-server-unreachable 10.0.0.1", "WARN dns-slow cart.");
        assertThat(result.passed()).isFalse();
    }

    @Test
    void aDeadSecondServerOnlyWarns() {
        FakeServers network =
                new FakeServers().name("cart.", "10.97.0.4").good("10.0.0.1").closed("10.0.0.2");
        DnsResult result = ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.");
        assertThat(codes(result)).containsExactly("WARN dns-server-unreachable 10.0.0.2");
        assertThat(result.servers().get(1).udp()).isEqualTo(DnsOutcome.CLOSED);
        assertThat(result.passed()).isTrue();
    }

    @Test
    void closedEverywhereEndsAtOnce() {
        DnsResult result = ask(new FakeServers().closed("10.96.0.10"), POD, "cart");
        assertThat(result.failure()).isEqualTo(DnsFailure.EAI_AGAIN);
        assertThat(result.names()).containsExactly("cart.shop.svc.cluster.local.");
        assertThat(result.elapsed()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void aServerThatCantFindOutIsAskedAgainAndEachNameIsTried() {
        FakeServers network = new FakeServers().rcode("10.96.0.10", 2);
        DnsResult result = ask(network, POD, "cart", 1);
        assertThat(of(DnsStage.LOOKUP)).hasSize(8).allMatch(one -> one.outcome() == DnsOutcome.SERVFAIL);
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
        DnsResult result = ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.", 1);
        assertThat(of(DnsStage.LOOKUP))
                .extracting(DnsAttempt::outcome)
                .containsExactly(DnsOutcome.REFUSED, DnsOutcome.ANSWERED);
        assertThat(codes(result)).containsExactly("FAIL dns-server-failing 10.0.0.1");
    }

    @Test
    void aNameThatExistsWithoutAnAddressIsToldApart() {
        FakeServers network = new FakeServers().name("cart.").good("10.96.0.10");
        DnsResult result = ask(network, "nameserver 10.96.0.10\n", "cart.");
        assertThat(of(DnsStage.LOOKUP)).extracting(DnsAttempt::outcome).containsOnly(DnsOutcome.NODATA);
        assertThat(result.failure()).isEqualTo(DnsFailure.EAI_NODATA);
    }

    @Test
    void whatDoesNotFitIsAskedForAgainOverTcp() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4").big("10.96.0.10");
        DnsResult result = ask(network, "nameserver 10.96.0.10\n", "cart.", 1);
        assertThat(network.asked()).startsWith("10.96.0.10 udp cart. A", "10.96.0.10 tcp cart. A");
        assertThat(of(DnsStage.LOOKUP))
                .extracting(DnsAttempt::outcome)
                .containsExactly(DnsOutcome.TRUNCATED, DnsOutcome.ANSWERED);
        assertThat(addresses(result)).containsExactly("10.97.0.4");
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void useVcAsksOverTcpOnly() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4").good("10.96.0.10");
        ask(network, "nameserver 10.96.0.10\noptions use-vc\n", "cart.", 1);
        assertThat(network.asked()).startsWith("10.96.0.10 tcp cart. A");
    }

    @Test
    void anAnswerToAnotherQuestionDoesNotCount() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4").good("10.0.0.2");
        network.server("10.0.0.1", (question, probe) -> network.answered(question, true));
        DnsResult result = ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.", 1);
        assertThat(of(DnsStage.LOOKUP))
                .extracting(DnsAttempt::outcome)
                .containsExactly(DnsOutcome.WRONG, DnsOutcome.ANSWERED);
        assertThat(of(DnsStage.LOOKUP).get(0).problem()).startsWith("its id is ");
        assertThat(codes(result)).containsExactly("FAIL dns-server-failing 10.0.0.1");
    }

    /** The race of two tracked connections: A and AAAA leave together, one is dropped, the program waits 5 s. */
    @Test
    void aDropOfOneOfTwoIsAskedAgainOneByOne() {
        FakeServers network = new FakeServers().name("cart.", "10.97.0.4", "fd00::4");
        int[] count = {0};
        network.server(
                "10.96.0.10", (question, probe) -> ++count[0] == 2 ? Fate.LOST : network.answered(question, false));
        DnsResult result = ask(network, "nameserver 10.96.0.10\n", "cart.");
        assertThat(addresses(result)).containsExactlyInAnyOrder("10.97.0.4", "fd00::4");
        assertThat(result.elapsed()).isEqualTo(Duration.ofMillis(5002));
        assertThat(of(DnsStage.LOOKUP))
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
        ask(network, "nameserver 10.0.0.1\nnameserver 10.0.0.2\n", "cart.", 1);
        assertThat(attempts)
                .filteredOn(one -> one.outcome() == DnsOutcome.LATE)
                .first()
                .satisfies(one -> {
                    assertThat(one.round()).isEqualTo(1);
                    assertThat(one.latency()).isEqualTo(Duration.ofMillis(5001));
                });
    }

    private static ServiceAddress dns(String... endpoints) {
        return new ServiceAddress(
                "kube-system",
                "kube-dns",
                "dns",
                IpAddress.parse("10.96.0.10"),
                "udp",
                53,
                "iptables",
                List.of(endpoints).stream()
                        .map(one -> new ServiceEndpoint(IpAddress.parse(one), 53))
                        .toList());
    }

    @Test
    void aDeadEndpointOfTwoIsNamedThoughTheServiceAnswers() {
        FakeServers network = new FakeServers()
                .name("cart.", "10.97.0.4")
                .good("10.96.0.10")
                .good("10.244.0.5")
                .silent("10.244.1.7");
        DnsResult result = ask(
                network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5", "10.244.1.7")), Language.EN, 1);
        assertThat(of(DnsStage.ENDPOINT))
                .extracting(one -> one.server() + " " + one.protocol() + " " + one.outcome())
                .containsExactlyInAnyOrder(
                        "10.244.0.5 UDP ANSWERED",
                        "10.244.0.5 TCP_MESSAGE ANSWERED",
                        "10.244.1.7 UDP TIMED_OUT",
                        "10.244.1.7 TCP_MESSAGE TIMED_OUT");
        assertThat(codes(result)).containsExactly("FAIL dns-server-unreachable 10.244.1.7 behind kube-system/kube-dns");
        assertThat(result.passed()).isFalse();
        assertThat(result.verdict())
                .contains("10.97.0.4")
                .contains("each lookup that the Service sends there waits in vain");
    }

    @Test
    void aServiceThatIsDeadThoughItsEndpointsLiveIsTheRulesFault() {
        FakeServers network = new FakeServers().silent("10.96.0.10").good("10.244.0.5");
        DnsResult result = ask(network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-server-unreachable 10.96.0.10 of kube-system/kube-dns");
        assertThat(result.findings().get(0).reason()).startsWith("its endpoints answer and it does not");
    }

    @Test
    void aServiceWithoutEndpointsIsNamedSo() {
        FakeServers network = new FakeServers().closed("10.96.0.10");
        DnsResult result = ask(network, "nameserver 10.96.0.10\n", "cart.", List.of(dns()), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL service-no-endpoints 10.96.0.10 of kube-system/kube-dns");
    }

    @Test
    void aDeadEndpointIsTheCauseWhereTheServiceSeemsDead() {
        FakeServers network =
                new FakeServers().silent("10.96.0.10").good("10.244.0.5").silent("10.244.1.7");
        DnsResult result = ask(
                network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5", "10.244.1.7")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-server-unreachable 10.244.1.7 behind kube-system/kube-dns");
    }

    @Test
    void anEndpointThatKnowsLessThanTheOthersFails() {
        FakeServers network =
                new FakeServers().name("cart.", "10.97.0.4").good("10.96.0.10").rcode("10.244.0.5", 3);
        DnsResult result = ask(network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-server-failing 10.244.0.5 behind kube-system/kube-dns");
    }

    @Test
    void anAddressThatIsNobodysIsBadConfigWhereTheClustersDnsIsKnown() {
        FakeServers network = new FakeServers().silent("10.96.0.53");
        DnsResult result = ask(network, "nameserver 10.96.0.53\n", "cart.", List.of(dns("10.244.0.5")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-config-wrong 10.96.0.53");
        assertThat(result.verdict())
                .endsWith(
                        "it does not answer, and is no Service's address; the cluster's DNS, kube-system/kube-dns, is at"
                                + " 10.96.0.10.");
        DnsResult cache = ask(
                new FakeServers().silent("169.254.20.10"),
                "nameserver 169.254.20.10\n",
                "cart.",
                List.of(dns("10.244.0.5")),
                Language.EN,
                1);
        assertThat(codes(cache)).containsExactly("FAIL dns-server-unreachable 169.254.20.10");
    }

    @Test
    void aSearchListOfAnotherNamespaceIsBadConfigWhereTheNameIsNotFound() {
        String conf = "nameserver 10.96.0.10\nsearch default.svc.cluster.local svc.cluster.local\noptions ndots:5\n";
        FakeServers network = new FakeServers()
                .name("cart.shop.svc.cluster.local.", "10.97.0.4")
                .good("10.96.0.10");
        DnsResult result = ask(network, conf, "cart", 1);
        assertThat(codes(result)).containsExactly("FAIL dns-config-wrong /etc/resolv.conf");
        assertThat(result.verdict()).contains("its search list is that of namespace default, and the pod is in shop");
        assertThat(ask(network, conf, "cart.shop", 1).findings()).isEmpty();
    }

    @Test
    void whatFailsBehindAServiceIsNotSaidOfItTwice() {
        FakeServers network = new FakeServers().rcode("10.96.0.10", 2).rcode("10.244.0.5", 2);
        DnsResult result = ask(network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-server-failing 10.244.0.5 behind kube-system/kube-dns");
    }

    @Test
    void whereNobodyListensNobodyWaits() {
        FakeServers network = new FakeServers()
                .closed("10.96.0.10")
                .closed("10.244.0.5")
                .name("cart.", "10.97.0.4")
                .good("10.244.1.7");
        DnsResult result = ask(
                network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5", "10.244.1.7")), Language.EN, 1);
        assertThat(result.verdict())
                .endsWith(
                        "10.244.0.5 behind kube-system/kube-dns: nobody listens there; each lookup that the Service sends"
                                + " there fails.");
    }

    @Test
    void theVerdictIsGivenInChineseToo() {
        FakeServers network =
                new FakeServers().name("www.example.com.", "192.0.2.7").good("10.96.0.10");
        DnsResult result = ask(network, POD, "www.example.com", List.of(), Language.ZH, 1);
        assertThat(result.verdict())
                .isEqualTo("shop/cart-0 中的程序尝试 4 个名称，4.0 ms后得到 www.example.com. 的结果：192.0.2.7。"
                        + "提示（dns-search-storm）：www.example.com：搜索列表展开：在它之前还查询了 3 个名称，"
                        + "因为点数少于 ndots:5；名称末尾加点即可只查一次。");
    }

    /** Each reason is told in Chinese as what it is, not by its code alone. */
    @Test
    void aChineseReasonSaysAsMuchAsTheEnglishOne() {
        FakeServers network = new FakeServers()
                .name("cart.", "10.97.0.4")
                .good("10.96.0.10")
                .good("10.244.0.5")
                .silent("10.244.1.7");
        DnsResult dead = ask(
                network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5", "10.244.1.7")), Language.ZH, 1);
        assertThat(dead.verdict())
                .endsWith("原因（dns-server-unreachable）：10.244.1.7 behind kube-system/kube-dns："
                        + "它没有应答；每个被该 Service 转到那里的查询都会白等。");
        FakeServers astray = new FakeServers().silent("10.96.0.10").good("10.244.0.5");
        DnsResult rules = ask(astray, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5")), Language.ZH, 1);
        assertThat(rules.verdict()).endsWith("它的端点都有应答，它自己却没有：节点规则或 NAT 没有把查询转过去。");
        DnsResult failing = ask(
                new FakeServers().rcode("10.96.0.10", 2),
                "nameserver 10.96.0.10\n",
                "cart.",
                List.of(),
                Language.ZH,
                1);
        assertThat(failing.findings()).first().extracting(Finding::reason).isEqualTo("它应答 SERVFAIL");
    }

    @Test
    void afterCtrlCWhatWasSeenIsToldAndNothingJudgedAsDone() {
        FakeServers network = new FakeServers().silent("10.96.0.10");
        DnsSettings settings = ResolvConf.read(new ResolverFile("f", POD), null);
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

    @Test
    void aSettingsFileThatNamesNobodyIsTheCause() {
        DnsResult result = ask(new FakeServers().closed("127.0.0.1"), "search cluster.local\n", "cart.", 1);
        assertThat(result.findings())
                .first()
                .extracting(Finding::code, Finding::verdict)
                .containsExactly("dns-config-wrong", Verdict.FAIL);
    }
}
