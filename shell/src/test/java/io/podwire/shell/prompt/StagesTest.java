package io.podwire.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadUse;
import io.podwire.testkit.FakeRunning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What stages make of results. */
class StagesTest {

    record Inner(Long bytes) {}

    record Row(String name, Integer mtu, Inner inner, List<Inner> all) {}

    private static final Row LO = new Row("lo", 65536, new Inner(1L), List.of());
    private static final Row ETH = new Row("eth0", 1500, new Inner(9L), List.of(new Inner(3L), new Inner(4L)));
    private static final Row ODD = new Row("odd", null, null, List.of());

    private static Stages stages(String text) {
        // A condition is only a name here; what Groovy makes of one is tested on a terminal.
        return new Stages(
                CommandText.read("x | " + text, name -> name).stages(),
                expression -> row -> Objects.equals(new ComponentPath("name").in(row), expression));
    }

    private static List<Object> rows(String text) {
        return stages(text).rows(List.of(LO, ETH, ODD));
    }

    @Test
    void whereKeeps() {
        assertThat(rows("where eth0")).containsExactly(ETH);
    }

    @Test
    void selectPicksInThatOrderAlsoInsideAndInLists() {
        assertThat(rows("select mtu,inner.bytes,all.bytes"))
                .containsExactly(
                        row("mtu", 65536, "inner.bytes", 1L, "all.bytes", List.of()),
                        row("mtu", 1500, "inner.bytes", 9L, "all.bytes", List.of(3L, 4L)),
                        row("mtu", null, "inner.bytes", null, "all.bytes", List.of()));
    }

    private static Map<String, Object> row(Object... pairs) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Test
    void sortOrdersNumbersByValueAndLeavesTheUnknownLast() {
        assertThat(rows("sort mtu")).containsExactly(ETH, LO, ODD);
        assertThat(rows("sort -mtu")).containsExactly(LO, ETH, ODD);
        assertThat(rows("sort -name")).containsExactly(ODD, LO, ETH);
    }

    @Test
    void theyFollowOneAnother() {
        assertThat(rows("sort -mtu | select name | sort name"))
                .containsExactly(row("name", "eth0"), row("name", "lo"), row("name", "odd"));
    }

    @Test
    void aNameThatNoRecordHasIsRefused() {
        assertThatThrownBy(() -> rows("select nme"))
                .isInstanceOf(BadUse.class)
                .hasMessage("select: no component 'nme' in 'nme'; did you mean name?");
        assertThatThrownBy(() -> rows("sort inner.x"))
                .isInstanceOf(BadUse.class)
                .hasMessage("sort: no component 'x' in 'inner.x'; there are bytes");
    }

    @Test
    void gapsStay() {
        Answer<?> answer =
                (Answer<?>) stages("where lo").apply(new Answer<>(List.of(LO, ETH), List.of(new Gap("a", "b"))));
        assertThat(answer).isEqualTo(new Answer<>(List.of(LO), List.of(new Gap("a", "b"))));
    }

    @Test
    void anEmptyAnswerTakesAnyName() {
        assertThat(stages("select whatever | sort -whatever").rows(List.of())).isEmpty();
    }

    @Test
    void streamsGoThroughEventByEventAndKeepTheirSummary() {
        assertThat(all("where eth0 | select name")).containsExactly(row("name", "eth0"), "sum");
        assertThat(all("sort -mtu")).containsExactly(LO, ETH, ODD, "sum");
    }

    private static List<Object> all(String text) {
        Running<?, ?> running = (Running<?, ?>) stages(text).apply(new FakeRunning<>(List.of(LO, ETH, ODD), "sum"));
        List<Object> all = new ArrayList<>();
        while (!running.ended()) {
            Object event = running.next(Duration.ofMillis(10));
            if (event != null) {
                all.add(event);
            }
        }
        all.add(running.summary());
        running.close();
        return all;
    }
}
