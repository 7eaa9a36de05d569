package io.podwire.shell.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void equalTextsHaveNone() {
        assertThat(Difference.of(List.of("a", "b"), List.of("a", "b"))).isEmpty();
        assertThat(Difference.of(List.of(), List.of())).isEmpty();
    }

    @Test
    void marksWhatIsOnlyInOne() {
        assertThat(Difference.of(List.of("a", "b", "c", "d"), List.of("a", "x", "c", "d", "e")))
                .containsExactly("  a", "- b", "+ x", "  c", "  d", "+ e");
        assertThat(Difference.of(List.of("a"), List.of())).containsExactly("- a");
        assertThat(Difference.of(List.of(), List.of("a"))).containsExactly("+ a");
    }
}
