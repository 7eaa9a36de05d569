package io.podwire.values.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import io.podwire.api.value.TargetRef;
import io.podwire.values.Json;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketBatchTest {

    /** The same frame for ever. */
    private record Same(int link, long nanos, byte[] bytes, int length, int marks) implements Frames {

        @Override
        public boolean advance() {
            return true;
        }

        @Override
        public int captured() {
            return bytes.length;
        }

        @Override
        public void copy(ByteBuffer target, int most) {
            target.put(bytes, 0, Math.min(most, bytes.length));
        }
    }

    private static byte[] message(PacketBatch batch) {
        ByteBuffer framed = batch.framed(7);
        assertThat(framed.remaining()).isEqualTo(FrameReader.HEADER + batch.size());
        return Arrays.copyOfRange(framed.array(), FrameReader.HEADER, framed.limit());
    }

    @Test
    void golden() {
        PacketBatch batch = new PacketBatch();
        assertThat(batch.add(new Same(
                        3, 1_700_000_000_123_456_789L, new byte[] {1, 2}, 1514, Frames.OUTGOING | Frames.SEGMENTED)))
                .isTrue();
        assertThat(HexFormat.of().formatHex(message(batch)))
                .isEqualTo("17979cfe3d85cd15 00000002 000005ea 0003 0021 0102".replace(" ", ""));
    }

    @Test
    void goldenStart() {
        CaptureRequest request = new CaptureRequest(
                List.of(new CaptureRequest.Point(TargetRef.parse("shop/cart"), null)),
                null,
                96,
                null,
                true,
                CaptureRequest.Direction.INOUT,
                false,
                false);
        CaptureStart start = new CaptureStart(request, null, null, 4 << 20);
        assertThat(Json.text(start))
                .isEqualTo("{\"request\":{\"points\":[{\"in\":\"shop/cart\",\"link\":null}],\"filter\":null,"
                        + "\"snapLength\":96,\"bufferBytes\":null,\"promiscuous\":true,\"direction\":\"inout\","
                        + "\"immediate\":false,\"headersOnly\":false},\"in\":null,\"root\":null,\"window\":4194304}");
        assertThat(Json.read(Json.bytes(start), CaptureStart.class)).isEqualTo(start);
    }

    @Test
    void aFullBatchTakesNoMoreAndAnEmptyOneTakesTheLongestFrame() {
        PacketBatch batch = new PacketBatch();
        Same usual = new Same(0, 1, new byte[1004], 1004, 0);
        int count = 0;
        while (batch.add(usual)) {
            count++;
        }
        assertThat(count).isEqualTo(260);
        assertThat(batch.size()).isEqualTo(260 * 1024);
        Same longest = new Same(0, 1, new byte[CaptureRequest.MAX_SNAP_LENGTH], 300_000, 0);
        assertThat(batch.add(longest)).isFalse();
        batch.clear();
        assertThat(batch.add(longest)).isTrue();
        assertThat(batch.size()).isEqualTo(20 + CaptureRequest.MAX_SNAP_LENGTH).isLessThan(PacketBatch.MAX_MESSAGE);
        PacketCursor cursor = new PacketCursor();
        cursor.open(message(batch), new long[1]);
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.captured()).isEqualTo(CaptureRequest.MAX_SNAP_LENGTH);
        assertThat(cursor.length()).isEqualTo(300_000);
        assertThat(cursor.advance()).isFalse();
    }

    @Test
    void whateverComesIsPacketsOrBadData() {
        Random random = new Random(11);
        PacketCursor cursor = new PacketCursor();
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            PacketBatch batch = new PacketBatch();
            for (int i = random.nextInt(4); i >= 0; i--) {
                byte[] bytes = new byte[random.nextInt(40)];
                batch.add(new Same(random.nextInt(3), random.nextLong(), bytes, bytes.length, 1));
            }
            byte[] message = message(batch);
            int end = random.nextInt(3) == 0 ? random.nextInt(message.length + 1) : message.length;
            byte[] broken = Arrays.copyOf(message, end);
            for (int i = random.nextInt(3); i > 0 && broken.length > 0; i--) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            long[] seen = new long[3];
            try {
                cursor.open(broken, seen);
                long read = 0;
                while (cursor.advance()) {
                    assertThat(cursor.bytes()).hasSize(cursor.captured());
                    assertThat(cursor.link()).isBetween(0, 2);
                    read++;
                }
                assertThat(Arrays.stream(seen).sum()).isEqualTo(read);
            } catch (BadData e) {
                refused++;
                assertThat(seen).containsOnly(0);
            }
        }
        assertThat(refused).isBetween(1000, 19_000);
    }

    @Test
    void aBrokenMessageSaysWhere() {
        assertThatThrownBy(() -> new PacketCursor().open(new byte[5], new long[1]))
                .isInstanceOf(BadData.class)
                .hasMessage("packets: 5 bytes where a header of 20 should be");
    }
}
