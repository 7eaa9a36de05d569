package io.podwire.shell.render.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.HopTimes;
import io.podwire.api.probe.PathAddress;
import io.podwire.api.probe.PathBegun;
import io.podwire.api.probe.PathChange;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.PathRound;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.value.IpAddress;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.live.LiveScreen.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PathViewTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Size USUAL = new Size(80, 24);
    private static final Size LARGE = new Size(200, 50);

    private final PathView view = view(false);
    private long round;

    private static PathView view(boolean ascii) {
        PathRequest request = new PathRequest(
                "db.shop",
                IpAddress.parse("10.244.2.7"),
                "cart-0",
                "shop/cart-0",
                ProbeProtocol.ICMP,
                null,
                Duration.ofSeconds(1),
                null,
                1,
                30,
                5,
                64,
                0,
                0,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                1);
        PathLook look = new PathLook(PathLook.Form.LIVE, PathLook.USUAL_FIELDS, true, false, false, null);
        return new PathView(
                new PathBegun(NOW, request, look),
                new Look(Look.Format.TABLE, true, false, true, ZoneId.of("UTC"), ascii));
    }

    /** A hop that answered all but the lost and the limited, the last time after {@code micros}; nobody where there is no address. */
    private static PathHop hop(int number, String address, long sent, long lost, long limited, long micros) {
        Duration rtt = Duration.ofNanos(micros * 1000);
        HopTimes times = address == null ? null : new HopTimes(rtt, rtt, rtt, rtt, rtt, rtt, rtt, rtt, rtt, rtt);
        String name = address != null && address.endsWith(".7") ? "shop/db-0" : null;
        List<PathAddress> who =
                address == null ? List.of() : List.of(new PathAddress(IpAddress.parse(address), name, sent, NOW, NOW));
        long answered = address == null ? 0 : sent - lost - limited;
        return new PathHop(
                number,
                who,
                "10.244.2.7".equals(address),
                false,
                sent,
                answered,
                0,
                address == null ? sent : lost,
                limited,
                0,
                100.0 * lost / sent,
                times,
                List.of(),
                null);
    }

    private void round(List<PathChange> changes, PathHop... hops) {
        round++;
        view.take(new PathRound(round, NOW.plusSeconds(round), true, true, List.of(hops), changes));
    }

    private String shown(Size size) {
        return shown(view, size);
    }

    private static String shown(PathView view, Size size) {
        List<LiveLine> lines = view.lines(size);
        assertThat(lines.size()).isLessThanOrEqualTo(size.rows());
        if (size.columns() >= 80) {
            assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(size.columns()));
        }
        return lines.stream()
                .map(line -> line.text(size.columns(), false).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private void threeRounds() {
        round(
                List.of(),
                hop(1, "10.244.1.1", 1, 0, 0, 40),
                hop(2, null, 1, 0, 0, 0),
                hop(3, "10.244.2.7", 1, 0, 0, 400));
        round(
                List.of(),
                hop(1, "10.244.1.1", 2, 0, 0, 60),
                hop(2, null, 2, 0, 0, 0),
                hop(3, "10.244.2.7", 2, 1, 0, 400));
        round(
                List.of(),
                hop(1, "10.244.1.1", 3, 0, 1, 60),
                hop(2, null, 3, 0, 0, 0),
                hop(3, "10.244.2.7", 3, 1, 0, 800));
    }

    @Test
    void atEightyColumnsItIsMtrsTable() {
        threeRounds();
        assertThat(shown(USUAL)).isEqualTo("""
                cart-0 to db.shop (10.244.2.7), ICMP                           round 3  08:00:03
                q ends and reports   p stands still   d charts or numbers   n names or addresses

                 Host                                 Loss%   Snt   Last   Avg  Best  Wrst StDev
                  1. 10.244.1.1                       33.3%     3    0.1   0.1   0.1   0.1   0.1
                  2. ???                             100.0%     3    0.0   0.0   0.0   0.0   0.0
                  3. shop/db-0                        33.3%     3    0.8   0.8   0.8   0.8   0.8

                limited by our own rate, no loss: hop 1""");
    }

    @Test
    void whatATerminalIsWiderIsACharts() {
        threeRounds();
        String shown = shown(LARGE);
        List<String> rows = shown.lines().toList();
        assertThat(rows.get(4)).startsWith("  1. 10.244.1.1").endsWith(" ▁▁·");
        assertThat(rows.get(5)).endsWith(" xxx");
        assertThat(rows.get(6)).startsWith("  3. shop/db-0").endsWith("x█");
        assertThat(rows.get(4).length()).isBetween(180, 200);
        assertThat(shown).contains("▁ 0.040ms  █ 0.800ms  x lost  ? late  · limited by our own rate");
    }

    @Test
    void keysShowChartsAloneAndAddresses() {
        threeRounds();
        view.key('d');
        view.key('n');
        String shown = shown(USUAL);
        assertThat(shown.lines().toList().get(6)).startsWith("  3. 10.244.2.7").endsWith("x█");
        assertThat(shown).doesNotContain("Loss%").doesNotContain("shop/db-0");
        view.key('d');
        view.key('n');
        assertThat(shown(USUAL)).contains("Loss%").contains("shop/db-0");
    }

    @Test
    void aChangeIsSaidWithItsTime() {
        PathChange change = new PathChange(
                NOW.plusSeconds(5), 5, 1, 0, IpAddress.parse("10.244.1.1"), IpAddress.parse("10.244.1.2"));
        round(List.of(change), hop(1, "10.244.1.2", 1, 0, 0, 40));
        assertThat(shown(USUAL)).endsWith("08:00:05 the path changed: hop 1 was 10.244.1.1, is 10.244.1.2");
        for (int i = 0; i < 9; i++) {
            round(List.of(change), hop(1, "10.244.1.2", 2 + i, 0, 0, 40));
        }
        assertThat(shown(USUAL)).endsWith("and 5 changes before");
    }

    @Test
    void onALowTerminalTheEndOfThePathIsSeen() {
        List<PathHop> hops = new ArrayList<>();
        for (int i = 1; i < 30; i++) {
            hops.add(hop(i, "10.0.0." + (i + 100), 1, 0, 0, 100 * i));
        }
        hops.add(hop(30, "10.244.2.7", 1, 0, 0, 4000));
        round(List.of(), hops.toArray(PathHop[]::new));
        assertThat(shown(new Size(80, 24))).contains("and 11 rows more").endsWith("4.0   4.0   4.0   4.0   4.0");
        assertThat(shown(new Size(80, 6))).contains("shop/db-0").contains("rows more");
        assertThat(shown(new Size(80, 1))).isNotEmpty();
        assertThat(shown(new Size(20, 10))).contains("30.");
        assertThat(shown(new Size(1, 1))).isNotEmpty();
    }

    @Test
    void beforeTheFirstRound() {
        assertThat(shown(USUAL)).contains("the first round is under way").contains("Loss%");
    }

    @Test
    void asciiWhereThereIsNothingElse() {
        PathView ascii = view(true);
        String long64 = "n".repeat(64);
        PathHop plain = hop(1, "10.244.2.7", 1, 0, 0, 40);
        PathHop named = new PathHop(
                1,
                List.of(new PathAddress(IpAddress.parse("10.244.2.7"), long64, 1, NOW, NOW)),
                true,
                false,
                1,
                1,
                0,
                0,
                0,
                0,
                0,
                plain.rtt(),
                List.of(),
                null);
        ascii.take(new PathRound(1, NOW, true, true, List.of(named), List.of()));
        assertThat(shown(ascii, USUAL)).contains("nnn~ ").matches("\\p{ASCII}*");
        assertThat(shown(ascii, LARGE)).contains(long64).matches("\\p{ASCII}*");
    }
}
