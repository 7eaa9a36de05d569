package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.capture.Frames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameWriterTest {

    /** Reads a file and writes it again. */
    private static byte[] copied(byte[] file, boolean nanos) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureFile source = CaptureFile.open(new java.io.ByteArrayInputStream(file), "some.pcap");
                FrameWriter writer = FrameWriter.pcap(
                        Channels.newChannel(out), new WriteBuffer(), nanos, 1, 262_144, source::links)) {
            while (!source.ended()) {
                Frames frames = source.next(Duration.ZERO);
                while (frames != null && frames.advance()) {
                    writer.write(frames);
                }
            }
            assertThat(writer.size()).isGreaterThanOrEqualTo(24);
            writer.finish(source.counts());
            assertThat(writer.size()).isEqualTo(out.size());
        }
        return out.toByteArray();
    }

    @Test
    void aPcapFileReadAndWrittenIsTheSame() throws IOException {
        byte[] file = many(3000).bytes();
        assertThat(copied(file, false)).isEqualTo(file);
    }

    /** More than one window and more than one buffer of frames of all sizes. */
    private static Pcap many(int count) {
        Pcap pcap = Pcap.little();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[i % 1500];
            java.util.Arrays.fill(bytes, (byte) i);
            pcap.record(i, i, bytes.length, bytes.length + i % 3, bytes);
        }
        return pcap;
    }
}
