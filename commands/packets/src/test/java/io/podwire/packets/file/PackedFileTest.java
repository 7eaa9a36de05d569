package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.podwire.api.error.BadData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void closingClosesAllThatIsUnderneathAlsoWhereItIsNoCaptureFile() throws IOException {
        byte[] text = "no capture file".getBytes(StandardCharsets.US_ASCII);
        for (byte[] content : new byte[][] {PLAIN, text}) {
            byte[] zstd = packed(content, ZstdOutputStream::new);
            for (byte[] bytes : new byte[][] {content, zstd, packed(zstd, GZIPOutputStream::new)}) {
                AtomicInteger closed = new AtomicInteger();
                InputStream in = new ByteArrayInputStream(bytes) {
                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };
                if (content == text) {
                    assertThatThrownBy(() -> CaptureFile.open(in, "x")).isInstanceOf(BadData.class);
                } else {
                    CaptureFile.open(in, "x").close();
                }
                assertThat(closed).hasValue(1);
            }
        }
    }

    /** What zstd's library holds is not the heap's, so nobody collects it. */
    @Test
    void aFileThatIsClosedHoldsNoWindow() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.isReadable(status), "needs /proc: asks it for this process's memory");
        byte[] packed = packed(PLAIN, out -> {
            ZstdOutputStream zstd = new ZstdOutputStream(out);
            zstd.setLong(27);
            return zstd;
        });
        Drained.of(packed);
        long before = addressSpace(status);
        for (int i = 0; i < 40; i++) {
            assertThat(Drained.of(packed).failure()).isNull();
        }
        assertThat(addressSpace(status) - before).as("KiB more than before").isLessThan(20 * 128 * 1024);
    }

    private static long addressSpace(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmSize:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
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
