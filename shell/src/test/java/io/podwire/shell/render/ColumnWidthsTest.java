package io.podwire.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.render.ColumnWidths.Wish;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {

    @Test
    void leavesWhatFits() {
        assertThat(ColumnWidths.fit(List.of(new Wish(10, 5, 1), new Wish(20, 0, 0)), 32))
                .containsExactly(10, 20);
    }

    @Test
    void cutsTheWidestFirst() {
        assertThat(ColumnWidths.fit(List.of(new Wish(10, 5, 1), new Wish(20, 5, 0)), 22))
                .containsExactly(10, 10);
        assertThat(ColumnWidths.fit(List.of(new Wish(10, 5, 1), new Wish(20, 5, 0)), 20))
                .containsExactly(9, 9);
    }

    @Test
    void dropsTheLeastImportantWhenCuttingIsNotEnough() {
        assertThat(ColumnWidths.fit(List.of(new Wish(10, 0, 2), new Wish(20, 18, 0), new Wish(9, 0, 5)), 32))
                .containsExactly(10, 20, 0);
        assertThat(ColumnWidths.fit(List.of(new Wish(10, 0, 2), new Wish(20, 18, 0), new Wish(9, 0, 5)), 25))
                .containsExactly(0, 20, 0);
    }

    @Test
    void squeezesWhatMustStay() {
        assertThat(ColumnWidths.fit(List.of(new Wish(60, 0, 0), new Wish(60, 0, 0)), 80))
                .containsExactly(39, 39);
    }

    @Test
    void neverGoesBeyondTheRoom() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            List<Wish> wishes = random.ints(1 + random.nextInt(12), 1, 60)
                    .mapToObj(width -> new Wish(width, random.nextInt(width + 1), random.nextInt(4)))
                    .toList();
            int used = -ColumnWidths.GAP;
            for (int width : ColumnWidths.fit(wishes, 80)) {
                used += width == 0 ? 0 : width + ColumnWidths.GAP;
            }
            assertThat(used).as("%s", wishes).isLessThanOrEqualTo(80);
        }
    }
}
