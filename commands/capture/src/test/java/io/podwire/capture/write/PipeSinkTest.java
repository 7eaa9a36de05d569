package io.podwire.capture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.error.NotWritten;
import io.podwire.packets.file.FrameWriter;
import io.podwire.packets.file.WriteBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PipeSinkTest {

    /** Takes so many bytes, then fails in these words. */
    private static final class Failing extends OutputStream {

        private final String words;
        private int left;

        Failing(int bytes, String words) {
            this.left = bytes;
            this.words = words;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- <= 0) {
                throw new IOException(words);
            }
        }
    }

    private static PipeSink sink(OutputStream output) throws IOException {
        CapturedLink link = new CapturedLink(
                0, 2, "eth0", "host", 1L, null, 1, 262_144, true, null, 1500, null, List.of(), null, null, null);
        return new PipeSink(
                FrameWriter.pcap(
                        Channels.newChannel(output), new WriteBuffer(), false, 1, 262_144, () -> List.of(link)),
                () -> null);
    }

    @Test
    void isDoneWhenItsReaderHasGone() throws Exception {
        for (String words : List.of("Broken pipe", "Stream closed")) {
            PipeSink sink = sink(new Failing(24, words));
            assertThat(sink.done()).isFalse();
            sink.take(new OneFrame(1, 1));
            sink.flush();
            assertThat(sink.done()).as(words).isTrue();
            sink.finish();
        }
    }

    /** As a Wireshark whose window is closed. */
    @Test
    void isDoneWhenTheProgramBehindItHasEnded() throws Exception {
        Process program = new ProcessBuilder("true").start();
        assertThat(program.waitFor()).isZero();
        PipeSink sink = sink(new FlushedOutput(program.getOutputStream()));
        sink.take(new OneFrame(1, 1));
        sink.flush();
        assertThat(sink.done()).isTrue();
    }

    /** As a Wireshark that shows each packet as it comes. */
    @Test
    void aProgramHasEachPacketAtOnce() throws Exception {
        Process program = new ProcessBuilder("cat").start();
        try {
            PipeSink sink = sink(new FlushedOutput(program.getOutputStream()));
            sink.take(new OneFrame(1, 1));
            sink.flush();
            // cat gives back what it has got; were it held back, this would wait for ever
            assertThat(program.getInputStream().readNBytes(24 + 16 + 1000)).hasSize(24 + 16 + 1000);
        } finally {
            program.destroy();
        }
    }

    @Test
    void whatElseGoesWrongIsSaid() throws Exception {
        PipeSink sink = sink(new Failing(24, "No space left on device"));
        sink.take(new OneFrame(1, 1));
        assertThatThrownBy(sink::flush).isInstanceOf(NotWritten.class).hasMessage("-w -: No space left on device");
    }
}
