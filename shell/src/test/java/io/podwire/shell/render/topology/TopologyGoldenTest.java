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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawings of nodes as they are found in the field, against the texts in {@code src/test/resources/render/topology}. */
class TopologyGoldenTest {

    static Stream<Arguments> worlds() {
        return Stream.of(Arguments.of("flannel", Worlds.flannel()));
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

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    static List<String> draw(Topology graph, Format format, boolean ascii) {
        List<String> lines = new ArrayList<>();
        TopologyPicture.PICTURE.draw(graph, new Look(format, true, false, true, ZoneId.of("UTC"), ascii), lines::add);
        return lines;
    }
}
