package io.podwire.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.snapshot.read.SavedHost;
import io.podwire.snapshot.write.TakeSnapshot;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds: an answer, or one line that says what is wrong with it. Never anything else. */
class DamagedSnapshotTest {

    @TempDir
    Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void take() throws IOException {
        file = folder.resolve("a.pwz");
        try (FakeHost host = SampleHost.of(2)) {
            new TakeSnapshot()
                    .run(new TakeSnapshot.Args(file.toString(), Optional.empty(), false), new FakeSession(host));
        }
        whole = Files.readAllBytes(file);
    }

    private static void askAll(Host host) {
        host.netnses();
        host.netnsesInUse();
        host.pods();
        host.ovs();
        host.services(Duration.ofSeconds(1));
        host.checks();
        host.cni();
        for (var netns : List.of(SampleHost.OWN, SampleHost.netns(200), SampleHost.netns(201))) {
            try (Network network = host.enter(netns)) {
                network.links();
                network.addresses();
                network.routes();
                network.rules();
                network.neighbors();
                network.fdb();
                network.qdiscs();
                network.filters();
                network.sockets(true);
                network.sysctls();
                network.counters();
                network.nsidOf(SampleHost.OWN);
                try (var table = network.conntrack(ConntrackQuery.all())) {
                    while (!table.ended()) {
                        table.next(Duration.ZERO);
                    }
                }
            }
            host.counters(netns, Duration.ZERO, () -> false);
        }
    }

    private static SavedHost open(Path path) {
        return SavedHost.open(path, note -> {});
    }

    @Test
    void aWholeOneAnswersEverything() {
        askAll(open(file));
    }

    @Test
    void aCutOneIsBadDataWhereverItWasCut() throws IOException {
        Path cut = folder.resolve("cut.pwz");
        for (int length = 0; length < whole.length; length += length < 300 ? 1 : 97) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> open(cut)).as("%d octets", length).isInstanceOf(BadData.class);
        }
        Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> open(cut))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("cut.pwz: is cut short or damaged: ");
    }

    @Test
    void flippedBitsAreToldOrDoNotMatter() throws IOException {
        Random random = new Random(20);
        Path flipped = folder.resolve("flipped.pwz");
        int told = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(flipped, bytes);
            try {
                askAll(open(flipped));
            } catch (BadData | Unsupported | NotFound e) {
                assertThat(e.getMessage()).startsWith(flipped.toString()).doesNotContain("\n");
                told++;
            }
        }
        assertThat(told).as("most octets are somebody's facts").isGreaterThan(300);
    }

    /** Without a checksum: lines changed by hand, or by malice. */
    @Test
    void changedTextIsToldOrMeansSomethingElse() throws IOException {
        Path unpacked = SnapshotRoundTripTest.unpacked(file);
        Random random = new Random(7);
        List<Path> entries;
        try (var files = Files.list(unpacked)) {
            entries = files.sorted().toList();
        }
        byte[] salt = "0\"{}[],:null\nx-9".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i < 600; i++) {
            Path entry = entries.get(random.nextInt(entries.size()));
            byte[] original = Files.readAllBytes(entry);
            if (original.length == 0) {
                continue;
            }
            byte[] bytes = original.clone();
            for (int n = 0; n <= random.nextInt(3); n++) {
                bytes[random.nextInt(bytes.length)] = salt[random.nextInt(salt.length)];
            }
            Files.write(entry, bytes);
            try {
                askAll(open(unpacked));
            } catch (PodwireException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
            }
            Files.write(entry, original);
        }
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Path unpacked = SnapshotRoundTripTest.unpacked(file);
        Path links = unpacked.resolve("links.ndjson");
        List<String> lines = Files.readAllLines(links);
        lines.set(1, lines.get(1).replace("\"mtu\":1500", "\"mtu\":\"big\""));
        Files.write(links, lines);
        SavedHost host = open(unpacked);
        assertThat(host.enter(SampleHost.OWN).links()).hasSize(1);
        assertThatThrownBy(() -> host.enter(SampleHost.netns(200)).links())
                .isInstanceOf(BadData.class)
                .hasMessage(
                        unpacked + ": links.ndjson: line 2: items[0].mtu: expected a whole number, found text \"big\"");
        lines.set(2, "{}");
        Files.write(links, lines);
        assertThatThrownBy(() -> open(unpacked).enter(SampleHost.OWN).links())
                .isInstanceOf(BadData.class)
                .hasMessage(unpacked + ": links.ndjson: line 3: does not begin with {\"netns\":INODE");
    }

    @Test
    void whatIsNoSnapshotIsToldWithTheRightCode() throws IOException {
        assertThatThrownBy(() -> open(folder.resolve("none"))).isInstanceOf(NotFound.class);
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertThatThrownBy(() -> open(text)).isInstanceOf(BadData.class).hasMessageContaining("is no snapshot");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThatThrownBy(() -> open(empty)).isInstanceOf(BadData.class).hasMessageContaining("is empty");
        Path bare = Files.createDirectory(folder.resolve("bare"));
        assertThatThrownBy(() -> open(bare))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("snapshot.json: is not there");
        assertThatThrownBy(() -> open(Path.of("/dev/null")))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("is no file and no folder");
    }

    @Test
    void aNewerFormatIsNotGuessedAt() throws IOException {
        Path unpacked = SnapshotRoundTripTest.unpacked(file);
        Path header = unpacked.resolve("snapshot.json");
        Files.writeString(header, "{\"format\":\"podwire-snapshot\",\"version\":2,\"podwire\":\"9.9\",\"host\":17}");
        assertThatThrownBy(() -> open(unpacked))
                .isInstanceOf(Unsupported.class)
                .hasMessage(unpacked + ": was made by a newer podwire, format 2; this one reads 1");
        Files.writeString(header, "{\"format\":\"other\",\"version\":1}");
        assertThatThrownBy(() -> open(unpacked)).isInstanceOf(BadData.class).hasMessageContaining("format: expected");
    }

    @Test
    void whatWasNotAskedIsSaidAndNotTakenForNothing() throws IOException {
        Path unpacked = SnapshotRoundTripTest.unpacked(file);
        Files.delete(unpacked.resolve("neighbors.ndjson"));
        Files.writeString(unpacked.resolve("fdb.ndjson"), "");
        try (Network network = open(unpacked).enter(SampleHost.OWN)) {
            assertThatThrownBy(network::neighbors)
                    .isInstanceOf(Unsupported.class)
                    .hasMessageContaining("has no neighbors.ndjson");
            assertThat(network.fdb()).isEmpty();
        }
    }
}
