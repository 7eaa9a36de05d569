package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.Frames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A disk that is full in the middle of a write: the file ends with a whole record, wherever that was. */
class TornFileTest {

    @Test
    void aPcapFileEndsWithAWholeRecord() throws IOException {
        endsWhole(false);
    }

    @Test
    void aPcapngFileEndsWithAWholeBlock() throws IOException {
        endsWhole(true);
    }

    private static void endsWhole(boolean pcapng) throws IOException {
        Pcap frames = Pcap.little();
        for (int i = 0; i < 40; i++) {
            frames.frame(i, 0, new byte[i]);
        }
        for (int space = 0; space < 1200; space += 7) {
            SmallDisk disk = new SmallDisk(space);
            long size;
            try (CaptureFile source = CaptureFile.open(new ByteArrayInputStream(frames.bytes()), "some.pcap");
                    FrameWriter writer = pcapng
                            ? FrameWriter.pcapng(disk, new WriteBuffer(), Origin.UNKNOWN, source::links)
                            : FrameWriter.pcap(disk, new WriteBuffer(), false, 1, 262_144, source::links)) {
                Frames some = source.next(Duration.ZERO);
                for (int i = 0; some.advance(); i++) {
                    writer.write(some);
                    if (i == 20) {
                        flushed(writer);
                    }
                }
                assertThatThrownBy(writer::flush).hasMessage("No space left on device");
                size = writer.size();
            }
            byte[] file = disk.bytes();
            assertThat(file).as("%d bytes of space", space).hasSizeLessThanOrEqualTo(space);
            assertThat(file).hasSize((int) size);
            if (file.length > 48) {
                assertThat(Drained.of(file).failure())
                        .as("%d bytes of space", space)
                        .isNull();
            }
        }
    }

    private static void flushed(FrameWriter writer) {
        try {
            writer.flush();
        } catch (IOException e) {
            assertThat(e).hasMessage("No space left on device");
        }
    }

    /** Takes so many bytes, the last of them as a part of what was given, as a file system does. */
    private static final class SmallDisk implements SeekableByteChannel {

        private final ByteBuffer bytes;

        SmallDisk(int space) {
            bytes = ByteBuffer.allocate(space);
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes.array(), bytes.position());
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (!bytes.hasRemaining()) {
                throw new IOException("No space left on device");
            }
            int piece = Math.min(source.remaining(), bytes.remaining());
            bytes.put(source.slice().limit(piece));
            source.position(source.position() + piece);
            return piece;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            bytes.position((int) Math.min(size, bytes.position()));
            return this;
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException("only written");
        }

        @Override
        public long position() {
            return bytes.position();
        }

        @Override
        public SeekableByteChannel position(long position) {
            bytes.position((int) position);
            return this;
        }

        @Override
        public long size() {
            return bytes.position();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
