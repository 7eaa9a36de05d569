package io.podwire.probe.mtu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MtuSearchTest {

    private static final int FLOOR = 84;

    /** Runs a search to its end. @return how many trials it had */
    private static int run(MtuSearch search, int tries, IntPredicate arrives) {
        int trials = 0;
        for (int size = search.next(); size > 0; size = search.next()) {
            assertThat(++trials).as("trials").isLessThan(200);
            boolean any = false;
            for (int i = 0; i < tries && !any; i++) {
                any = arrives.test(size);
            }
            if (any) {
                search.passed(size);
            } else {
                search.silent(size);
            }
        }
        return trials;
    }

    @ParameterizedTest
    @ValueSource(ints = {84, 85, 576, 1280, 1399, 1400, 1404, 1499})
    void silenceIsSearchedByHalves(int limit) {
        MtuSearch search = new MtuSearch(FLOOR, 1500, 3);
        int trials = run(search, 3, size -> size <= limit);
        assertThat(search.passes()).isEqualTo(limit);
        assertThat(search.fails()).isEqualTo(limit + 1);
        assertThat(search.silence()).isTrue();
        assertThat(trials).isLessThanOrEqualTo(15);
    }

    @Test
    void whatPassesWholeTakesTwoTrials() {
        MtuSearch search = new MtuSearch(FLOOR, 1500, 3);
        assertThat(run(search, 3, size -> true)).isEqualTo(2);
        assertThat(search.passes()).isEqualTo(1500);
        assertThat(search.fails()).isNull();
    }

    @Test
    void whoTellsTheMtuIsTriedAndChecked() {
        MtuSearch search = new MtuSearch(FLOOR, 9000, 3);
        int trials = 0;
        for (int size = search.next(); size > 0; size = search.next()) {
            trials++;
            if (size <= 1400) {
                search.passed(size);
            } else {
                search.tooBig(size, 1400);
            }
        }
        assertThat(trials).isEqualTo(4);
        assertThat(search.passes()).isEqualTo(1400);
        assertThat(search.fails()).isEqualTo(1401);
        assertThat(search.silence()).isFalse();
    }

    /** A router that lies, or an old one that tells no MTU, only costs trials. */
    @ParameterizedTest
    @ValueSource(ints = {0, 68, 296, 1500, 9999})
    void aWrongMtuIsNotBelieved(int told) {
        MtuSearch search = new MtuSearch(FLOOR, 9000, 3);
        for (int size = search.next(); size > 0; size = search.next()) {
            if (size <= 1400) {
                search.passed(size);
            } else {
                search.tooBig(size, told == 0 ? null : told);
            }
        }
        assertThat(search.passes()).isEqualTo(1400);
    }

    @Test
    void aHintThatIsRightSavesTrials() {
        MtuSearch search = new MtuSearch(FLOOR, 1500, 3);
        search.hint(1450);
        assertThat(run(search, 3, size -> size <= 1450)).isEqualTo(5);
        assertThat(search.passes()).isEqualTo(1450);
    }

    @Test
    void whereNothingPassesItIsOver() {
        MtuSearch search = new MtuSearch(FLOOR, 1500, 3);
        assertThat(run(search, 3, size -> false)).isEqualTo(2);
        assertThat(search.passes()).isNull();
    }

    /** A third of everything is lost, and the limit is found all the same: a thousand worlds, of which chance may spoil one. */
    @Test
    void lossIsNotTakenForSize() {
        int wrong = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            MtuSearch search = new MtuSearch(FLOOR, 1500, 3);
            search.loss(0.33);
            run(search, 3, size -> size <= 1400 && random.nextInt(3) > 0);
            wrong += Integer.valueOf(1400).equals(search.passes()) ? 0 : 1;
        }
        assertThat(wrong).isLessThanOrEqualTo(1);
    }
}
