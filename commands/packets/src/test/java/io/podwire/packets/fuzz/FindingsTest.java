package io.podwire.packets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.packets.dissect.SampleFrames;
import io.podwire.packets.file.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that fuzzing ever found, in {@code src/test/fuzz/TARGET/}, and some thousand small changes of right inputs. */
class FindingsTest {

    private static final Path FOUND = Path.of("src", "test", "fuzz");

    /** A file that was found. */
    record Finding(String target, Path file) {
        @Override
        public String toString() {
            return target + "/" + file.getFileName();
        }
    }

    static Stream<Finding> findings() throws IOException {
        if (!Files.isDirectory(FOUND)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(FOUND)) {
            return files
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new Finding(file.getParent().getFileName().toString(), file))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("findings")
    void whatWasFoundIsMended(Finding finding) throws IOException {
        byte[] input = Files.readAllBytes(finding.file());
        switch (finding.target()) {
            case "FileTarget" -> FileTarget.fuzzerTestOneInput(input);
            case "FrameTarget" -> FrameTarget.fuzzerTestOneInput(input);
            case "ProgramTarget" -> ProgramTarget.fuzzerTestOneInput(input);
            case "FilterTarget" -> FilterTarget.fuzzerTestOneInput(input);
            default -> throw new AssertionError("no target of that name");
        }
    }

    @Test
    void filesWithSomeBytesChanged() throws IOException {
        Random random = new Random(5);
        for (byte[] file : SampleFiles.all().values()) {
            for (int i = 0; i < 400; i++) {
                FileTarget.fuzzerTestOneInput(changed(file, random));
            }
        }
    }

    @Test
    void framesWithSomeBytesChanged() {
        Random random = new Random(6);
        assertThat(SampleFrames.all()).isNotEmpty();
        for (byte[] frame : SampleFrames.all().values()) {
            byte[] input = new byte[frame.length + 4];
            System.arraycopy(frame, 0, input, 4, frame.length);
            for (int i = 0; i < 100; i++) {
                byte[] changed = changed(input, random);
                if (changed.length > 0 && i % 4 != 0) {
                    changed[0] = 0;
                }
                FrameTarget.fuzzerTestOneInput(changed);
            }
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] copy = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt() : -1 >>> random.nextInt(9));
        }
        return copy;
    }
}
