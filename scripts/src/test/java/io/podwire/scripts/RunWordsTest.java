package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.net.Netns;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunWordsTest {

    private static final Netns WEB = new Netns(2, false, List.of("web"), List.of(), List.of(), List.of(), 1);

    @Test
    void namedArgumentsBecomeKeysAndValues() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("pod", TargetRef.parse("shop/cart"));
        given.put("at", WEB);
        given.put("window", Duration.ofSeconds(90));
        given.put("grace", Duration.ofNanos(250_000));
        given.put("least", 5);
        given.put("size", new Size(200));
        given.put("verbose", true);
        given.put("left", null);
        assertThat(RunWords.of(given))
                .containsOnlyKeys("values")
                .containsEntry(
                        "values",
                        List.of(
                                "pod=shop/cart",
                                "at=netns/2",
                                "window=90000ms",
                                "grace=250us",
                                "least=5",
                                "size=200B",
                                "verbose=true"));
    }

    @Test
    void whatIsTheRunsOwnStaysApart() {
        assertThat(RunWords.of(Map.of("apply", true, "in", WEB)))
                .isEqualTo(Map.of("apply", true, "in", WEB, "values", List.of()));
    }

    @Test
    void aValueThatNoRunbookTakesIsRefused() {
        assertThatThrownBy(() -> RunWords.of(Map.of("pod", new ArrayList<>())))
                .isInstanceOf(BadUse.class)
                .hasMessage("run: pod: a runbook takes texts, numbers, durations and targets, not a ArrayList");
    }
}
