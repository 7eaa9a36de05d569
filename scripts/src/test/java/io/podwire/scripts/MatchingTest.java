package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.FakeRunning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private final List<Integer> asked = new ArrayList<>();
    private final FakeRunning<Integer, String> all =
            new FakeRunning<>(IntStream.range(0, 100).boxed().toList(), "sum");
    private final Matching<Integer, String> tens = new Matching<>(all, n -> {
        asked.add(n);
        return n % 10 == 0;
    });

    @Test
    void asksForNoMoreThanTheNextThatIsWanted() {
        assertThat(tens.next(Duration.ofSeconds(9))).isZero();
        assertThat(asked).containsExactly(0);
        assertThat(tens.next(Duration.ofSeconds(9))).isEqualTo(10);
        assertThat(asked).hasSize(11);
    }

    @Test
    void doesNotOutstayTheReadersPatience() {
        tens.next(Duration.ZERO);

        assertThat(tens.next(Duration.ZERO)).as("1 is not wanted").isNull();
        assertThat(tens.ended()).isFalse();
        assertThat(asked).containsExactly(0, 1);
    }

    @Test
    void endsWithTheOther() {
        int seen = 0;
        while (!tens.ended()) {
            seen += tens.next(Duration.ofSeconds(9)) == null ? 0 : 1;
        }
        assertThat(seen).isEqualTo(10);
        assertThat(tens.summary()).isEqualTo("sum");
    }
}
