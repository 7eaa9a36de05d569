package io.podwire.shell.render.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.render.live.LatencyChart.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyChartTest {

    private static final double MS = 1e6;

    private static Track track(double... values) {
        Track track = new Track();
        for (int i = 0; i < values.length; i++) {
            track.set(i + 1, values[i]);
        }
        return track;
    }

    private static String drawn(boolean ascii, Track track, int width) {
        LiveLine line = new LiveLine();
        new LatencyChart(ascii).add(line, track, width, Scale.of(List.of(track), width));
        return line.text(1000, false);
    }

    @Test
    void blocksGoFromTheShortestToTheLongest() {
        Track track = track(1 * MS, 2 * MS, 3 * MS, 4 * MS, 5 * MS, 6 * MS, 7 * MS, 8 * MS);
        assertThat(drawn(false, track, 8)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(drawn(true, track, 8)).isEqualTo("_.-=+*%#");
    }

    @Test
    void theNewestStandsAtTheRightAndSetsTheScale() {
        assertThat(drawn(false, track(100 * MS, 1 * MS, 2 * MS), 2)).isEqualTo("▁█");
        assertThat(drawn(false, track(1 * MS, 2 * MS), 5)).isEqualTo("   ▁█");
    }

    @Test
    void noiseIsNoMountain() {
        assertThat(drawn(false, track(1.00 * MS, 1.01 * MS, 1.02 * MS, 1.00 * MS), 4))
                .isEqualTo("▁▁▁▁");
        assertThat(drawn(false, track(1 * MS), 1)).isEqualTo("▁");
        assertThat(drawn(false, track(0, 0), 2)).isEqualTo("▁▁");
    }

    @Test
    void eachOutcomeHasItsSign() {
        Track track =
                track(1 * MS, Track.LOST, Track.LATE, Track.REFUSED, Track.NOT_SENT, Track.LIMITED, Track.OPEN, 2 * MS);
        assertThat(drawn(false, track, 8)).isEqualTo("▁x?!-· █");
        assertThat(drawn(true, track, 8)).isEqualTo("_x?!-~ #");
    }

    @Test
    void nothingButLossHasNoScale() {
        Track track = track(Track.LOST, Track.LOST);
        assertThat(Scale.of(List.of(track), 2).empty()).isTrue();
        assertThat(drawn(false, track, 2)).isEqualTo("xx");
    }

    @Test
    void aTrackKeepsTheNewestWhateverTheOrder() {
        Track track = new Track();
        track.set(3, 3);
        track.set(1, 1);
        assertThat(track.at(1)).isEqualTo(1);
        assertThat(track.at(2)).isEqualTo(Track.OPEN);
        assertThat(track.at(3)).isEqualTo(3);
        track.set(3 + 2L * Track.LENGTH, 9);
        assertThat(track.at(3)).isEqualTo(Track.OPEN);
        assertThat(track.at(3 + Track.LENGTH)).isEqualTo(Track.OPEN);
        assertThat(track.at(2 + 2L * Track.LENGTH)).isEqualTo(Track.OPEN);
        // too old to be kept: it must not stand where a newer one stands
        track.set(3 + Track.LENGTH, 4);
        assertThat(track.at(3 + 2L * Track.LENGTH)).isEqualTo(9);
    }
}
