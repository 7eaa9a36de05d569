package io.podwire.shell.render.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.Look.Format;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of any drawing, whatever the graph. */
class OddGraphsTest {

    private static final int SEEDS = 400;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fitTheTerminalAndLoseNoLink(int seed) {
        Topology graph = OddGraph.of(seed);
        for (boolean ascii : new boolean[] {false, true}) {
            List<String> lines = TopologyGoldenTest.draw(graph, Format.TABLE, ascii);
            assertThat(lines.stream().filter(line -> DisplayWidth.of(line) > 80))
                    .isEmpty();
            assertThat(String.join("", lines).codePoints()).noneMatch(OddGraphsTest::harmful);
        }
        String wide = String.join("\n", TopologyGoldenTest.draw(graph, Format.WIDE, false));
        for (TopologyLink link : graph.links()) {
            if (link.name().equals("lo")) {
                continue;
            }
            for (String word : Printable.of(link.name()).split(" ")) {
                assertThat(wide.contains(word)).as("%s in %s", word, wide).isTrue();
            }
        }
    }

    private static boolean harmful(int c) {
        return c < 0x20 || c == 0x7f || c == 0x202e || (c >= 0x80 && c < 0xa0);
    }
}
