package io.podwire.capture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotWritten;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.value.Size;
import io.podwire.capture.budget.Budget;
import io.podwire.packets.file.FrameWriter;
import io.podwire.packets.file.WriteBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SaveFilesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;
    private static final long NOON_NANOS = NOON.getEpochSecond() * SECOND;
    private static final int HEADER = 24;
    private static final int RECORD = 16 + 1000;

    @TempDir
    Path folder;

    private String file;
    private final List<String> notes = new ArrayList<>();
    private final WriteBuffer buffer = new WriteBuffer();
    private DiskSpace space = new DiskSpace(1L << 40, 1L << 39, 0, 0);

    @BeforeEach
    void name() {
        file = folder.resolve("f").toString();
    }

    private SaveFiles files(Rotation rotation, Long budget, boolean dropOldest, PostRotate after) {
        Budget room =
                Budget.open(folder, where -> space, Optional.ofNullable(budget).map(Size::new));
        List<CapturedLink> links = List.of(new CapturedLink(
                0, 1, "eth0", "host", 1L, null, 1, 262_144, false, null, 1500, null, List.of(), null, null, null));
        return new SaveFiles(
                rotation,
                channel -> FrameWriter.pcap(channel, buffer, false, 1, 262_144, () -> links),
                () -> null,
                room,
                dropOldest,
                after,
                null,
                ZoneOffset.UTC,
                notes::add,
                NOON);
    }

    private static Rotation rotation(String name, String size, Integer count, Integer seconds) {
        return Rotation.of(name, Optional.ofNullable(size), Optional.ofNullable(count), Optional.ofNullable(seconds));
    }

    /** Frames of 1000 bytes, one each tenth of a second. */
    private static void take(SaveFiles files, int from, int to) {
        for (int i = from; i < to; i++) {
            files.take(new OneFrame(NOON_NANOS + i * SECOND / 10, i));
        }
    }

    private List<String> names() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** The records of all files, one behind the other. */
    private byte[] joined(String... names) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            all.write(bytes, HEADER, bytes.length - HEADER);
        }
        return all.toByteArray();
    }

    private byte[] stream(int frames) throws IOException {
        file = folder.resolve("whole").toString();
        try (SaveFiles whole = files(rotation(file, null, null, null), null, false, null)) {
            take(whole, 0, frames);
            whole.finish();
        }
        byte[] bytes = joined("whole");
        Files.delete(folder.resolve("whole"));
        return bytes;
    }

    @Test
    void aFileEndsWithTheFirstPacketBeyondItsSizeAsInTcpdump() throws IOException {
        byte[] whole = stream(25);
        try (SaveFiles files = files(rotation(folder + "/f", "10k", null, null), null, false, null)) {
            take(files, 0, 25);
            files.finish();
            assertThat(files.bytes()).isEqualTo(25L * RECORD + 3 * HEADER);
        }
        // 24 + 11 * 1016 is the first size above 10240
        assertThat(names()).containsExactly("f", "f1", "f2");
        assertThat(folder.resolve("f")).hasSize(HEADER + 11 * RECORD);
        assertThat(joined("f", "f1", "f2")).isEqualTo(whole);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("f1"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aRingKeepsTheLastFiles() throws IOException {
        byte[] whole = stream(50);
        try (SaveFiles files = files(rotation(folder + "/f", "10k", 3, null), null, true, null)) {
            take(files, 0, 50);
            files.finish();
            assertThat(files.files()).containsExactly(folder + "/f2", folder + "/f0", folder + "/f1");
            assertThat(files.removed()).isEqualTo(2);
        }
        assertThat(names()).containsExactly("f0", "f1", "f2");
        byte[] last = joined("f2", "f0", "f1");
        assertThat(last.length).isEqualTo(28 * RECORD);
        assertThat(last).isEqualTo(java.util.Arrays.copyOfRange(whole, whole.length - last.length, whole.length));
    }

    @Test
    void aPeriodHasTheFramesOfItsTimeAndTheLastOneEnds() throws IOException {
        byte[] whole = stream(40);
        try (SaveFiles files = files(rotation(folder + "/f%M%S", null, 2, 2), null, true, null)) {
            take(files, 0, 60);
            assertThat(files.done()).isTrue();
            files.finish();
        }
        assertThat(names()).containsExactly("f0000", "f0002");
        assertThat(joined("f0000", "f0002")).isEqualTo(whole);
    }

    @Test
    void aPeriodEndsWithoutFramesToo() throws IOException {
        try (SaveFiles files = files(rotation(folder + "/f%M%S", null, 2, 2), null, true, null)) {
            files.tick(NOON.plusMillis(2200), 0);
            assertThat(names()).as("frames may still be on their way").containsExactly("f0000");
            files.tick(NOON.plusMillis(2400), 0);
            assertThat(names()).containsExactly("f0000", "f0002");
            assertThat(files.done()).isFalse();
            files.tick(NOON.plusMillis(4400), 0);
            assertThat(files.done()).isTrue();
            files.finish();
        }
    }

    /** A ring still has what was stamped before the clock was set. */
    @Test
    void aClockThatIsSetBackNeitherErasesAFileNorEndsTheRotation() throws IOException {
        Instant back = NOON.minusSeconds(3600);
        try (SaveFiles files = files(rotation(folder + "/f%H%M%S", null, null, 2), null, true, null)) {
            take(files, 0, 5);
            files.clockSet(back);
            take(files, 5, 10);
            assertThat(names()).containsExactly("f120000");
            files.tick(back.plusMillis(2400), 0);
            files.take(new OneFrame((back.getEpochSecond() + 3) * SECOND, 1));
            files.tick(back.plusMillis(4400), 0);
            assertThat(names()).containsExactly("f110002", "f110004", "f120000");
            files.finish();
        }
        assertThat(folder.resolve("f120000")).hasSize(HEADER + 10 * RECORD);
        assertThat(folder.resolve("f110002")).hasSize(HEADER + RECORD);
    }

    @Test
    void theProgramRunsForEachFileThatAnotherFollows() throws Exception {
        Path seen = folder.resolve("seen");
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\necho \"$#:$1\" >>" + seen + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        String odd = folder + "/f $(x);";
        try (SaveFiles files =
                files(rotation(odd, "10k", null, null), null, false, new PostRotate(program.toString(), notes::add))) {
            take(files, 0, 12);
            files.finish();
        }
        long until = System.nanoTime() + 10 * SECOND;
        while ((!Files.exists(seen) || Files.size(seen) == 0) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(Files.readString(seen)).isEqualTo("1:" + odd + "\n");
    }

    @Test
    void aProgramThatIsNotThereIsSaid() {
        try (SaveFiles files =
                files(rotation(file, "10k", null, null), null, false, new PostRotate("/nowhere/zip", notes::add))) {
            take(files, 0, 12);
            files.finish();
        }
        assertThat(notes).singleElement().asString().startsWith("-z: /nowhere/zip was not started for ");
    }

    @Test
    void aSingleFileStopsAtTheBudgetAndIsReadable() throws IOException {
        try (SaveFiles files = files(rotation(file, null, null, null), 10_000L, false, null)) {
            take(files, 0, 9);
            assertThatThrownBy(() -> take(files, 9, 10))
                    .isInstanceOf(NotWritten.class)
                    .hasMessageStartingWith("stopped: --budget 10 kB is used up; what was caught is in ");
            files.finish();
        }
        assertThat(folder.resolve("f")).hasSize(HEADER + 9 * RECORD);
    }

    @Test
    void filesThatAreThereAreNamedWhenItStopsBetweenTwo() {
        assertThatThrownBy(() -> {
                    try (SaveFiles files =
                            files(rotation(file, "2k", null, null), 2 * (HEADER + 2L * RECORD) + 1, false, null)) {
                        take(files, 0, 30);
                    }
                })
                .isInstanceOf(NotWritten.class)
                .hasMessage("stopped: --budget 4113 B is used up; what was caught is in 2 files, the last is " + folder
                        + "/f1");
    }

    @Test
    void aFileThatCanNotBeBegunIsNotLeft() throws IOException {
        UserPrincipal nobodyHere = () -> "nobody";
        assertThatThrownBy(() -> OwnFile.open(folder.resolve("given"), false, nobodyHere))
                .isInstanceOf(ProviderMismatchException.class);
        assertThatThrownBy(() -> new SaveFiles(
                        rotation(file, null, null, null),
                        channel -> {
                            throw new IOException("No space left on device");
                        },
                        () -> null,
                        Budget.unlimited(),
                        false,
                        null,
                        null,
                        ZoneOffset.UTC,
                        notes::add,
                        NOON))
                .isInstanceOf(NotWritten.class)
                .hasMessage(file + ": No space left on device");
        assertThat(names()).isEmpty();
    }

    @Test
    void aBudgetIsUsedToItsLastByte() throws IOException {
        long exactly = HEADER + 7 * RECORD;
        try (SaveFiles files = files(rotation(file, null, null, null), exactly, false, null)) {
            take(files, 0, 7);
            assertThatThrownBy(() -> take(files, 7, 8)).isInstanceOf(NotWritten.class);
            files.finish();
        }
        assertThat(folder.resolve("f")).hasSize(exactly);
    }

    @Test
    void aBudgetThatIsTooSmallForAFileLeavesNone() throws IOException {
        assertThatThrownBy(() -> files(rotation(file, null, null, null), 10L, false, null))
                .isInstanceOf(NotWritten.class)
                .hasMessage("-w: --budget 10 B is used up by what a file begins with");
        assertThat(names()).isEmpty();
    }

    /** Whatever the sizes are, at no time more is there than the budget allows. */
    @Test
    void aRingOfFilesNeverHasMoreThanItsBudget() throws IOException {
        for (long budget : new long[] {2 * HEADER + 3 * RECORD, 5000, 7777, 10_000}) {
            Path own = Files.createDirectory(folder.resolve("b" + budget));
            try (SaveFiles files = files(rotation(own + "/f", "2k", null, null), budget, true, null)) {
                for (int i = 0; i < 40; i++) {
                    take(files, i, i + 1);
                    files.flush();
                    assertThat(onDisk(own)).isLessThanOrEqualTo(budget);
                }
                files.finish();
            }
            assertThat(onDisk(own)).isBetween(budget - 3 * RECORD - HEADER, budget);
        }
    }

    private static long onDisk(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.mapToLong(path -> path.toFile().length()).sum();
        }
    }

    @Test
    void theOldestFilesMakeRoom() throws IOException {
        try (SaveFiles files = files(rotation(file, "2k", null, null), 10_000L, true, null)) {
            for (int i = 0; i < 30; i++) {
                take(files, i, i + 1);
                files.tick(NOON, i * SECOND);
            }
            files.finish();
            assertThat(files.removed()).isPositive();
            assertThat(names()).hasSizeBetween(2, 4).contains("f14").doesNotContain("f", "f1");
            assertThat(notes)
                    .singleElement()
                    .asString()
                    .contains("from now on the oldest file of this capture makes room");
        }
    }

    @Test
    void filesOfOthersAreNeverWrittenOver() throws IOException {
        Files.writeString(folder.resolve("f3"), "mine");
        assertThatThrownBy(() -> SaveFiles.refuseExisting(rotation(file, "1", 5, null), ZoneOffset.UTC, NOON))
                .isInstanceOf(BadUse.class)
                .hasMessage("-w: " + folder + "/f3 is there already, and would be written over");
        try (SaveFiles files = files(rotation(file, "2k", null, null), null, true, null)) {
            assertThatThrownBy(() -> take(files, 0, 30)).isInstanceOf(BadUse.class);
            assertThat(Files.readString(folder.resolve("f3"))).isEqualTo("mine");
        }
        assertThatThrownBy(() ->
                        SaveFiles.refuseExisting(rotation(folder + "/no/f", null, null, null), ZoneOffset.UTC, NOON))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("there is no folder ");
    }

    @Test
    @Timeout(20)
    void aRingOfAnyLengthBeginsAtOnce() throws IOException {
        Rotation endless = rotation(file, "1", Integer.MAX_VALUE, null);
        SaveFiles.refuseExisting(endless, ZoneOffset.UTC, NOON);
        Files.writeString(folder.resolve("f0000000007"), "mine");
        assertThatThrownBy(() -> SaveFiles.refuseExisting(endless, ZoneOffset.UTC, NOON))
                .isInstanceOf(BadUse.class);
    }

    @Test
    void aFolderThatGoesAwayIsSaid() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (SaveFiles files = files(rotation(gone + "/f", "2k", null, null), null, true, null)) {
            take(files, 0, 2);
            Files.delete(gone.resolve("f"));
            Files.delete(gone);
            assertThatThrownBy(() -> take(files, 2, 9))
                    .isInstanceOf(NotWritten.class)
                    .hasMessage(gone + "/f1: its folder is gone");
        }
    }
}
