package io.podwire.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.net.Netns;
import io.podwire.api.packet.CaptureItem;
import io.podwire.api.packet.TrafficFlow;
import io.podwire.api.packet.TrafficRow;
import io.podwire.api.packet.TrafficTotal;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code capture -r FILE}, with {@code --stats} and {@code --count}. */
class CaptureStatsTest {

    /** UDP, 10.0.0.1:40000 to 10.0.0.2:9, one byte. */
    private static final byte[] DATAGRAM = HexFormat.of()
            .parseHex("020000000002020000000001" + "0800"
                    + "4500001d00000000401100000a0000010a000002"
                    + "9c40000900090000" + "41");

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), null);

    @TempDir
    Path folder;

    private Path file(int packets, int lastBytes) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(24 + packets * (16 + DATAGRAM.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262_144)
                .putInt(1);
        for (int i = 0; i < packets; i++) {
            bytes.putInt(1_700_000_000 + i).putInt(0).putInt(DATAGRAM.length).putInt(DATAGRAM.length);
            bytes.put(DATAGRAM);
        }
        Path path = folder.resolve("some.pcap");
        return Files.write(path, Arrays.copyOf(bytes.array(), bytes.capacity() - lastBytes));
    }

    private static Running<?, ?> capture(Map<String, ?> arguments) {
        FakeHost host = new FakeHost("n1", new FakeNetwork(OWN));
        return (Running<?, ?>) CommandSpec.of(Capture.class).call(arguments, new FakeSession(host));
    }

    @Test
    void packetsAreAddedUpAndNotShown() throws IOException {
        try (Running<?, ?> running = capture(Map.of("read", List.of(file(5, 0).toString()), "stats", true))) {
            List<Object> rows = new ArrayList<>();
            while (!running.ended()) {
                Object row = running.next(Duration.ofSeconds(5));
                if (row != null) {
                    rows.add(row);
                }
            }
            assertThat(rows).allMatch(TrafficRow.class::isInstance);
            assertThat(((TrafficTotal) rows.get(0)).packets()).isEqualTo(5);
            TrafficFlow flow = (TrafficFlow) rows.get(1);
            assertThat(flow.sent().packets()).isEqualTo(5);
            assertThat(flow.lasted()).isEqualTo(Duration.ofSeconds(4));
            assertThat(running.next(Duration.ZERO)).isNull();
        }
    }

    @Test
    void aFileThatIsCutIsAddedUpAsFarAsItGoesAndThenTheErrorIsSaid() throws IOException {
        try (Running<?, ?> running = capture(Map.of("read", List.of(file(5, 3).toString()), "stats", true))) {
            assertThat(((TrafficTotal) running.next(Duration.ofSeconds(5))).packets())
                    .isEqualTo(4);
            assertThat(running.next(Duration.ZERO)).isInstanceOf(TrafficFlow.class);
            assertThatThrownBy(() -> {
                        while (!running.ended()) {
                            running.next(Duration.ZERO);
                        }
                    })
                    .isInstanceOf(BadData.class);
            assertThat(running.ended()).isTrue();
        }
    }

    @Test
    void packetsCanNotBeShownOrOnlyCountedToo() throws IOException {
        String name = file(1, 0).toString();
        for (String other : List.of("count", "print")) {
            assertThatThrownBy(() -> capture(Map.of("read", List.of(name), "stats", true, other, true)))
                    .isInstanceOf(BadUse.class)
                    .hasMessage("--stats says what packets are in sum; leave out --" + other);
        }
    }

    private static Object count(Running<?, ?> running) {
        Object item = null;
        while (item == null && !running.ended()) {
            item = running.next(Duration.ofSeconds(5));
        }
        return item;
    }

    @Test
    void aFileThatIsCutIsCountedAsFarAsItGoesAndThenTheErrorIsSaid() throws IOException {
        try (Running<?, ?> running = capture(Map.of("read", List.of(file(5, 3).toString()), "count", true))) {
            assertThat(count(running)).isEqualTo(new CaptureItem.Listed("4 packets"));
            assertThat(running.ended()).isFalse();
            assertThatThrownBy(() -> running.next(Duration.ZERO))
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("the file ends within a packet");
            assertThat(running.ended()).isTrue();
        }
    }

    @Test
    void theNumberIsAlsoToldWhereItEndsBeforeTheFile() throws IOException {
        String file = file(5, 0).toString();
        try (Running<?, ?> running = capture(Map.of("read", List.of(file), "count", true, "packets", 3))) {
            assertThat(count(running)).isEqualTo(new CaptureItem.Listed("3 packets"));
            assertThat(running.ended()).isTrue();
        }
        try (Running<?, ?> running = capture(Map.of("read", List.of(file), "count", true, "packets", 1))) {
            assertThat(count(running)).isEqualTo(new CaptureItem.Listed("1 packet"));
        }
    }
}
