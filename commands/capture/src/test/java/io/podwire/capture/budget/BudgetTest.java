package io.podwire.capture.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.NotWritten;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.value.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTest {

    private static final long MB = 1_000_000;
    private static final DiskSpace ROOMY = new DiskSpace(1000 * MB, 900 * MB, 1000, 900);

    @TempDir
    Path folder;

    private DiskSpace space = ROOMY;

    private Budget open(Optional<Size> told) {
        return Budget.open(folder, where -> space, told, new Ledger(folder.resolve("ledger")), Thresholds.USUAL);
    }

    @Test
    void isAFifthOfWhatIsFreeAndAtMostAGigabyte() {
        try (Budget budget = open(Optional.empty())) {
            assertThat(budget.words())
                    .isEqualTo(
                            "at most 180 MB with all captures of this machine together (20 % of the disk stays free)");
            assertThat(budget.full(180 * MB - 1, 0)).isFalse();
            assertThat(budget.left()).isEqualTo(1);
        }
        space = new DiskSpace(100_000 * MB, 90_000 * MB, 0, 0);
        try (Budget budget = open(Optional.empty())) {
            assertThat(budget.words()).startsWith("at most 1 GB ");
        }
    }

    @Test
    void isAskedAnewAfterSomeBytesOrSomeTime() {
        try (Budget budget = open(Optional.empty())) {
            assertThat(budget.full(0, 0)).isFalse();
            space = new DiskSpace(1000 * MB, 150 * MB, 1000, 900);
            assertThat(budget.full(1, 1)).as("too early to look again").isFalse();
            assertThat(budget.full(1, 250_000_000)).isTrue();
            assertThat(budget.why()).isEqualTo("only 15 % of the disk is free (20 % of the disk stays free)");
            space = new DiskSpace(1000 * MB, 900 * MB, 1000, 99);
            assertThat(budget.full(2, 600_000_000)).isTrue();
            assertThat(budget.why()).isEqualTo("only 9 % of the disk's inodes are free");
            space = ROOMY;
            assertThat(budget.full(3, 900_000_000)).isFalse();
        }
    }

    @Test
    void twoCapturesShareIt() {
        try (Budget one = open(Optional.empty());
                Budget two = open(Optional.empty())) {
            assertThat(one.full(100 * MB, 0)).isFalse();
            assertThat(two.full(79 * MB, 0)).isFalse();
            assertThat(two.full(81 * MB, 1_000_000_000)).isTrue();
            assertThat(two.why()).startsWith("what captures may write together");
            assertThat(one.full(98 * MB, 1_000_000_000)).isFalse();
        }
        try (Budget three = open(Optional.empty())) {
            assertThat(three.full(179 * MB, 0)).as("both have let go").isFalse();
        }
    }

    /** A process that is killed leaves its file, but not its lock. */
    @Test
    void aCaptureThatWasKilledCountsNoMore() throws IOException {
        Path ledger = Files.createDirectories(folder.resolve("ledger"));
        long device = ((Number) Files.getAttribute(folder, "unix:dev")).longValue();
        Path dead = Files.writeString(ledger.resolve("4711-1"), "00000000000100000000 " + device + "\n");
        try (Budget budget = open(Optional.empty())) {
            assertThat(budget.full(170 * MB, 0)).isFalse();
            assertThat(dead).doesNotExist();
        }
    }

    /** Another process holds a lock on its entry: flock(1)'s is another kind, so this one is Python's lockf(3), as the JVM's is. */
    @Test
    void aCaptureOfAnotherProcessCounts() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not there to hold a lock");
        Path ledger = Files.createDirectories(folder.resolve("ledger"));
        long device = ((Number) Files.getAttribute(folder, "unix:dev")).longValue();
        Path entry = Files.writeString(ledger.resolve("4711-1"), "00000000000100000000 " + device + "\n");
        Process other = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-c",
                        "import fcntl,sys; f=open(sys.argv[1],'r+'); fcntl.lockf(f,fcntl.LOCK_EX); print('held',flush=True);"
                                + " sys.stdin.read()",
                        entry.toString())
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            try (Budget budget = open(Optional.empty())) {
                assertThat(budget.full(79 * MB, 0)).isFalse();
                assertThat(budget.full(100 * MB, 1_000_000_000)).isTrue();
            }
        } finally {
            other.outputWriter().close();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void noRoomAtAllIsSaidBeforeAnythingIsCaptured() {
        space = new DiskSpace(1000 * MB, 199 * MB, 1000, 900);
        assertThatThrownBy(() -> open(Optional.empty()))
                .isInstanceOf(NotWritten.class)
                .hasMessageContaining("is too full to capture to: 19 % of it and 90 % of its inodes are free");
        try (Budget told = open(Optional.of(new Size(5 * MB)))) {
            assertThat(told.words()).isEqualTo("at most 5 MB, as --budget says");
            assertThat(told.full(4 * MB, 0)).isFalse();
            assertThat(told.full(5 * MB, 1_000_000_000)).isTrue();
        }
    }

    @Test
    void theKubeletsOwnLimitIsKeptAwayFrom() throws IOException {
        Path config = Files.writeString(folder.resolve("config.yaml"), """
                apiVersion: kubelet.config.k8s.io/v1beta1
                evictionHard:
                  imagefs.available: "15%"
                  nodefs.available: "10%"
                  nodefs.inodesFree: "5%"
                evictionSoft:
                  nodefs.available: "50%"
                """);
        assertThat(Thresholds.of(config)).isEqualTo(new Thresholds(120, 70, "the kubelet evicts below 10 % free"));
        Files.writeString(config, "evictionHard:\n  nodefs.available: 1Gi\n");
        assertThat(Thresholds.of(config)).isEqualTo(Thresholds.USUAL);
        assertThat(Thresholds.of(folder.resolve("none"))).isEqualTo(Thresholds.USUAL);
    }

    @Test
    void bytesAreReadable() {
        assertThat(Budget.text(0)).isEqualTo("0 B");
        assertThat(Budget.text(9_999)).isEqualTo("9999 B");
        assertThat(Budget.text(10_000)).isEqualTo("10 kB");
        assertThat(Budget.text(1_250_000)).isEqualTo("1.3 MB");
        assertThat(Budget.text(1_000_000_000)).isEqualTo("1 GB");
        assertThat(Budget.text(123_456_789)).isEqualTo("123 MB");
    }
}
