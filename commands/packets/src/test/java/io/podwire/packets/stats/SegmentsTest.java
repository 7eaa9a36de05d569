package io.podwire.packets.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.packets.stats.Segments.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

    private static final long ROUND_TRIP = 1_000_000;

    private final Segments segments = new Segments();

    private Kind add(long sequence, int length, long nanos) {
        return segments.add(sequence & 0xffff_ffffL, length, 0, nanos, ROUND_TRIP);
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 0xffff_ff00L, 0x7fff_ff00L})
    void whatFillsAGapWasOvertakenOrSentAgain(long begin) {
        assertThat(add(begin, 100, 0)).isEqualTo(Kind.NEW);
        assertThat(add(begin + 200, 100, 10)).isEqualTo(Kind.NEW);
        assertThat(add(begin + 100, 100, 20)).isEqualTo(Kind.OVERTAKEN);
        assertThat(add(begin + 100, 100, 30)).isEqualTo(Kind.REPEATED);
        assertThat(add(begin + 400, 100, 40)).isEqualTo(Kind.NEW);
        assertThat(add(begin + 300, 100, 40 + ROUND_TRIP)).isEqualTo(Kind.REPEATED);
        assertThat(add(begin + 500, 100, 50)).isEqualTo(Kind.NEW);
    }

    @Test
    void aGapIsFilledInPieces() {
        add(0, 100, 0);
        add(1000, 100, 1);
        assertThat(add(500, 100, 2)).isEqualTo(Kind.OVERTAKEN);
        assertThat(add(500, 100, 3)).isEqualTo(Kind.REPEATED);
        assertThat(add(100, 400, 4)).isEqualTo(Kind.OVERTAKEN);
        assertThat(add(550, 450, 5)).isEqualTo(Kind.OVERTAKEN);
        assertThat(add(100, 900, 6)).isEqualTo(Kind.REPEATED);
    }

    @Test
    void aQuestionWhetherTheOtherIsThereIsNoRepetition() {
        add(0, 100, 0);
        assertThat(add(99, 1, 1)).isEqualTo(Kind.KEEP_ALIVE);
        assertThat(add(99, 0, 1)).isEqualTo(Kind.NEW);
        assertThat(add(98, 2, 1)).isEqualTo(Kind.REPEATED);
    }

    @Test
    void aSegmentWithOldAndNewBytesIsARepetitionAndGoesOn() {
        add(0, 100, 0);
        assertThat(add(50, 100, 1)).isEqualTo(Kind.REPEATED);
        assertThat(add(150, 100, 2)).isEqualTo(Kind.NEW);
    }

    @Test
    void inWhateverOrderEachByteIsNewOnceWhileGapsAreFew() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            Segments way = new Segments();
            List<Integer> order = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                order.add(i);
                order.add(i);
            }
            Collections.shuffle(order, random);
            long begin = random.nextInt() & 0xffff_ffffL;
            way.add(begin, 10, 0, 0, ROUND_TRIP);
            int repeated = 0;
            for (int at : order) {
                if (way.add((begin + at * 10L) & 0xffff_ffffL, 10, 0, 1, ROUND_TRIP) == Kind.REPEATED) {
                    repeated++;
                }
            }
            assertThat(repeated).isEqualTo(12);
        }
    }
}
