package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.PathChange;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.ProbeRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path that changes while it is looked at, and two equal ones, through routers of the kernel's. */
class PathWaysTest {

    /** That all of them take the same of two ways has a chance of one in half a million. */
    private static final int FLOWS = 20;

    private TwoWays ways;

    @BeforeEach
    void build() {
        ways = new TwoWays();
    }

    @AfterEach
    void remove() {
        if (ways != null) {
            ways.close();
        }
    }

    private static void nothingIsMissing(PathReport report, int rounds) {
        assertThat(report.hops())
                .hasSize(4)
                .allSatisfy(hop -> assertThat(hop.lost() + hop.limited())
                        .as("hop %s", hop.hop())
                        .isZero());
        assertThat(report.reached()).isEqualTo(rounds);
        assertThat(report.verdicts()).noneMatch(verdict -> verdict.verdict() == Verdict.FAIL);
    }

    private static List<String> addresses(PathHop hop) {
        return hop.addresses().stream().map(one -> one.address().toString()).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRouteThatIsReplacedIsSaidWithItsTimeAndIsNoLoss(boolean v6) {
        Instant[] replaced = new Instant[2];
        PathReport report = LookedAt.from(ways.client(), "-r -n -c 16 -i 0.1 -G 1 " + ways.server(v6), round -> {
            if (round.round() == 8 && replaced[0] == null) {
                replaced[0] = Instant.now();
                ways.takeLower(v6);
                replaced[1] = Instant.now();
            }
        });
        nothingIsMissing(report, 16);
        PathChange change = report.changes().get(0);
        assertThat(change.hop()).isEqualTo(2);
        assertThat(report.changes())
                .as("over IPv6 the join answers from the link that it was asked by")
                .hasSize(v6 ? 2 : 1)
                .allMatch(each -> each.round() == change.round());
        assertThat(change.before()).hasToString(ways.upper(v6));
        assertThat(change.after()).hasToString(ways.lower(v6));
        assertThat(change.round()).isGreaterThan(8);
        // nobody can see it before the next round, nor later than that is answered
        assertThat(change.at()).isBetween(replaced[0], replaced[1].plus(Duration.ofSeconds(1)));
        assertThat(addresses(report.hops().get(1))).containsExactly(ways.lower(v6), ways.upper(v6));
        assertThat(LookedAt.rules(report)).containsExactly(ProbeRule.PATH_CHANGED, ProbeRule.CLEAN);
        assertThat(LookedAt.verdict(report, ProbeRule.PATH_CHANGED).evidence()).containsEntry("changes", "1");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "'', true", "'-u ', false", "'-u ', true"})
    void oneFlowTakesOneOfEqualWays(String protocol, boolean v6) {
        ways.takeBoth(v6);
        PathReport report = LookedAt.from(ways.client(), protocol + "-r -n -c 20 -i 0.05 -G 1 " + ways.server(v6));
        nothingIsMissing(report, 20);
        assertThat(report.hops()).allSatisfy(hop -> assertThat(hop.addresses()).hasSize(1));
        assertThat(report.changes()).isEmpty();
        assertThat(LookedAt.rules(report)).containsExactly(ProbeRule.CLEAN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void severalFlowsTakeBothOnRequestAndThatIsNoChange(boolean v6) {
        ways.takeBoth(v6);
        PathReport report =
                LookedAt.from(ways.client(), "-u --flows " + FLOWS + " -r -n -c 60 -i 0.05 -G 1 " + ways.server(v6));
        nothingIsMissing(report, 60);
        assertThat(addresses(report.hops().get(1))).containsExactlyInAnyOrder(ways.upper(v6), ways.lower(v6));
        assertThat(report.changes()).isEmpty();
        assertThat(report.hops()).noneMatch(PathHop::balanced);
    }

    /** What the page of mtr-probe says: Linux does not look at their identifiers. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void echoRequestsOfAllFlowsTakeOneWay(boolean v6) {
        ways.takeBoth(v6);
        PathReport report =
                LookedAt.from(ways.client(), "--flows " + FLOWS + " -r -n -c 20 -i 0.05 -G 1 " + ways.server(v6));
        nothingIsMissing(report, 20);
        assertThat(report.hops().get(1).addresses()).hasSize(1);
    }

    /** Each of its probes is a connection from another port, and so another flow. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectionsTakeTurnsAndThatIsSaid(boolean v6) {
        ways.takeBoth(v6);
        PathReport report =
                LookedAt.from(ways.client(), "--rate-limit-off -T -P 9 -r -n -c 40 -i 0.05 -G 1 " + ways.server(v6));
        nothingIsMissing(report, 40);
        assertThat(addresses(report.hops().get(1))).containsExactlyInAnyOrder(ways.upper(v6), ways.lower(v6));
        assertThat(report.hops().get(1).balanced()).isTrue();
    }
}
