package io.podwire.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final CountDownLatch stuck = new CountDownLatch(1);
    private final Patience patience = new Patience(Duration.ofMillis(300), 2);

    @AfterEach
    void letGo() {
        stuck.countDown();
    }

    private Integer hangOn(int item, int... bad) {
        if (IntStream.of(bad).anyMatch(one -> one == item)) {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return item % 5 == 4 ? null : item;
    }

    private static List<Integer> numbers(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    @Test
    void readsInOrderAndLeavesOutWhatIsNull() {
        Patience.Read<Integer, Integer> read = patience.readAll(numbers(10), i -> hangOn(i));

        assertThat(read.results()).containsExactly(0, 1, 2, 3, 5, 6, 7, 8);
        assertThat(read.hung()).isEmpty();
        assertThat(read.unread()).isEmpty();
    }

    @Test
    void oneThatHangsStopsNoOther() {
        Patience.Read<Integer, Integer> read = patience.readAll(numbers(8), i -> hangOn(i, 7));
        assertThat(read.results()).containsExactly(0, 1, 2, 3, 5, 6);
        assertThat(read.hung()).containsExactly(7);
        assertThat(read.unread()).isEmpty();
    }

    @Test
    void whenManyHangTheRestIsGivenUp() {
        Patience.Read<Integer, Integer> read = patience.readAll(numbers(8), i -> hangOn(i, 0, 2, 3));

        assertThat(read.results()).containsExactly(1);
        assertThat(read.hung()).containsExactly(0, 2);
        assertThat(read.unread()).containsExactly(3, 4, 5, 6, 7);
    }

    @Test
    void aReadingThatComesBackLateIsNotCounted() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Patience.Read<Integer, Integer> read = patience.readAll(numbers(3), i -> {
            calls.incrementAndGet();
            return hangOn(i, 0);
        });
        stuck.countDown();
        Thread.sleep(50);

        assertThat(read.results()).containsExactly(1, 2);
        assertThat(calls).hasValue(3);
    }

    @Test
    void aDefectIsThrownToTheCaller() {
        assertThatThrownBy(() -> patience.readAll(numbers(3), i -> {
                    throw new IllegalStateException("defect");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
