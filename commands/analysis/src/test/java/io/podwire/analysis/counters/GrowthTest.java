package io.podwire.analysis.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Gap;
import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterGrowth;
import io.podwire.api.net.CounterGrowth.Change;
import io.podwire.api.net.CounterGrowth.Concern;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.CounterSource;
import io.podwire.api.net.CounterWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two readings mean. */
class GrowthTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private static Counter link(String link, int index, String name, long value) {
        return new Counter(CounterSource.LINK, link, index, name, Form.COUNT_64, value);
    }

    private static Counter softnet(String name, long value) {
        return new Counter(CounterSource.SOFTNET, "cpu0", null, name, Form.COUNT_32, value);
    }

    private static CounterReading reading(Counter... counters) {
        return new CounterReading(Instant.EPOCH, 1, List.of(counters), List.of());
    }

    private static CounterGrowth only(Counter before, Counter after) {
        Growth growth = Growth.of(new CounterWindow(reading(before), reading(after), TWO_SECONDS));
        assertThat(growth.counters()).hasSize(1);
        return growth.counters().get(0);
    }

    @Test
    void countsWithItsRate() {
        CounterGrowth grown = only(link("eth0", 2, "rx_dropped", 100), link("eth0", 2, "rx_dropped", 145));
        assertThat(grown.growth()).isEqualTo(45);
        assertThat(grown.perSecond()).isEqualTo(22.5);
        assertThat(grown.change()).isEqualTo(Change.COUNTED);
        assertThat(grown.concern()).isEqualTo(Concern.LOSS);
    }

    @Test
    void thirtyTwoBitsThatPassedTheirEndCountOn() {
        CounterGrowth grown = only(softnet("dropped", 4_294_967_290L), softnet("dropped", 14));
        assertThat(grown.change()).isEqualTo(Change.WRAPPED);
        assertThat(grown.growth()).isEqualTo(20);
    }

    @Test
    void thirtyTwoBitsThatBeganAnewAreNoHugeGrowth() {
        CounterGrowth grown = only(softnet("processed", 2_200_000_000L), softnet("processed", 14));
        assertThat(grown.change()).isEqualTo(Change.RESTARTED);
        assertThat(grown.growth()).isEqualTo(14);
    }

    @Test
    void sixtyFourBitsBeginAnew() {
        CounterGrowth grown = only(link("eth0", 2, "rx_bytes", 9_000_000_000L), link("eth0", 2, "rx_bytes", 70));
        assertThat(grown.change()).isEqualTo(Change.RESTARTED);
        assertThat(grown.growth()).isEqualTo(70);
        assertThat(grown.first()).isEqualTo(9_000_000_000L);
    }

    @Test
    void unsignedValuesAreComparedAsSuch() {
        CounterGrowth grown =
                only(link("eth0", 2, "rx_bytes", Long.MAX_VALUE), link("eth0", 2, "rx_bytes", Long.MIN_VALUE));
        assertThat(grown.change()).isEqualTo(Change.COUNTED);
        assertThat(grown.growth()).isEqualTo(1);
    }

    @Test
    void aLinkMadeAnewIsAnotherLink() {
        Growth growth = Growth.of(new CounterWindow(
                reading(link("veth1", 7, "rx_packets", 5)),
                reading(link("veth1", 9, "rx_packets", 1_000_000)),
                TWO_SECONDS));
        assertThat(growth.counters()).singleElement().satisfies(grown -> {
            assertThat(grown.change()).isEqualTo(Change.APPEARED);
            assertThat(grown.first()).isNull();
            assertThat(grown.linkIndex()).isEqualTo(9);
        });
        assertThat(growth.gaps()).containsExactly(new Gap("veth1", "was gone at the end of the window (ifindex 7)"));
    }

    @Test
    void aProtocolsFirstMessageCountsFromZero() {
        Counter message = new Counter(CounterSource.PROTOCOL, "IcmpMsg", null, "OutType3", Form.COUNT_64, 23);
        Growth growth = Growth.of(new CounterWindow(reading(), reading(message), TWO_SECONDS));
        assertThat(growth.counters()).singleElement().satisfies(grown -> {
            assertThat(grown.change()).isEqualTo(Change.COUNTED);
            assertThat(grown.first()).isZero();
            assertThat(grown.growth()).isEqualTo(23);
        });
    }

    @Test
    void aLevelMayFallAndHasNoRate() {
        Counter before = new Counter(CounterSource.QDISC, "eth0 tbf 1:", 2, "backlog_bytes", Form.LEVEL, 900);
        Counter after = new Counter(CounterSource.QDISC, "eth0 tbf 1:", 2, "backlog_bytes", Form.LEVEL, 100);
        CounterGrowth grown = only(before, after);
        assertThat(grown.growth()).isEqualTo(-800);
        assertThat(grown.perSecond()).isNull();
        assertThat(grown.concern()).isEqualTo(Concern.LEVEL);
    }

    @Test
    void withoutTimeThereIsNoRate() {
        Counter counter = link("eth0", 2, "rx_packets", 5);
        assertThat(Growth.of(new CounterWindow(reading(counter), reading(counter), Duration.ZERO))
                        .counters()
                        .get(0)
                        .perSecond())
                .isNull();
    }

    @Test
    void aNameThatADriverUsesTwiceStandsOnce() {
        Counter one = new Counter(CounterSource.DRIVER, "eth0", 2, "queue_drop", Form.COUNT_64, 5);
        Counter two = new Counter(CounterSource.DRIVER, "eth0", 2, "queue_drop", Form.COUNT_64, 900);
        assertThat(Growth.of(new CounterWindow(reading(one, two), reading(one, two), TWO_SECONDS))
                        .counters())
                .singleElement()
                .satisfies(grown -> assertThat(grown.growth()).isZero());
    }

    @Test
    void lossesComeFirstThenStrainThenTraffic() {
        Counter[] later = {
            link("eth0", 2, "rx_bytes", 1_000_000),
            link("eth0", 2, "tx_errors", 3),
            link("eth0", 2, "rx_dropped", 40),
            softnet("time_squeeze", 9),
            new Counter(CounterSource.DRIVER, "eth0", 2, "rx_out_of_buffer", Form.COUNT_64, 7),
            new Counter(CounterSource.CONNTRACK, "cpu1", null, "insert_failed", Form.COUNT_32, 1),
            new Counter(CounterSource.PROTOCOL, "TcpExt", null, "ListenOverflows", Form.COUNT_64, 2),
            new Counter(CounterSource.PROTOCOL, "TcpExt", null, "TCPTimeouts", Form.COUNT_64, 4),
        };
        Counter[] earlier = List.of(later).stream()
                .map(c -> new Counter(c.source(), c.subject(), c.linkIndex(), c.name(), c.form(), 0))
                .toArray(Counter[]::new);
        Growth growth = Growth.of(new CounterWindow(reading(earlier), reading(later), TWO_SECONDS));
        assertThat(growth.counters().stream().map(c -> c.concern() + " " + c.name()))
                .containsExactly(
                        "LOSS rx_dropped",
                        "LOSS rx_out_of_buffer",
                        "LOSS tx_errors",
                        "LOSS ListenOverflows",
                        "LOSS insert_failed",
                        "STRAIN time_squeeze",
                        "STRAIN TCPTimeouts",
                        "TRAFFIC rx_bytes");
    }
}
