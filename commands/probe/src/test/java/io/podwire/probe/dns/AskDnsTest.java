package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadUse;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.net.Netns;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.value.IpAddress;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AskDnsTest {

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);

    private final FakeServers network = new FakeServers()
            .name("cart.shop.svc.cluster.local.", "10.97.0.4")
            .name("4.0.97.10.in-addr.arpa.")
            .good("10.96.0.10")
            .good("10.0.0.9");
    private final FakeHost host = new FakeHost("node-1", new FakeNetwork(OWN))
            .resolver(new ResolverFile(
                    "/etc/resolv.conf", "nameserver 10.96.0.10\nsearch svc.cluster.local\noptions ndots:5\n"));

    @SuppressWarnings("unchecked")
    private DnsResult run(List<DnsAttempt> into, String... words) {
        host.prober(new FakeProber(network));
        Object result = CommandIndex.load().find("dns").load().call(arguments(words), new FakeSession(host));
        try (Running<DnsAttempt, DnsResult> running = (Running<DnsAttempt, DnsResult>) result) {
            while (!running.ended()) {
                DnsAttempt attempt = running.next(Duration.ofSeconds(1));
                if (attempt != null) {
                    into.add(attempt);
                }
            }
            return running.summary();
        }
    }

    /** {@code KEY=VALUE}; a switch has no value. */
    private static Map<String, Object> arguments(String... words) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            arguments.put(
                    equals < 0 ? word : word.substring(0, equals), equals < 0 ? true : word.substring(equals + 1));
        }
        return arguments;
    }

    private List<String> asked(String... words) {
        run(new ArrayList<>(), words);
        return network.asked();
    }

    @Test
    void whatTheHostsFileHasIsSaidBeforeAllElse() {
        host.hosts(new ResolverFile("/etc/hosts", "192.0.2.9 cart.shop\n"));
        DnsResult result = run(new ArrayList<>(), "name=cart.shop", "lookupOnly");
        assertThat(result.hosts().addresses()).containsExactly(IpAddress.parse("192.0.2.9"));
        assertThat(result.verdict())
                .startsWith(
                        "the hosts file of host (/etc/hosts) has the name: 192.0.2.9, and programs that read it ask no"
                                + " server. By DNS alone: programs in host get 10.97.0.4 for cart.shop.svc.cluster.local.");
        assertThat(run(new ArrayList<>(), "name=cart.shop", "dryRun").verdict())
                .startsWith("the hosts file of host (/etc/hosts) has the name: 192.0.2.9");
        assertThat(run(new ArrayList<>(), "name=cart.shop", "lookupOnly", "lang=zh")
                        .verdict())
                .startsWith("host 的 hosts 文件（/etc/hosts）已有该名称：192.0.2.9");
    }

    /** No server is asked by itself then, and the lookup alone has to tell. */
    @Test
    void theCauseIsTheServerThatSettledNothing() {
        network.rcode("10.96.0.10", 5).silent("10.0.0.8").closed("10.0.0.7");
        assertThat(run(new ArrayList<>(), "name=cart.shop", "lookupOnly").verdict())
                .endsWith("cause (dns-server-failing): 10.96.0.10: asked for cart.shop. it answers REFUSED.");
        assertThat(causeAt("10.0.0.8")).isEqualTo("(dns-server-unreachable): 10.0.0.8: it does not answer.");
        assertThat(causeAt("10.0.0.7")).isEqualTo("(dns-server-unreachable): 10.0.0.7: nobody listens there.");
        assertThat(causeAt("10.0.0.77"))
                .isEqualTo("(dns-server-unreachable): 10.0.0.77: it can't be reached: ENETUNREACH (Network is"
                        + " unreachable).");
    }

    private String causeAt(String server) {
        return run(new ArrayList<>(), "name=cart.shop", "lookupOnly", "at=@" + server)
                .verdict()
                .split("cause ")[1];
    }

    @Test
    void theHostsFileIsNoAnswerToWhatIsAskedOtherwise() {
        host.hosts(new ResolverFile("/etc/hosts", "192.0.2.9 cart.shop\n"));
        for (String other : List.of("types=MX", "at=@10.0.0.9", "servers=10.0.0.9")) {
            assertThat(run(new ArrayList<>(), "name=cart.shop", "lookupOnly", other)
                            .hosts())
                    .as(other)
                    .isNull();
        }
    }

    @Test
    void asksAsThePlaceDoes() {
        assertThat(asked("name=cart.shop", "lookupOnly"))
                .containsExactly(
                        "10.96.0.10 udp cart.shop.svc.cluster.local. A",
                        "10.96.0.10 udp cart.shop.svc.cluster.local. AAAA");
    }

    @Test
    void anotherServerIsAskedInEitherOrder() {
        assertThat(asked("name=@10.0.0.9", "at=cart.shop", "lookupOnly", "types=a"))
                .containsExactly("10.0.0.9 udp cart.shop.svc.cluster.local. A");
        assertThat(asked("name=cart.shop", "at=@10.0.0.9", "lookupOnly", "types=A"))
                .hasSize(2);
        assertThat(asked("name=cart.shop", "servers=10.0.0.9", "lookupOnly", "types=A"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("10.0.0.9 "));
    }

    @Test
    void theNameOfAnAddressIsAskedWithoutAnySearch() {
        assertThat(asked("reverse=10.97.0.4", "lookupOnly"))
                .containsExactly("10.96.0.10 udp 4.0.97.10.in-addr.arpa. PTR");
    }

    @Test
    void typesAndTransportAreTheUsersToChoose() {
        assertThat(asked("name=cart", "noSearch", "tcp", "types=srv,TXT,TYPE64", "lookupOnly"))
                .containsExactly("10.96.0.10 tcp cart. SRV", "10.96.0.10 tcp cart. TXT", "10.96.0.10 tcp cart. SVCB");
    }

    @Test
    void aDryRunListsAndSendsNothing() {
        List<DnsAttempt> planned = new ArrayList<>();
        DnsResult result = run(planned, "name=cart", "dryRun", "types=A");
        assertThat(planned)
                .extracting(one -> one.stage() + " " + one.name() + " " + one.outcome())
                .containsExactly(
                        "LOOKUP cart.svc.cluster.local. " + DnsOutcome.PLANNED,
                        "LOOKUP cart. PLANNED",
                        "SERVER cart. PLANNED",
                        "SERVER cart. PLANNED");
        assertThat(network.asked()).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(result.questions()).isEqualTo(2);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("no name to ask"),
                bad("no name to ask", "name=@10.0.0.9"),
                bad("two names, 'a' and 'b'", "name=a", "at=b"),
                bad("is no domain name", "name=a..b"),
                bad("is no server", "name=a", "at=@ns.example"),
                bad("is no server", "name=a", "at=@10.0.0.9:70000"),
                bad("is no type of records", "name=a", "types=X"),
                bad("is no type of records", "name=a", "types=A,"),
                bad("expected 1 to 5", "name=a", "tries=0"),
                bad("more than 0", "name=a", "timeoutEach=0s"),
                bad("one too many", "name=a", "reverse=10.0.0.1"),
                bad("no language", "name=a", "lang=de"),
                bad("10", "name=a", "timeoutEach=10"));
    }

    private static Arguments bad(String message, String... words) {
        return Arguments.of(message, words);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatMakesNoQuestionIsRefusedBeforeAnythingIsSent(String message, String[] words) {
        assertThatThrownBy(() -> run(new ArrayList<>(), words))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining(message);
        assertThat(network.asked()).isEmpty();
    }
}
