package io.podwire.scripts.lab.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadData;
import io.podwire.scripts.lab.live.LabState.FaultState;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.Phase;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTextTest {

    private static final LabState STATE = new LabState(
            "two-nodes",
            Path.of("/a b/lab.groovy"),
            Instant.parse("2026-01-02T03:04:05Z"),
            Phase.UP,
            new ProcessMark(100, 7),
            new ProcessMark(101, 8),
            List.of("text=a\tb\nc\\d", "empty="),
            List.of(new NodeState("worker-1", new ProcessMark(102, 9))),
            List.of(
                    new PlaceState("shop/cart-0", "worker-1", "cni-cart", true, new ProcessMark(103, 9)),
                    new PlaceState("worker-1:vm", "worker-1", "vm", false, null)),
            List.of(new FaultState("link-down", Instant.parse("2026-01-02T04:04:05Z"), true, List.of("dev=eth0"))));

    @TempDir
    Path folder;

    @Test
    void comesBackAsItWas() {
        assertThat(StateText.read("x", StateText.of(STATE))).isEqualTo(STATE);
        LabState making = new LabState(
                "x",
                Path.of("/x"),
                STATE.since(),
                Phase.MAKING,
                STATE.holder(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(StateText.read("x", StateText.of(making))).isEqualTo(making);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "podwire-lab 2\n",
                "podwire-lab 1\n",
                "podwire-lab 1\nnode\tx\n",
                "podwire-lab 1\nphase\tODD\n"
            })
    void anotherTextIsBadData(String text) {
        assertThatThrownBy(() -> StateText.read("x", text))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith("x: ");
    }

    @Test
    void aHalfWrittenOneIsNotSeen() throws IOException {
        Labs labs = new Labs(folder, "me");
        labs.write(STATE);
        Files.writeString(folder.resolve("me/two-nodes/state.new"), "podwire-l");
        assertThat(labs.read("two-nodes")).isEqualTo(STATE);
        labs.forget("two-nodes");
        labs.tidy();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBrokenOneIsAGapAndHidesNoOther() throws IOException {
        Labs labs = new Labs(folder, "me");
        labs.write(STATE);
        Files.createDirectories(folder.resolve("me/odd"));
        Files.writeString(folder.resolve("me/odd/state"), "?");
        List<io.podwire.api.command.Gap> gaps = new ArrayList<>();
        assertThat(labs.all(gaps)).containsExactly(STATE);
        assertThat(gaps).extracting(io.podwire.api.command.Gap::subject).containsExactly("odd");
    }

    @Test
    void twoUsersDoNotMeet() {
        Labs one = Labs.of(Map.of("PODWIRE_LABS", folder.toString(), "SUDO_USER", "ann"), "root");
        Labs two = Labs.of(Map.of("PODWIRE_LABS", folder.toString()), "root");
        one.write(STATE);
        assertThat(one.names()).containsExactly("two-nodes");
        assertThat(two.names()).isEmpty();
        assertThat(one.prefix("x")).startsWith("podwire-lab-ann-x-").isNotEqualTo(two.prefix("x"));
        assertThat(Labs.of(Map.of(), "root").prefix("x")).isEqualTo("podwire-lab-root-x");
    }

    @Test
    void aProcessIsNotAnotherThatGotItsNumber() {
        long own = ProcessHandle.current().pid();
        ProcessMark mark = ProcessMark.of(own);
        assertThat(mark.alive()).isTrue();
        assertThat(new ProcessMark(own, mark.start() + 1).alive()).isFalse();
        assertThat(new ProcessMark(4_194_305, 1).alive())
                .as("beyond the kernel's largest pid")
                .isFalse();
    }
}
