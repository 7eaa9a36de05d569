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
import java.util.Random;
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
            assertThat(budget.look(180 * MB - 1, 180 * MB)).isTrue();
            assertThat(budget.left()).isEqualTo(1);
            assertThat(budget.allows(180 * MB)).isTrue();
            assertThat(budget.allows(180 * MB + 1)).isFalse();
            assertThat(budget.look(180 * MB - 1, 180 * MB + 1)).isFalse();
        }
        space = new DiskSpace(100_000 * MB, 90_000 * MB, 0, 0);
        try (Budget budget = open(Optional.empty())) {
            assertThat(budget.words()).startsWith("at most 1 GB ");
        }
    }

    @Test
    void isAskedAnewAfterSomeBytesOrSomeTime() {
        try (Budget budget = open(Optional.empty())) {
            assertThat(budget.due(0)).isTrue();
            assertThat(budget.look(0, 0)).isTrue();
            space = new DiskSpace(1000 * MB, 150 * MB, 1000, 900);
            assertThat(budget.due(1)).as("too early to look again").isFalse();
            assertThat(budget.allows(MB)).isTrue();
            assertThat(budget.allows(5 * MB)).as("so many bytes need a look").isFalse();
            assertThat(budget.due(250_000_000)).isTrue();
            assertThat(budget.look(1, 1)).isFalse();
            assertThat(budget.why()).isEqualTo("only 15 % of the disk is free (20 % of the disk stays free)");
            space = new DiskSpace(1000 * MB, 900 * MB, 1000, 99);
            assertThat(budget.look(2, 2)).isFalse();
            assertThat(budget.why()).isEqualTo("only 9 % of the disk's inodes are free");
            space = ROOMY;
            assertThat(budget.look(3, 3)).isTrue();
        }
    }

    @Test
    void whatTakesNoRoomTakesNoneFromOthers() {
        try (Budget pipe = Budget.unlimited();
                Budget file = open(Optional.empty())) {
            assertThat(pipe.look(5000 * MB, 5001 * MB)).isTrue();
            assertThat(pipe.allows(5001 * MB)).isTrue();
            assertThat(pipe.left()).isNull();
            assertThat(file.look(179 * MB, 180 * MB)).isTrue();
        }
    }

    @Test
    void twoCapturesShareIt() {
        try (Budget one = open(Optional.empty());
                Budget two = open(Optional.empty())) {
            assertThat(one.look(100 * MB, 100 * MB)).isTrue();
            assertThat(two.look(70 * MB, 70 * MB)).isTrue();
            assertThat(two.look(81 * MB, 81 * MB)).isFalse();
            assertThat(two.why()).startsWith("what captures may write together");
            assertThat(one.look(95 * MB, 95 * MB)).isTrue();
        }
        try (Budget three = open(Optional.empty())) {
            assertThat(three.look(179 * MB, 179 * MB)).as("both have let go").isTrue();
        }
    }

    /** Else the one that is left would write as much again. */
    @Test
    void whatWasWrittenByOneThatEndedAtTheLimitCountsForTheOther() throws IOException {
        try (Budget two = open(Optional.empty())) {
            try (Budget one = open(Optional.empty())) {
                assertThat(two.look(79 * MB, 80 * MB)).isTrue();
                assertThat(one.look(95 * MB, 101 * MB)).isFalse();
            }
            assertThat(two.look(80 * MB, 85 * MB)).isTrue();
            assertThat(two.look(85 * MB, 86 * MB)).isFalse();
        }
        try (var left = Files.list(folder.resolve("ledger"))) {
            assertThat(left).as("nobody is left to count it").isEmpty();
        }
    }

    @Test
    void whatWasWrittenByOneThatEndedOfItselfIsFree() {
        try (Budget two = open(Optional.empty())) {
            try (Budget one = open(Optional.empty())) {
                assertThat(one.look(95 * MB, 95 * MB)).isTrue();
                assertThat(two.look(80 * MB, 90 * MB)).isFalse();
            }
            assertThat(two.look(80 * MB, 90 * MB)).isTrue();
        }
    }

    @Test
    void oneThatBeginsAnewStartsTheAccountAnew() {
        try (Budget two = open(Optional.empty())) {
            try (Budget one = open(Optional.empty())) {
                assertThat(two.look(10 * MB, 10 * MB)).isTrue();
                assertThat(one.look(160 * MB, 171 * MB)).isFalse();
            }
            assertThat(two.look(20 * MB, 21 * MB)).isFalse();
            try (Budget three = open(Optional.empty())) {
                assertThat(three.look(100 * MB, 100 * MB)).isTrue();
            }
        }
    }

    @Test
    void aFolderThatIsGoneIsNotALinkThatIsGone() {
        try (Budget budget = Budget.open(
                folder,
                where -> {
                    if (space == null) {
                        throw new io.podwire.api.error.NotFound("statvfs: ENOENT");
                    }
                    return space;
                },
                Optional.empty(),
                new Ledger(folder.resolve("ledger")),
                Thresholds.USUAL)) {
            space = null;
            assertThatThrownBy(() -> budget.look(1, 1))
                    .isInstanceOf(NotWritten.class)
                    .hasMessage(folder + ": the folder is gone, and what was caught with it");
        }
    }

    /** However they take turns, neither looks often enough to see all that the other writes. */
    @Test
    void twoThatWriteAtTheSameTimeNeverHaveMoreTogether() {
        Random random = new Random(5);
        try (Budget one = open(Optional.empty());
                Budget two = open(Optional.empty())) {
            Budget[] both = {one, two};
            long[] written = new long[2];
            boolean[] full = new boolean[2];
            while (!full[0] || !full[1]) {
                int i = random.nextInt(2);
                long next = written[i] + random.nextInt(1_000_000);
                if (both[i].allows(next) || both[i].look(written[i], next)) {
                    written[i] = next;
                } else {
                    full[i] = true;
                }
                assertThat(written[0] + written[1]).isLessThanOrEqualTo(180 * MB);
            }
            assertThat(written[0] + written[1]).isGreaterThan(172 * MB);
        }
    }

    /** A process that is killed leaves its file, but not its lock. */
    @Test
    void aCaptureThatWasKilledCountsNoMore() throws IOException {
        Path ledger = Files.createDirectories(folder.resolve("ledger"));
        long device = ((Number) Files.getAttribute(folder, "unix:dev")).longValue();
        Path dead = Files.writeString(ledger.resolve("4711-1"), "00000000000100000000 " + device + "\n");
        try (Budget budget = open(Optional.empty())) {
            assertThat(budget.look(170 * MB, 170 * MB)).isTrue();
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
                assertThat(budget.look(79 * MB, 79 * MB)).isTrue();
                assertThat(budget.look(100 * MB, 100 * MB + 1)).isFalse();
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
            assertThat(told.look(4 * MB, 5 * MB)).isTrue();
            assertThat(told.look(4 * MB, 5 * MB + 1)).isFalse();
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
        assertThat(Budget.text(999_949_999)).isEqualTo("999 MB");
        assertThat(Budget.text(999_980_000)).isEqualTo("1 GB");
        assertThat(Budget.text(123_456_789)).isEqualTo("123 MB");
    }
}
