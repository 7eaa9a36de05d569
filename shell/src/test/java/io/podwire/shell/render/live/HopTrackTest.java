package io.podwire.shell.render.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.HopTimes;
import io.podwire.api.probe.PathHop;
import io.podwire.shell.render.live.LatencyChart.Scale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HopTrackTest {

    private final HopTrack hop = new HopTrack();

    /** The hop's sums, and the newest round trip in milliseconds. */
    private void told(long answered, long late, long lost, long limited, int waiting, long last) {
        Duration rtt = Duration.ofMillis(last);
        HopTimes times = answered == 0 ? null : new HopTimes(rtt, rtt, rtt, rtt, rtt, rtt, rtt, rtt, rtt, rtt);
        long sent = answered + late + lost + limited + waiting;
        hop.take(new PathHop(
                3, List.of(), false, false, sent, answered, late, lost, limited, waiting, 0, times, List.of(), null));
    }

    private String drawn() {
        LiveLine line = new LiveLine();
        Track track = hop.track();
        int width = (int) track.newest();
        new LatencyChart(true).add(line, track, width, Scale.of(List.of(track), width));
        return line.text(80, false);
    }

    @Test
    void eachRoundIsAColumn() {
        told(1, 0, 0, 0, 0, 1);
        told(2, 0, 0, 0, 0, 2);
        told(2, 0, 0, 0, 1, 2);
        assertThat(drawn()).isEqualTo("_# ");
        told(3, 0, 1, 0, 0, 1);
        assertThat(drawn()).isEqualTo("_#x_");
    }

    @Test
    void whatCameLateWasNotLost() {
        told(1, 0, 0, 0, 0, 1);
        told(1, 0, 1, 0, 0, 1);
        told(2, 0, 1, 0, 0, 2);
        assertThat(drawn()).isEqualTo("_x#");
        told(2, 1, 0, 0, 0, 2);
        assertThat(drawn()).isEqualTo("_?#");
    }

    @Test
    void whatALimitTookIsNoLoss() {
        told(1, 0, 0, 0, 0, 1);
        told(1, 0, 2, 0, 0, 1);
        assertThat(drawn()).isEqualTo("_xx");
        told(1, 0, 0, 2, 0, 1);
        assertThat(drawn()).isEqualTo("_~~");
        told(2, 0, 0, 2, 0, 2);
        assertThat(drawn()).isEqualTo("_~~#");
    }

    @Test
    void aHopThatTurnsOutToBeNearerBeginsAnew() {
        told(0, 0, 5, 0, 0, 0);
        told(1, 0, 0, 0, 0, 1);
        assertThat(drawn()).isEqualTo("_");
    }

    @Test
    void roundsThatWereToldTogether() {
        told(4, 0, 1, 0, 0, 1);
        assertThat(drawn()).hasSize(5).contains("x");
    }
}
