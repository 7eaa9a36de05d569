package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.CommandLines;
import io.podwire.shell.CommandLines.Told;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code podwire --on worker-1 dns … --in shop/cart-0} in the lab two-nodes: each fault of its names is told by its own code. */
@TestInstance(Lifecycle.PER_CLASS)
class DnsInTheLabTest {

    private final CommandLines commands = new CommandLines();
    private final LabUnderTest lab = LabUnderTest.named("two-nodes");

    @BeforeAll
    void up() {
        lab.assumePossible();
        lab.up();
    }

    @AfterAll
    void down() {
        commands.close();
        lab.down();
    }

    private Told dns(String name) {
        return commands.run(
                "--on", "worker-1", "dns", name, "--in", "shop/cart-0", "--timeout-each", "2s", "--tries", "1");
    }

    @Test
    void whatIsWellIsAnsweredByTheEndpointToo() {
        Told told = dns("web");
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.err())
                .contains("get 10.96.0.80, fd00:10:96::80 for web.shop.svc.cluster.local. after ")
                .doesNotContain("cause (", "note (", "also: ");
        assertThat(told.lines("endpoint ")).hasSize(2).allMatch(line -> line.contains("10.244.2.3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dns-nameserver-wrong | web | 1 | cause (dns-config-wrong): 10.96.0.53: it does not answer, and is no Service's",
                "dns-search-wrong | web | 1 | its search list is that of namespace default, and the pod is in shop",
                "dns-server-down | web | 1 | cause (dns-server-unreachable): 10.244.2.3 behind kube-system/kube-dns: nobody listens",
                "dns-servfail | web | 1 | cause (dns-server-failing): 10.244.2.3 behind kube-system/kube-dns: it answers SERVFAIL",
                "dns-silent | web | 1 | cause (dns-server-unreachable): 10.244.2.3 behind kube-system/kube-dns: it does not answer",
                "dns-slow | web | 0 | note (dns-slow): web: it took ",
                "dns-search-storm | www.example.com | 0 | note (dns-search-storm): www.example.com: 8 other names were asked"
            })
    void eachFaultIsTold(String fault, String name, int code, String sentence) {
        lab.breaks(fault);
        try {
            Told told = dns(name);
            assertThat(told.err()).contains(sentence);
            assertThat(told.err()).contains(lab.faults().find(fault).code().code());
            assertThat(told.code()).isEqualTo(code);
        } finally {
            lab.mends(fault);
        }
    }
}
