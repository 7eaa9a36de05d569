package io.podwire.packets.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the program zstd. */
class ZstdStreamTest {

    /** A frame of another kind that readers pass over, with three bytes in it. */
    private static final byte[] SKIPPED = {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};

    private static final byte[] SKIPPED_EMPTY = {0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0};

    @TempDir
    Path folder;

    /** What a stream gave before its end, and what it ended with; null where that was the end of all. */
    private record Drained(byte[] bytes, IOException failure) {

        static Drained of(byte[] packed) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] some = new byte[10_000];
            try (ZstdStream stream = new ZstdStream(new ByteArrayInputStream(packed), "x")) {
                for (int got = 0; got >= 0; got = stream.read(some)) {
                    out.write(some, 0, got);
                }
            } catch (IOException e) {
                return new Drained(out.toByteArray(), e);
            }
            return new Drained(out.toByteArray(), null);
        }

        boolean beginsWith(byte[] other) {
            return other.length <= bytes.length && Arrays.equals(bytes, 0, other.length, other, 0, other.length);
        }
    }

    /** Contents that lead to each kind of block, literals and sequences. */
    private static List<byte[]> contents() {
        Random random = new Random(11);
        List<byte[]> all = new ArrayList<>();
        for (int size : new int[] {0, 1, 256, 1000, 131_073, 700_001}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            byte[] words = new byte[size];
            byte[] skewed = new byte[size];
            for (int i = 0; i < size; i++) {
                words[i] = (byte) "the frame that was seen at a link of a pod ".charAt((i * 7 + i / 50) % 43);
                skewed[i] = (byte) Math.abs((int) (random.nextGaussian() * 12));
            }
            byte[] records = new byte[size];
            for (int i = 0; i < size; i++) {
                records[i] = (byte) (i % 74 < 60 ? i % 74 : random.nextInt());
            }
            all.addAll(List.of(noise, words, skewed, records, new byte[size]));
        }
        return all;
    }

    private static void assumeZstd() {
        assumeTrue(
                List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "zstd"))),
                "zstd is not installed");
    }

    /** Runs the program. @return what it wrote to stdout, whatever it thought of its input */
    private byte[] zstd(byte[] input, String... flags) throws Exception {
        Path in = Files.write(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of("zstd", "-q", "-c"));
        command.addAll(List.of(flags));
        // By name where it packs: the size is known then, and stands in the frame.
        command.add(in.toString());
        new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return Files.readAllBytes(out);
    }

    @Test
    void unpacksWhatZstdPacks() throws Exception {
        assumeZstd();
        for (byte[] content : contents()) {
            for (String[] flags : new String[][] {
                {"-1"},
                {"-3", "--no-check"},
                {"-19"},
                {"--fast=5", "--no-content-size"},
                {"--ultra", "-22", "--long=27"}
            }) {
                Drained read = Drained.of(zstd(content, flags));
                assertThat(read.failure()).isNull();
                assertThat(Arrays.equals(read.bytes(), content))
                        .as("%d bytes with %s", content.length, List.of(flags))
                        .isTrue();
            }
        }
    }

    @Test
    void unpacksFramesOneAfterTheOtherAndSkipsOthers() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (byte[] content : contents()) {
            packed.write(SKIPPED);
            packed.write(packed(content, Integer.MAX_VALUE));
            packed.write(SKIPPED_EMPTY);
            expected.write(content);
        }
        Drained read = Drained.of(packed.toByteArray());
        assertThat(read.failure()).isNull();
        assertThat(Arrays.equals(read.bytes(), expected.toByteArray())).isTrue();
    }

    @Test
    void passesOverAFrameThatIsLongerThanAnyBlock() throws IOException {
        byte[] content = "after it".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(new byte[] {0x50, 0x2a, 0x4d, 0x18, 0x21, 0x43, 0x65, 0});
        packed.write(new byte[0x654321]);
        packed.write(packed(content, Integer.MAX_VALUE));
        assertThat(Drained.of(packed.toByteArray()).bytes()).isEqualTo(content);
    }

    @Test
    void aCutStreamGivesAllWholeBlocks() throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(3).nextBytes(noise);
        byte[] packed = packed(noise, Integer.MAX_VALUE);
        Drained read = Drained.of(Arrays.copyOf(packed, packed.length / 2 + 100));
        assertThat(read.failure()).isInstanceOf(EOFException.class).hasMessage("it ends within a block");
        assertThat(read.bytes()).hasSize(noise.length / 2);
        assertThat(new Drained(noise, null).beginsWith(read.bytes())).isTrue();
    }

    @Test
    void whereverItIsCutItGivesNoLessThanZstd() throws Exception {
        assumeZstd();
        byte[] content = contents().get(contents().size() - 2);
        byte[] packed = zstd(content, "-3");
        Random random = new Random(8);
        for (int i = 0; i < 30; i++) {
            byte[] cut = Arrays.copyOf(packed, 5 + random.nextInt(packed.length - 5));
            Drained read = Drained.of(cut);
            assertThat(read.failure()).isInstanceOf(EOFException.class);
            assertThat(read.beginsWith(zstd(cut, "-d")))
                    .as("cut at %d", cut.length)
                    .isTrue();
            assertThat(new Drained(content, null).beginsWith(read.bytes())).isTrue();
        }
    }

    @Test
    void allBlocksBeforeABrokenOneAreGiven() throws Exception {
        byte[] content = contents().get(contents().size() - 2);
        byte[] packed = packed(content, 5000);
        Random random = new Random(9);
        for (int i = 0; i < 100; i++) {
            int at = packed.length / 2 + random.nextInt(packed.length / 2);
            byte[] broken = packed.clone();
            broken[at] ^= (byte) (1 << random.nextInt(8));
            Drained whole = Drained.of(Arrays.copyOf(packed, at));
            Drained read = Drained.of(broken);
            assertThat(read.failure()).isNotNull();
            assertThat(read.beginsWith(whole.bytes())).as("changed at %d", at).isTrue();
        }
    }

    @Test
    void aChangedByteIsAnIoExceptionOrTheChecksumFindsIt() throws IOException {
        Random random = new Random(4);
        for (byte[] content : contents()) {
            if (content.length == 0 || content.length > 70_000) {
                continue;
            }
            byte[] packed = packed(content, Integer.MAX_VALUE);
            for (int i = 0; i < 50; i++) {
                byte[] changed = packed.clone();
                changed[4 + random.nextInt(changed.length - 4)] ^= (byte) (1 << random.nextInt(8));
                Drained read = Drained.of(changed);
                // Without a complaint: a bit of the header that nobody needs, or that takes the checksum out.
                assertThat(read.bytes().length).isLessThan(64 << 20);
                if (read.failure() != null) {
                    assertThat(read.failure().getMessage()).matches("[a-z][^\n]+");
                }
            }
        }
    }

    @Test
    void aWrongChecksumIsToldAfterAllThatItIsOf() throws IOException {
        byte[] content = contents().get(12);
        byte[] packed = packed(content, Integer.MAX_VALUE);
        packed[packed.length - 1] ^= 1;
        Drained read = Drained.of(packed);
        assertThat(read.failure()).hasMessage("restored data doesn't match checksum");
        assertThat(read.bytes()).isEqualTo(content);
    }

    @Test
    void saysWhatItCannotHave() throws IOException {
        assertThat(failure(0x28, 0xb5, 0x2f, 0xfd, 0, 0x89, 1, 0, 0))
                .hasMessage(
                        "zstd needs a window of more than 128 MiB (zstd --long=31 -dc FILE | podwire capture -r -)");
        assertThat(failure(0x28, 0xb5, 0x2f, 0xfd, 1, 0, 7, 1, 0, 0))
                .hasMessage(
                        "zstd needs the dictionary it was packed with (zstd -D DICTIONARY -dc FILE | podwire capture -r -)");
        assertThat(failure('t', 'e', 'x', 't', '.')).hasMessage("unknown frame descriptor");
        assertThat(failure('t', 'e')).isInstanceOf(EOFException.class).hasMessage("it ends within a frame");
    }

    @Test
    void takesAWindowOf128Mib() throws IOException {
        Drained read = Drained.of(bytes(0x28, 0xb5, 0x2f, 0xfd, 0, 0x88, 1, 0, 0));
        assertThat(read.failure()).isNull();
        assertThat(read.bytes()).isEmpty();
    }

    @Test
    void closesWhatItReadsAndGivesNothingAfterwards() throws IOException {
        boolean[] closed = new boolean[1];
        byte[] packed = packed(new byte[1000], Integer.MAX_VALUE);
        ZstdStream stream = new ZstdStream(
                new ByteArrayInputStream(packed) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                },
                "x");
        stream.close();
        stream.close();
        assertThat(closed[0]).isTrue();
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessage("closed");
    }

    private static IOException failure(int... bytes) throws IOException {
        return Drained.of(bytes(bytes)).failure();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** @param flushed a block ends after so many bytes, or earlier */
    private static byte[] packed(byte[] content, int flushed) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                new ZstdOutputStreamNoFinalizer(packed, RecyclingBufferPool.INSTANCE).setChecksum(true)) {
            for (int at = 0; at < content.length; at += Math.min(flushed, content.length - at)) {
                out.write(content, at, Math.min(flushed, content.length - at));
                out.flush();
            }
        }
        return packed.toByteArray();
    }
}
