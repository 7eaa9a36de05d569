package io.podwire.packets.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside zstd itself, and a packer in Java. */
class ZstdStreamTest {

    @TempDir
    Path folder;

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

    private static byte[] unpacked(byte[] bytes) throws IOException {
        return new ZstdStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }

    @Test
    void unpacksWhatZstdPacks() throws Exception {
        assumeTrue(
                List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "zstd"))),
                "zstd is not installed");
        Path plain = folder.resolve("plain");
        Path packed = folder.resolve("packed");
        for (byte[] content : contents()) {
            Files.write(plain, content);
            for (String[] flags :
                    new String[][] {{"-1"}, {"-3", "--no-check"}, {"-19"}, {"--fast=5", "--no-content-size"}}) {
                List<String> command =
                        new ArrayList<>(List.of("zstd", "-q", "-f", "-o", packed.toString(), plain.toString()));
                command.addAll(1, List.of(flags));
                assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                        .isZero();
                assertThat(Arrays.equals(unpacked(Files.readAllBytes(packed)), content))
                        .as("%d bytes with %s", content.length, List.of(flags))
                        .isTrue();
            }
        }
    }

    @Test
    void unpacksFramesOneAfterTheOtherAndSkipsOthers() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (byte[] content : contents()) {
            try (ZstdOutputStream out = new ZstdOutputStream(new Unclosed(both))) {
                out.write(content);
            }
            both.write(new byte[] {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3});
            expected.write(content);
        }
        assertThat(Arrays.equals(unpacked(both.toByteArray()), expected.toByteArray()))
                .isTrue();
    }

    @Test
    void aCutStreamGivesAllWholeBlocks() throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(3).nextBytes(noise);
        byte[] packed = packed(noise);
        byte[] out = new byte[noise.length];
        ZstdStream stream = new ZstdStream(new ByteArrayInputStream(packed, 0, packed.length / 2 + 100));
        int size = 0;
        try {
            for (int got = 0; got >= 0; got = stream.read(out, size, out.length - size)) {
                size += got;
            }
        } catch (IOException e) {
            assertThat(e).hasMessage("zstd: it ends within a block");
        }
        assertThat(size).isEqualTo(noise.length / 2);
        assertThat(Arrays.equals(out, 0, size, noise, 0, size)).isTrue();
    }

    @Test
    void aChangedByteIsAnIoExceptionOrTheChecksumFindsIt() throws IOException {
        Random random = new Random(4);
        for (byte[] content : contents()) {
            if (content.length == 0 || content.length > 70_000) {
                continue;
            }
            byte[] packed = packed(content);
            for (int i = 0; i < 50; i++) {
                byte[] changed = packed.clone();
                changed[4 + random.nextInt(changed.length - 4)] ^= (byte) (1 << random.nextInt(8));
                try {
                    byte[] out = unpacked(changed);
                    // A bit of the header that nobody needs, or that takes the checksum out.
                    assertThat(out.length).isLessThan(64 << 20);
                } catch (IOException e) {
                    assertThat(e).isNotNull();
                }
            }
        }
    }

    @Test
    void saysWhatItCannotHave() {
        assertThatThrownBy(() -> unpacked(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xa0, 1, 0, 0}))
                .hasMessage("zstd: a window of 1073741824 bytes is needed (at most 33554432 can be had)");
        assertThatThrownBy(() -> unpacked(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 0, 7, 1, 0, 0}))
                .hasMessage("zstd: dictionary 7 is needed, and there is none");
        assertThatThrownBy(() -> unpacked("text".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .hasMessage("zstd: neither a frame nor the end");
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    /** The packer closes what it writes to. */
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(ByteArrayOutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // Another frame follows.
        }
    }
}
