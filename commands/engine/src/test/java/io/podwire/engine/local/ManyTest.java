package io.podwire.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Observed;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.netns.NetnsTable;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Large hosts. Times are bounded loosely: they tell a square from a line, not a slow machine from a fast one. */
class ManyTest {

    private static final HostRoot ROOT = HostRoot.of("/");

    @Test
    void tenThousandLinksInOneNamespace() throws Exception {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String node = world.netns("node");
            world.veth(node, "v0", node, "v1");
            StringBuilder batch = new StringBuilder();
            for (int i = 0; i < 10_000; i++) {
                batch.append("link add m").append(i).append(" link v0 type macvlan mode bridge\n");
            }
            ip(node, batch.toString());
            try (LocalNetwork network = LocalNetwork.open(named(node), ROOT)) {
                long start = System.nanoTime();
                List<Link> links = network.links();
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                List<String> expected = new ArrayList<>(List.of("lo", "v1", "v0"));
                IntStream.range(0, 10_000).forEach(i -> expected.add("m" + i));
                assertThat(links).extracting(Link::name).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(links).extracting(Link::index).isSorted().doesNotHaveDuplicates();
                assertThat(took).isLessThan(Duration.ofSeconds(10));
                assertThat(network.addresses()).isNotEmpty();
            }
        }
    }

    @Test
    void manyNamespacesInOneVisit() {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            List<String> names =
                    IntStream.range(0, 150).mapToObj(i -> world.netns("n" + i)).toList();
            List<Netns> mine = new NetnsTable(ROOT)
                    .list().items().stream()
                            .filter(n -> n.names().stream().anyMatch(names::contains))
                            .toList();
            assertThat(mine).hasSize(150);
            // One vanishes between the listing and the reading.
            world.remove(names.get(100));
            List<Observed<String>> read = new NetworkVisits(ROOT)
                    .visit(
                            mine,
                            network -> network.netns().label()
                                    + network.links().get(0).name()
                                    + (network.links().get(0).netns()
                                            == network.netns().inode()));
            for (int i = 0; i < mine.size(); i++) {
                String label = mine.get(i).label();
                assertThat(read.get(i).subject()).isEqualTo(label);
                if (label.equals(names.get(100))) {
                    assertThat(read.get(i).known()).isFalse();
                    assertThat(read.get(i).reason()).startsWith(label + ": ");
                } else {
                    assertThat(read.get(i).value()).isEqualTo(label + "lotrue");
                }
            }
        }
    }

    private static Netns named(String name) {
        return new NetnsTable(ROOT)
                .list().items().stream()
                        .filter(n -> n.names().contains(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static void ip(String netns, String batch) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("ip", "-n", netns, "-batch", "-")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(batch.getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(process.waitFor()).isZero();
    }
}
