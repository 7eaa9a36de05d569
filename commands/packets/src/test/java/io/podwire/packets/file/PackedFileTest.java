package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.podwire.api.error.BadData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PackedFileTest {

    private static final byte[] PLAIN = file();

    private static byte[] file() {
        Pcap pcap = Pcap.little();
        for (int i = 0; i < 2000; i++) {
            pcap.frame(i, i, new byte[i % 700]);
        }
        return pcap.bytes();
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] bytes, Packer packer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = packer.over(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void gzipAndZstdAndOneInTheOther() throws IOException {
        byte[] gzip = packed(PLAIN, GZIPOutputStream::new);
        byte[] zstd = packed(PLAIN, ZstdOutputStream::new);
        Drained plain = Drained.of(PLAIN);
        assertThat(plain.frames()).hasSize(2000);
        for (byte[] bytes : new byte[][] {gzip, zstd, packed(gzip, ZstdOutputStream::new)}) {
            Drained read = Drained.of(bytes);
            assertThat(read.failure()).isNull();
            assertThat(read.frames()).isEqualTo(plain.frames());
        }
        assertThat(Drained.of(gzip).file().description().packing()).isEqualTo("gzip");
        assertThat(Drained.of(packed(gzip, ZstdOutputStream::new))
                        .file()
                        .description()
                        .packing())
                .isEqualTo("gzip and zstd");
    }

    @Test
    void membersOneAfterTheOtherThroughAPipeThatHasNothingForAMoment() throws IOException {
        byte[] both = Pcapng.join(
                packed(Arrays.copyOf(PLAIN, 5000), GZIPOutputStream::new),
                packed(Arrays.copyOfRange(PLAIN, 5000, PLAIN.length), GZIPOutputStream::new));
        Drained read = Drained.of(new Drip(both));
        assertThat(read.failure()).isNull();
        assertThat(read.frames()).hasSize(2000);
    }

    @Test
    void aCutOneGivesWhatCouldBeUnpackedAndSaysWhere() throws IOException {
        for (Packer packer : new Packer[] {GZIPOutputStream::new, ZstdOutputStream::new}) {
            byte[] bytes = packed(noise(), packer);
            Drained read = Drained.of(Arrays.copyOf(bytes, bytes.length / 2));
            assertThat(read.frames()).hasSizeBetween(600, 1100);
            assertThat(read.failure())
                    .isInstanceOf(BadData.class)
                    .hasMessageMatching("some\\.pcap: can't be read on from byte \\d+ of what (gzip|zstd) packed: .*");
        }
    }

    /** Frames that can't be packed well, so that half of the packed bytes is about half of the frames. */
    private static byte[] noise() {
        java.util.Random random = new java.util.Random(7);
        Pcap pcap = Pcap.little();
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[400];
            random.nextBytes(bytes);
            pcap.frame(i, i, bytes);
        }
        return pcap.bytes();
    }

    /** Gives one byte at a time, and never says that there is another. */
    private static final class Drip extends ByteArrayInputStream {

        Drip(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
