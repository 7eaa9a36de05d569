package io.podwire.shell.render.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.RttClock;
import io.podwire.api.value.IpAddress;
import io.podwire.shell.render.live.LiveScreen.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProbeViewTest {

    private static final Size USUAL = new Size(80, 24);
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private static ProbeTarget tcp(String host, String address, int port) {
        return new ProbeTarget(host, IpAddress.parse(address), ProbeProtocol.TCP, port);
    }

    private static Started started(ProbeTarget target) {
        return new Started(target, null, null, 0, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private static Probed probed(ProbeTarget target, long sequence, Outcome outcome, long micros) {
        Duration rtt = micros < 0 ? null : Duration.ofNanos(micros * 1000);
        RttClock clock = rtt == null ? null : RttClock.TCP_INFO;
        return new Probed(NOW, target, sequence, outcome, rtt, clock, null, null, null, null, null, null);
    }

    private static String shown(LiveView view, Size size) {
        List<LiveLine> lines = view.lines(size);
        assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(size.columns()));
        return lines.stream().map(line -> line.text(size.columns(), false)).collect(Collectors.joining("\n"));
    }

    private static ProbeView oneOfEach() {
        ProbeTarget target = tcp("web.shop", "10.0.0.7", 80);
        ProbeView view = new ProbeView(false);
        view.take(started(target));
        long[] micros = {800, 1200, 950, 2400, 5100};
        for (int i = 0; i < micros.length; i++) {
            view.take(probed(target, i + 1, Outcome.ANSWERED, micros[i]));
        }
        view.take(probed(target, 6, Outcome.TIMED_OUT, -1));
        view.take(probed(target, 7, Outcome.TIMED_OUT, -1));
        view.take(probed(target, 7, Outcome.LATE, 1_300_000));
        view.take(probed(target, 8, Outcome.REFUSED, 400));
        view.take(probed(target, 9, Outcome.ANSWERED, 1000));
        return view;
    }

    @Test
    void countsAndAChart() {
        assertThat(shown(oneOfEach(), USUAL))
                .isEqualTo("web.shop:80  9 probes  6 answered  1 lost (11.1%)  1 refused  1 late\n"
                        + "0.800ms ▁▁▁▃█x?!▁ 5.10ms");
        assertThat(shown(oneOfEach(), new Size(200, 50)))
                .isEqualTo("web.shop:80  9 probes  6 answered  1 lost (11.1%)  1 refused  1 late"
                        + "  last 1.00ms  avg 1.91ms  min 0.800ms  max 5.10ms\n"
                        + "0.800ms ▁▁▁▃█x?!▁ 5.10ms");
    }

    @Test
    void aChartFillsTheTerminalAndNoMore() {
        ProbeTarget target = tcp("10.0.0.7", "10.0.0.7", 443);
        ProbeView view = new ProbeView(true);
        view.take(started(target));
        for (int i = 1; i <= 500; i++) {
            view.take(probed(target, i, Outcome.ANSWERED, 1000 + i % 5 * 1000));
        }
        String chart = view.lines(USUAL).get(1).text(80, false);
        assertThat(chart).startsWith("1.00ms ").endsWith("_ 5.00ms").contains("_-+%#_-+%#");
        assertThat(chart.length()).isBetween(70, 80);
        assertThat(view.lines(new Size(200, 50)).get(1).width()).isBetween(190, 200);
        assertThat(shown(view, new Size(10, 24))).isNotEmpty();
    }

    @Test
    void nothingHasComeYet() {
        ProbeTarget target = tcp("fd00::7", "fd00::7", 53);
        ProbeView view = new ProbeView(false);
        view.take(started(target));
        assertThat(shown(view, USUAL)).startsWith("[fd00::7]:53  0 probes  0 answered");
    }

    @Test
    void manyTargetsTakeHalfOfTheTerminal() {
        ProbeView view = new ProbeView(false);
        for (int i = 1; i <= 5; i++) {
            view.take(started(tcp("10.0.0." + i, "10.0.0." + i, 80)));
        }
        assertThat(view.lines(USUAL)).hasSize(10);
        for (int i = 6; i <= 10; i++) {
            view.take(started(tcp("10.0.0." + i, "10.0.0." + i, 80)));
        }
        assertThat(shown(view, USUAL).lines()).hasSize(10).last().asString().startsWith("10.0.0.10:80");
        for (int i = 11; i <= 20; i++) {
            view.take(started(tcp("10.0.0." + i, "10.0.0." + i, 80)));
        }
        assertThat(shown(view, USUAL).lines()).hasSize(12).last().asString().isEqualTo("and 9 targets more");
        for (int i = 21; i <= 10_000; i++) {
            view.take(started(tcp("10.0.0.1", "10.0.0.1", i)));
        }
        assertThat(shown(view, USUAL)).endsWith("and 9989 targets more");
    }

    @Test
    void aNameOfAnyLengthLeavesRoomForTheCounts() {
        ProbeTarget target = tcp("很长的名字".repeat(20), "10.0.0.7", 80);
        ProbeView view = new ProbeView(false);
        view.take(probed(target, 1, Outcome.ANSWERED, 1000));
        assertThat(shown(view, USUAL)).contains("~  1 probe  1 answered  last 1.00ms  avg 1.00ms");
    }
}
