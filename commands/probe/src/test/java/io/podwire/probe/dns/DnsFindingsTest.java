package io.podwire.probe.dns;

import static io.podwire.probe.dns.DnsAsker.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.pod.ServiceEndpoint;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.DnsStage;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.verdict.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found wrong, with Services in front of the servers and without, and how it is said. */
class DnsFindingsTest {

    private final DnsAsker asker = new DnsAsker();

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
        DnsResult result = asker.ask(
                network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5", "10.244.1.7")), Language.EN, 1);
        assertThat(asker.of(DnsStage.ENDPOINT))
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
        DnsResult result =
                asker.ask(network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-server-unreachable 10.96.0.10 of kube-system/kube-dns");
        assertThat(result.findings().get(0).reason()).startsWith("its endpoints answer and it does not");
    }

    @Test
    void aServiceWithoutEndpointsIsNamedSo() {
        FakeServers network = new FakeServers().closed("10.96.0.10");
        DnsResult result = asker.ask(network, "nameserver 10.96.0.10\n", "cart.", List.of(dns()), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL service-no-endpoints 10.96.0.10 of kube-system/kube-dns");
    }

    @Test
    void aDeadEndpointIsTheCauseWhereTheServiceSeemsDead() {
        FakeServers network =
                new FakeServers().silent("10.96.0.10").good("10.244.0.5").silent("10.244.1.7");
        DnsResult result = asker.ask(
                network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5", "10.244.1.7")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-server-unreachable 10.244.1.7 behind kube-system/kube-dns");
    }

    @Test
    void anEndpointThatKnowsLessThanTheOthersFails() {
        FakeServers network =
                new FakeServers().name("cart.", "10.97.0.4").good("10.96.0.10").rcode("10.244.0.5", 3);
        DnsResult result =
                asker.ask(network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-server-failing 10.244.0.5 behind kube-system/kube-dns");
    }

    @Test
    void anAddressThatIsNobodysIsBadConfigWhereTheClustersDnsIsKnown() {
        FakeServers network = new FakeServers().silent("10.96.0.53");
        DnsResult result =
                asker.ask(network, "nameserver 10.96.0.53\n", "cart.", List.of(dns("10.244.0.5")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-config-wrong 10.96.0.53");
        assertThat(result.verdict())
                .endsWith(
                        "it does not answer, and is no Service's address; the cluster's DNS, kube-system/kube-dns, is at"
                                + " 10.96.0.10.");
        DnsResult cache = asker.ask(
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
        DnsResult result = asker.ask(network, conf, "cart", 1);
        assertThat(codes(result)).containsExactly("FAIL dns-config-wrong /etc/resolv.conf");
        assertThat(result.verdict()).contains("its search list is that of namespace default, and the pod is in shop");
        assertThat(asker.ask(network, conf, "cart.shop", 1).findings()).isEmpty();
    }

    @Test
    void whatFailsBehindAServiceIsNotSaidOfItTwice() {
        FakeServers network = new FakeServers().rcode("10.96.0.10", 2).rcode("10.244.0.5", 2);
        DnsResult result =
                asker.ask(network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5")), Language.EN, 1);
        assertThat(codes(result)).containsExactly("FAIL dns-server-failing 10.244.0.5 behind kube-system/kube-dns");
    }

    @Test
    void whereNobodyListensNobodyWaits() {
        FakeServers network = new FakeServers()
                .closed("10.96.0.10")
                .closed("10.244.0.5")
                .name("cart.", "10.97.0.4")
                .good("10.244.1.7");
        DnsResult result = asker.ask(
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
        DnsResult result = asker.ask(network, DnsAsker.POD, "www.example.com", List.of(), Language.ZH, 1);
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
        DnsResult dead = asker.ask(
                network, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5", "10.244.1.7")), Language.ZH, 1);
        assertThat(dead.verdict())
                .endsWith("原因（dns-server-unreachable）：10.244.1.7 behind kube-system/kube-dns："
                        + "它没有应答；每个被该 Service 转到那里的查询都会白等。");
        FakeServers astray = new FakeServers().silent("10.96.0.10").good("10.244.0.5");
        DnsResult rules =
                asker.ask(astray, "nameserver 10.96.0.10\n", "cart.", List.of(dns("10.244.0.5")), Language.ZH, 1);
        assertThat(rules.verdict()).endsWith("它的端点都有应答，它自己却没有：节点规则或 NAT 没有把查询转过去。");
        DnsResult failing = asker.ask(
                new FakeServers().rcode("10.96.0.10", 2),
                "nameserver 10.96.0.10\n",
                "cart.",
                List.of(),
                Language.ZH,
                1);
        assertThat(failing.findings()).first().extracting(Finding::reason).isEqualTo("它应答 SERVFAIL");
    }

    @Test
    void aSettingsFileThatNamesNobodyIsTheCause() {
        DnsResult result = asker.ask(new FakeServers().closed("127.0.0.1"), "search cluster.local\n", "cart.", 1);
        assertThat(result.findings())
                .first()
                .extracting(Finding::code, Finding::verdict)
                .containsExactly("dns-config-wrong", Verdict.FAIL);
    }
}
