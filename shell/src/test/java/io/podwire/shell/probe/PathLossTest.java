package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.ProbeRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What routers of the kernel's lose and what they only do not say. Sixty rounds, one a second, are in bench/path. */
@TestInstance(Lifecycle.PER_CLASS)
class PathLossTest {

    private static final int ROUTERS = 4;
    private static final int LOSSY = 3;
    private static final int ROUNDS = 150;
    private static final String SHARE = "0.3";

    /** 150 trials of 0.3: 45, and six standard deviations of 5.6 to either side. */
    private static final long LEAST = 12;

    private static final long MOST = 78;

    private RouterChain chain;

    @BeforeAll
    void build() {
        chain = new RouterChain(ROUTERS);
        chain.unlimited();
    }

    @AfterAll
    void remove() {
        if (chain != null) {
            chain.close();
        }
    }

    private PathReport look(boolean v6) {
        return LookedAt.from(
                chain.client(),
                "-r -n -c " + ROUNDS + " -i 0.02 -G 1 --rate-limit-off " + (v6 ? chain.server6() : chain.server4()));
    }

    private static long missing(PathHop hop) {
        return hop.lost() + hop.limited();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-u ", "-T -P 9 "})
    void oncePerSecondNothingIsMissing(String protocol) {
        try (RouterChain limited = new RouterChain(2)) {
            PathReport report = LookedAt.from(limited.client(), protocol + "-r -n -c 4 " + limited.server4());
            assertThat(report.hops()).hasSize(3).allSatisfy(hop -> {
                assertThat(hop.sent()).isEqualTo(4);
                assertThat(hop.answered()).isEqualTo(4);
            });
            assertThat(report.reached()).isEqualTo(4);
            assertThat(LookedAt.rules(report)).containsExactly(ProbeRule.CLEAN);
        }
    }

    @Test
    void fasterThanRoutersTellIsNoLoss() {
        try (RouterChain limited = new RouterChain(2)) {
            PathReport report = LookedAt.from(limited.client(), "-r -n -c 40 -i 0.05 " + limited.server4());
            for (PathHop hop : report.hops().subList(0, 2)) {
                assertThat(hop.limited()).as("hop %s", hop.hop()).isPositive();
                assertThat(hop.lost()).isZero();
                assertThat(hop.remark()).isEqualTo("limited by our own rate");
            }
            assertThat(missing(report.hops().get(2))).isZero();
            assertThat(report.good()).isTrue();
            assertThat(LookedAt.rules(report)).containsExactly(ProbeRule.CLEAN, ProbeRule.OUR_OWN_RATE);
            assertThat(report.verdicts()).noneMatch(verdict -> verdict.verdict() == Verdict.FAIL);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatARouterOnlyDoesNotSayIsMissingAtThatHopOnly(boolean v6) {
        LookedAt.needs("ip6tables", "to lose packets with");
        String kind = v6 ? "ipv6-icmp --icmpv6-type time-exceeded" : "icmp --icmp-type time-exceeded";
        PathReport report = chain.whileDropping(LOSSY, v6, "OUTPUT -p " + kind, SHARE, () -> look(v6));
        assertThat(report.hops()).hasSize(ROUTERS + 1);
        for (PathHop hop : report.hops()) {
            assertThat(missing(hop))
                    .as("hop %s", hop.hop())
                    .isBetween(hop.hop() == LOSSY ? LEAST : 0, hop.hop() == LOSSY ? MOST : 0);
            assertThat(hop.lost()).isZero();
        }
        assertThat(report.reached()).isEqualTo(ROUNDS);
        assertThat(LookedAt.rules(report)).containsExactly(ProbeRule.CLEAN, ProbeRule.OUR_OWN_RATE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatARouterDoesNotForwardIsMissingFromThereToTheEnd(boolean v6) {
        LookedAt.needs("ip6tables", "to lose packets with");
        String target = v6 ? chain.server6() : chain.server4();
        PathReport report = chain.whileDropping(LOSSY, v6, "FORWARD -d " + target, SHARE, () -> look(v6));
        assertThat(report.hops()).hasSize(ROUTERS + 1);
        for (PathHop hop : report.hops()) {
            assertThat(missing(hop))
                    .as("hop %s", hop.hop())
                    .isBetween(hop.hop() > LOSSY ? LEAST : 0, hop.hop() > LOSSY ? MOST : 0);
        }
        PathHop last = report.hops().get(ROUTERS);
        assertThat(last.lost()).isEqualTo(missing(last));
        // while the path's length is not known yet, a probe with a higher TTL may have got through
        assertThat(ROUNDS - report.reached()).isBetween(last.lost() - 5, last.lost());
        assertThat(LookedAt.verdict(report, ProbeRule.LOSS_TO_THE_END).evidence())
                .containsEntry("hop", Integer.toString(ROUTERS + 1))
                .containsEntry("last good hop", Integer.toString(LOSSY))
                .containsEntry("hops between", "1");
    }
}
