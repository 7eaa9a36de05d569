package io.podwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Gap;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterGrowth;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.CounterSource;
import io.podwire.api.net.Netns;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code counters} picks out of a window. */
class CountersTest {

    private static final Netns POD = new Netns(7, false, List.of("pod"), List.of(), List.of(), List.of(), null);
    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), null);

    private static Counter of(CounterSource source, String subject, Integer index, String name, long value) {
        return new Counter(source, subject, index, name, Form.COUNT_64, value);
    }

    private static CounterReading reading(long dropped, long bytes, long noPorts) {
        return new CounterReading(
                Instant.EPOCH,
                POD.inode(),
                List.of(
                        of(CounterSource.LINK, "eth0", 2, "rx_dropped", dropped),
                        of(CounterSource.LINK, "eth0", 2, "rx_bytes", bytes),
                        of(CounterSource.QDISC, "eth0 tbf 1:", 2, "drops", dropped),
                        of(CounterSource.LINK, "eth1", 3, "rx_dropped", dropped),
                        of(CounterSource.PROTOCOL, "Udp", null, "NoPorts", noPorts)),
                List.of(new Gap("pod: conntrack", "EPERM")));
    }

    @SuppressWarnings("unchecked")
    private static Answer<CounterGrowth> ask(Map<String, Object> arguments) {
        FakeNetwork pod = new FakeNetwork(POD).counters(reading(1, 1000, 5)).links();
        try (FakeHost host = new FakeHost("n1", new FakeNetwork(OWN), pod).laterCounters(reading(4, 9000, 28))) {
            FakeSession session = new FakeSession(host).target("shop/cart", POD);
            CommandSpec spec = CommandIndex.load().find("counters").load();
            Map<String, Object> all = new HashMap<>(arguments);
            all.put("target", "shop/cart");
            return (Answer<CounterGrowth>) spec.call(all, session);
        }
    }

    private static List<String> rows(Answer<CounterGrowth> answer) {
        return answer.items().stream()
                .map(c -> c.subject() + " " + c.name() + " " + c.growth())
                .toList();
    }

    @Test
    void whatGrewTheWorstFirst() {
        Answer<CounterGrowth> answer = ask(Map.of());
        assertThat(rows(answer))
                .containsExactly(
                        "Udp NoPorts 23",
                        "eth0 rx_dropped 3",
                        "eth1 rx_dropped 3",
                        "eth0 tbf 1: drops 3",
                        "eth0 rx_bytes 8000");
        assertThat(answer.gaps()).containsExactly(new Gap("pod: conntrack", "EPERM"));
        assertThat(answer.items().get(0).perSecond())
                .as("the usual window is 10 s")
                .isEqualTo(2.3);
    }

    @Test
    void onlyTrouble() {
        assertThat(rows(ask(Map.of("errors", true)))).hasSize(4).doesNotContain("eth0 rx_bytes 8000");
    }

    @Test
    void aLinkThatIsNotThere() {
        assertThatThrownBy(() -> ask(Map.of("dev", "eht0"))).isInstanceOf(NotFound.class);
    }
}
