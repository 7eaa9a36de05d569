package io.podwire.shell.render.live;

import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.shell.render.live.LatencyChart.Scale;
import io.podwire.shell.render.live.LiveScreen.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows below the lines of {@code paping}, {@code ping} and {@code udp}: for each target its counts, and a chart of its newest times. */
final class ProbeView implements LiveView {

    /** A chart that is shorter than this tells nothing. */
    private static final int LEAST_CHART = 8;

    /** What the shortest or the longest time takes beside a chart, with a blank: a timeout may be 99999 ms. */
    private static final int LABEL = 8;

    /** Each that is shown keeps its newest times, 8 KiB; thousands may be probed. */
    private static final int MOST_SHOWN = 256;

    private final LatencyChart chart;
    private final Map<ProbeTarget, TargetTrack> targets = new LinkedHashMap<>();
    private int begun;

    ProbeView(boolean ascii) {
        chart = new LatencyChart(ascii);
    }

    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public void take(Object event) {
        if (event instanceof Started started) {
            begun++;
            of(started.target());
        } else if (event instanceof Probed probed) {
            TargetTrack track = of(probed.target());
            if (track != null) {
                track.take(probed);
            }
        }
    }

    /** Null for one that no terminal is high enough to show. */
    private TargetTrack of(ProbeTarget target) {
        return targets.size() < MOST_SHOWN ? targets.computeIfAbsent(target, TargetTrack::new) : targets.get(target);
    }

    /** Half of the terminal at most, since the lines are what one reads: with many targets charts go first, then targets. */
    @Override
    public List<LiveLine> lines(Size size) {
        int most = Math.max(1, size.rows() / 2);
        boolean charts = 2 * targets.size() <= most;
        int named = charts || targets.size() <= most ? targets.size() : most - 1;
        List<LiveLine> lines = new ArrayList<>();
        for (TargetTrack target : targets.values()) {
            if (named-- == 0) {
                break;
            }
            lines.add(target.figures(size.columns()));
            if (charts) {
                lines.add(chart(target.track(), size.columns()));
            }
        }
        int others = Math.max(begun, targets.size()) - (charts ? lines.size() / 2 : lines.size());
        if (others > 0) {
            lines.add(LiveLine.of("and " + others + (others == 1 ? " target" : " targets") + " more"));
        }
        return lines;
    }

    private LiveLine chart(Track track, int columns) {
        int room = columns - 2 * LABEL;
        if (room < LEAST_CHART) {
            return new LiveLine();
        }
        int width = (int) Math.min(room, track.newest());
        Scale scale = Scale.of(List.of(track), width);
        LiveLine line = LiveLine.of(scale.empty() ? "" : TargetTrack.millis(scale.least()) + " ");
        chart.add(line, track, width, scale);
        return scale.empty() ? line : line.add(" " + TargetTrack.millis(scale.most()));
    }
}
