package io.podwire.packets.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Malformed;
import io.podwire.api.packet.Truncated;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that were cut, and frames that somebody made to hurt. */
class BrokenFrameTest {

    private static final DissectOptions CHECKED = new DissectOptions(true, false, null);

    static List<SampleFrame> frames() {
        return SampleFrame.all();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void cutAnywhereItSaysTheSameUpToTheCut(SampleFrame frame) {
        List<Layer> whole = frame.layers(DissectOptions.PLAIN);
        for (int captured = 0; captured < frame.bytes().length; captured++) {
            List<Layer> cut = frame.layers(DissectOptions.PLAIN, captured);
            assertThat(cut).as("%d bytes", captured).isNotEmpty();
            // the last that is read may lack its end, with a layer behind it that says so
            int same = Math.max(0, cut.size() - 2);
            assertThat(cut.subList(0, same)).as("%d bytes", captured).isEqualTo(whole.subList(0, same));
            if (none(whole, Malformed.class)) {
                assertThat(none(cut, Malformed.class))
                        .as("%d bytes: %s", captured, cut)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void nothingIsCutWhereAllIsThere(SampleFrame frame) {
        assertThat(none(frame.layers(DissectOptions.PLAIN), Truncated.class)).isTrue();
    }

    @Test
    void mutatedBytesNeverThrow() {
        Random random = new Random(20_264_711);
        List<SampleFrame> frames = frames();
        int read = 0;
        for (int round = 0; round < 60_000; round++) {
            SampleFrame frame = frames.get(random.nextInt(frames.size()));
            byte[] bytes = mutated(frame.bytes(), random);
            int length = bytes.length + (random.nextInt(4) == 0 ? random.nextInt(2000) : 0);
            byte[] kept = bytes.clone();
            try {
                read += new Dissector(CHECKED)
                        .layers(bytes, length, frame.linkType(), List.of(9999))
                        .size();
                int header =
                        new HeaderLength(frame.linkType(), List.of(9999)).of(ByteBuffer.wrap(kept), 0, kept.length);
                assertThat(header).isBetween(0, kept.length);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "round " + round + ", " + frame + ": " + HexFormat.of().formatHex(kept), e);
            }
        }
        assertThat(read).isGreaterThan(100_000);
    }

    @Test
    void aFrameOfHeadersOnlyIsReadInTheTimeOfOne() {
        byte[] bytes = new byte[14 + 60_000];
        bytes[12] = 8;
        for (int at = 14; at + 20 <= bytes.length; at += 20) {
            int left = bytes.length - at;
            bytes[at] = 0x45;
            bytes[at + 2] = (byte) (left >> 8);
            bytes[at + 3] = (byte) left;
            bytes[at + 9] = 4;
        }
        List<Layer> layers = new Dissector(CHECKED).layers(bytes, bytes.length, 1, List.of());

        assertThat(layers).hasSizeLessThan(30);
        assertThat(layers.get(layers.size() - 1).kind()).isEqualTo("data");
    }

    /** Flips, overwrites, cuts and doubles pieces. */
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(6); i >= 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutated[at] = (byte) random.nextInt();
                case 2 -> mutated[at] = (byte) (random.nextBoolean() ? 0 : 0xff);
                case 3 -> mutated = Arrays.copyOf(mutated, at);
                default -> {
                    byte[] longer = Arrays.copyOf(mutated, mutated.length + random.nextInt(40));
                    System.arraycopy(
                            mutated,
                            at,
                            longer,
                            mutated.length,
                            Math.min(longer.length - mutated.length, mutated.length - at));
                    mutated = longer;
                }
            }
        }
        return mutated;
    }

    private static boolean none(List<Layer> layers, Class<? extends Layer> type) {
        return layers.stream().noneMatch(type::isInstance);
    }
}
