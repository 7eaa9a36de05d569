package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.DnsStage;
import io.podwire.probe.verdict.Language;
import io.podwire.testkit.FakeProber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Asks names of {@link FakeServers}, and keeps each attempt. */
final class DnsAsker {

    static final String POD = """
            nameserver 10.96.0.10
            search shop.svc.cluster.local svc.cluster.local cluster.local
            options ndots:5
            """;

    private final List<DnsAttempt> attempts = new ArrayList<>();

    /** All, in the order in which they ended. */
    List<DnsAttempt> attempts() {
        return attempts;
    }

    DnsResult ask(FakeServers network, String conf, String name, int... types) {
        return ask(network, conf, name, List.of(), Language.EN, types);
    }

    DnsResult ask(
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

    /** Those of one stage. */
    List<DnsAttempt> of(DnsStage stage) {
        return attempts.stream().filter(one -> one.stage() == stage).toList();
    }

    /** Verdict, code and subject of each finding, the cause first. */
    static List<String> codes(DnsResult result) {
        return result.findings().stream()
                .map(one -> one.verdict() + " " + one.code() + " " + one.subject())
                .toList();
    }

    /** In the order of the answer. */
    static List<String> addresses(DnsResult result) {
        return result.answers().stream()
                .map(record -> ((DnsRecord.Address) record.value()).address().toString())
                .toList();
    }
}
