package io.podwire.capture.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds the captures of a machine apart: names and locks. */
@Timeout(60)
class LedgerTest {

    @TempDir
    Path folder;

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** A pid namespace has a pid 1 of its own, and the folder may be the node's all the same. */
    @Test
    void aNameThatAnotherProcessHoldsIsLeftToIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not there to hold a lock");
        Ledger ledger = new Ledger(folder);
        String[] name;
        try (Ledger.Entry entry = ledger.begin(1)) {
            assertThat(entry).isNotNull();
            name = files().get(0).getFileName().toString().split("-");
        }
        Path next = Files.createFile(folder.resolve(name[0] + "-" + (Integer.parseInt(name[1]) + 1)));
        Process other = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-c",
                        "import fcntl,sys; f=open(sys.argv[1],'r+'); fcntl.lockf(f,fcntl.LOCK_EX); print('held',flush=True);"
                                + " sys.stdin.read()",
                        next.toString())
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            try (Ledger.Entry entry = ledger.begin(1)) {
                assertThat(entry).isNotNull();
                entry.put(5);
                assertThat(next).as("the other's account").isEmptyFile();
            }
        } finally {
            other.outputWriter().close();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** While somebody looks at a file it is open twice, and closing one of both drops the lock of the other (fcntl(2)). */
    @Test
    void oneThatBeginsKeepsItsFileAndItsLockWhileAnotherThreadLooks() throws Exception {
        Ledger ledger = new Ledger(folder);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                ledger.others(null, 1);
            }
        });
        try {
            for (int i = 0; i < 300; i++) {
                try (Ledger.Entry entry = ledger.begin(1)) {
                    assertThat(entry).isNotNull();
                    assertThat(files()).as("accounts of number %s", i).hasSize(1);
                    String inode = ":" + Files.getAttribute(files().get(0), "unix:ino") + " ";
                    assertThat(Files.readAllLines(Path.of("/proc/locks")))
                            .as("locks of number %s", i)
                            .anyMatch(line -> line.contains(" POSIX ") && line.contains(inode));
                }
            }
        } finally {
            over.set(true);
            looking.join();
        }
    }
}
