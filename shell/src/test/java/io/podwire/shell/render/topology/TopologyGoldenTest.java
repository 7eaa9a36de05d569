package io.podwire.shell.render.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.topology.Topology;
import io.podwire.shell.Golden;
import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Look.Format;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawings of nodes as they are found in the field, against the texts in {@code src/test/resources/render/topology}. */
class TopologyGoldenTest {

    static Stream<Arguments> worlds() {
        return Stream.of(
                Arguments.of("flannel", Worlds.flannel()),
                Arguments.of("odd", Worlds.odd()),
                Arguments.of("crowd", Worlds.crowd()),
                Arguments.of("peer-pods", Worlds.peerPods()),
                Arguments.of("pod-vm", Worlds.podVm()),
                Arguments.of("open-vswitch", Worlds.openVSwitch()),
                Arguments.of("calico", Worlds.calico()),
                Arguments.of("azure", Worlds.azure()),
                Arguments.of("cilium", Worlds.cilium()),
                Arguments.of("macvlan", Worlds.macvlan()),
                Arguments.of("two-nodes", Worlds.twoNodes()),
                Arguments.of("way", Worlds.way()),
                Arguments.of("peer-pod-way", Worlds.peerPodWay()),
                Arguments.of("routers", Worlds.routers()),
                Arguments.of("empty", Worlds.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void looksAsKept(String name, Topology graph) throws IOException {
        List<String> narrow = draw(graph, Format.TABLE, false);
        assertThat(narrow).allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
        List<String> ascii = draw(graph, Format.TABLE, true);
        assertThat(String.join("", ascii).chars()).allMatch(c -> c < 0x80);
        Golden.check(
                "render/topology/" + name + ".txt",
                "== table\n" + text(narrow) + "== wide\n" + text(draw(graph, Format.WIDE, false)) + "== ascii\n"
                        + text(ascii));
    }

    @Test
    void colorsOnlyWhatIsSaidInWordsToo() {
        List<String> painted = new ArrayList<>();
        Look look = new Look(Format.TABLE, true, true, true, ZoneId.of("UTC"));
        TopologyPicture.PICTURE.draw(Worlds.odd(), look, painted::add);
        assertThat(painted).anyMatch(line -> line.contains("\033[31mDOWN\033[0m"));
        assertThat(painted.stream().map(line -> line.replaceAll("\033\\[[0-9]*m", "")))
                .isEqualTo(draw(Worlds.odd(), Format.TABLE, false));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    static List<String> draw(Topology graph, Format format, boolean ascii) {
        List<String> lines = new ArrayList<>();
        TopologyPicture.PICTURE.draw(graph, new Look(format, true, false, true, ZoneId.of("UTC"), ascii), lines::add);
        return lines;
    }
}
