package io.podwire.analysis.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the beginning of a loss is told rightly, on paths that lose by chance; and how often a hop is wronged. */
class OnsetTest {

    private static final int PATHS = 400;

    /** Paths of so many hops that lose that share from one hop to the end. */
    private static List<List<Toll>> paths(int hops, int onset, double share, int probes) {
        Random random = new Random(20_260_105);
        List<List<Toll>> all = new ArrayList<>();
        for (int i = 0; i < PATHS; i++) {
            Paths path = Paths.of(probes);
            for (int hop = 1; hop <= hops; hop++) {
                long lost = hop < onset
                        ? 0
                        : random.doubles(probes)
                                .filter(chance -> chance < share)
                                .count();
                if (hop < hops) {
                    path.hop(lost);
                } else {
                    path.target(lost);
                }
            }
            all.add(path.report().hops().stream().map(Toll::of).toList());
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "5, 3, 0.3, 60, 0.95",
        "5, 5, 0.2, 60, 0.95",
        "5, 1, 0.2, 60, 0.95",
        "13, 4, 0.2, 60, 0.95",
        "13, 4, 0.5, 10, 0.7",
        "13, 12, 0.1, 60, 0.5",
        "13, 7, 0.02, 600, 0.9"
    })
    void theTrueBeginningIsAmongThoseThatAreSaidToBePossible(
            int hops, int onset, double share, int probes, double exactly) {
        int right = 0;
        int exact = 0;
        for (List<Toll> way : paths(hops, onset, share, probes)) {
            Onset told = Onset.of(way);
            if (told == null) {
                right++;
                continue;
            }
            int after = told.lastGood() == null ? 0 : told.lastGood().hop().hop();
            if (after < onset && onset <= told.first().hop().hop()) {
                right++;
                exact += told.exact() ? 1 : 0;
            }
        }
        assertThat((double) right / PATHS).as("the truth is among them").isGreaterThan(0.93);
        assertThat((double) exact / PATHS).as("and told exactly").isGreaterThan(exactly);
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 0.3, 60", "13, 4, 0.2, 60", "13, 1, 0.5, 60", "13, 2, 0.02, 600", "30, 10, 0.1, 100"})
    void ofHopsThatLoseAlikeNoneIsSaidToLoseMore(int hops, int onset, double share, int probes) {
        long wronged = paths(hops, onset, share, probes).stream()
                .filter(way -> !Excess.of(way).isEmpty())
                .count();
        assertThat((double) wronged / PATHS).isLessThan(0.07);
    }

    @Test
    void aHopThatLimitsIsProvenByTheBestOneBehindIt() {
        List<Toll> way = Paths.of(100).hop(0).hop(40).hop(0).hop(20).target(22).report().hops().stream()
                .map(Toll::of)
                .toList();
        assertThat(Excess.of(way)).singleElement().satisfies(excess -> {
            assertThat(excess.at().hop().hop()).isEqualTo(2);
            assertThat(excess.behind().hop().hop()).isEqualTo(3);
        });
    }
}
