package io.podwire.shell.render.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphviz itself reads what is written for it, and finds in it what was in the topology. */
class DotTest {

    @TempDir
    Path folder;

    static Stream<Topology> worlds() {
        return Stream.of(
                Worlds.flannel(), Worlds.twoNodes(), Worlds.peerPods(), Worlds.oneSidedRedirect(), Worlds.ovn());
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void graphvizFindsEveryLinkAndEdge(Topology topology) throws Exception {
        List<String> plain = graphviz(Dot.of(topology), "plain");
        Diagram diagram = DiagramMaker.of(topology);
        long boxes = diagram.outside().size()
                + diagram.nodes().stream()
                        .flatMap(node -> node.places().stream())
                        .mapToInt(place -> Math.max(1, place.boxes().size()))
                        .sum();
        assertThat(plain.stream().filter(line -> line.startsWith("node "))).hasSize((int) boxes);
        assertThat(plain.stream().filter(line -> line.startsWith("edge ")))
                .hasSize(topology.edges().size());
        assertThat(boxes).isGreaterThanOrEqualTo(topology.links().size());
    }

    /** What a name holds comes out of Graphviz as it went in, not as its escapes, entities or commands. */
    @Test
    void namesStandAsTheyAre() throws Exception {
        String name = "a\"b\\N\\\\c&lt;d]; x -> y {\\";
        World world = new World();
        String host = world.node("no\"de", null);
        world.add(World.link(host, 2, name, "veth"));
        String svg = String.join("\n", graphviz(Dot.of(world.whole()), "svg"));
        String shown = name.replace("&", "&amp;").replace(">", "&gt;");
        assertThat(svg.replace("&quot;", "\"").replace("&#45;", "-").replace("&#39;", "'"))
                .contains(">" + shown + "<");
    }

    @Test
    void controlCharactersAreEscaped() {
        World world = new World();
        String host = world.node("n", null);
        String link = world.add(World.link(host, 2, "a\u001b[31m\u202eb\n", "veth"));
        world.edge(Kind.ROUTE, link, link, "x\u0000y");
        assertThat(Dot.of(world.whole()))
                .contains("a\\\\x1b[31m\\\\u202eb\\\\n")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("\u0000");
    }

    @Test
    void aPlaceWithoutLinksIsThere() throws Exception {
        World world = new World();
        world.node("n", null);
        world.place("n", TopologyPlace.Kind.POD, "shop/alone", 4026532999L);
        assertThat(String.join("\n", graphviz(Dot.of(world.whole()), "svg"))).contains("shop/alone");
    }

    private List<String> graphviz(String text, String form) throws IOException, InterruptedException {
        Path dot = Path.of("/usr/bin/dot");
        assumeTrue(Files.isExecutable(dot), "needs Graphviz: apt-get install graphviz");
        Path in = Files.writeString(folder.resolve("in.dot"), text);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(dot.toString(), "-T" + form, in.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(err, StandardCharsets.UTF_8)).isEmpty();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }
}
