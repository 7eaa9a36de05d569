package io.podwire.packets.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.packet.Layer;
import io.podwire.values.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of frame, made by scapy, and what is read of it. {@code TsharkOracleTest} compares the same frames with what tshark reads;
 * {@code -Dpodwire.golden=write} writes the expected text anew.
 */
class DissectorGoldenTest {

    private static final DissectOptions CHECKED = new DissectOptions(true, false, null);

    static List<SampleFrame> frames() {
        return SampleFrame.all();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void reads(SampleFrame frame) {
        if (!"write".equals(System.getProperty("podwire.golden"))) {
            assertThat(text(frame)).isEqualTo(frame.expected());
        }
    }

    @Test
    void writesWhatIsReadWhereAsked() throws IOException {
        if (!"write".equals(System.getProperty("podwire.golden"))) {
            assertThat(frames()).hasSizeGreaterThan(60);
            return;
        }
        StringBuilder out = new StringBuilder();
        for (SampleFrame frame : frames()) {
            String hex = HexFormat.of().formatHex(frame.bytes());
            out.append("== ").append(frame.name()).append(' ').append(frame.linkType());
            for (int i = 0; i < hex.length(); i += 128) {
                out.append('\n').append(hex, i, Math.min(hex.length(), i + 128));
            }
            out.append("\n--\n").append(text(frame)).append("\n\n");
        }
        Files.writeString(
                Path.of("src/test/resources/io/podwire/packets/dissect", SampleFrame.RESOURCE),
                out.toString().stripTrailing() + "\n");
    }

    private static String text(SampleFrame frame) {
        List<Layer> layers = frame.layers(CHECKED);
        return layers.stream().map(Json::text).collect(Collectors.joining("\n"));
    }
}
