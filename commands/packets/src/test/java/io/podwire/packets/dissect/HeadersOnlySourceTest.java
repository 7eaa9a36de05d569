package io.podwire.packets.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.capture.Frames;
import io.podwire.packets.file.CaptureFile;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersOnlySourceTest {

    @Test
    void cutsFramesAndTellsTheLengthTheyHad() {
        byte[] tcp = Arrays.copyOf(SampleFrame.named("http-request").bytes(), 260);
        byte[] dns = SampleFrame.named("dns-query").bytes();
        List<byte[]> frames = new ArrayList<>();
        try (HeadersOnlySource source = new HeadersOnlySource(file(tcp, dns))) {
            while (!source.ended()) {
                Frames some = source.next(Duration.ofSeconds(1));
                while (some != null && some.advance()) {
                    frames.add(some.bytes());
                    assertThat(some.length()).isIn(tcp.length, dns.length);
                }
            }
            assertThat(source.counts().given()).isEqualTo(2);
        }
        assertThat(frames).hasSize(2);
        assertThat(frames.get(0)).isEqualTo(Arrays.copyOf(tcp, 54));
        assertThat(frames.get(1)).isEqualTo(dns);
    }

    @Test
    void aDnsMessageThatIsLongerThanAnyHeadersIsWhole() {
        byte[] dns = Arrays.copyOf(SampleFrame.named("dns-answers").bytes(), 1400);
        try (HeadersOnlySource source = new HeadersOnlySource(file(dns))) {
            Frames some = source.next(Duration.ofSeconds(1));

            assertThat(some.advance()).isTrue();
            assertThat(some.bytes()).isEqualTo(dns);
        }
    }

    private static CaptureFile file(byte[]... frames) {
        ByteBuffer out = ByteBuffer.allocate(8192);
        out.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262144)
                .putInt(1);
        for (byte[] frame : frames) {
            out.putLong(0).putInt(frame.length).putInt(frame.length).put(frame);
        }
        return CaptureFile.open(new ByteArrayInputStream(out.array(), 0, out.position()), "two.pcap");
    }
}
