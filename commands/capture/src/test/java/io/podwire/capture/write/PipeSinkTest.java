package io.podwire.capture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.NotWritten;
import io.podwire.packets.file.FrameWriter;
import io.podwire.packets.file.WriteBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        return new PipeSink(
                FrameWriter.pcap(Channels.newChannel(output), new WriteBuffer(), false, 1, 262_144, List::of), () -> null);
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
        // the stream is closed by the JVM's own thread, a moment after
        program.onExit().get();
        PipeSink sink = sink(program.getOutputStream());
        sink.take(new OneFrame(1, 1));
        sink.flush();
        assertThat(sink.done()).isTrue();
    }

    @Test
    void whatElseGoesWrongIsSaid() throws Exception {
        PipeSink sink = sink(new Failing(24, "No space left on device"));
        sink.take(new OneFrame(1, 1));
        assertThatThrownBy(sink::flush).isInstanceOf(NotWritten.class).hasMessage("-w -: No space left on device");
    }
}
