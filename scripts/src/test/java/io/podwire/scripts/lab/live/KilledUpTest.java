package io.podwire.scripts.lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of whoever brings a lab up: whenever it comes, {@code lab down} leaves nothing. */
class KilledUpTest {

    private static final int KILLS = 10;
    private static final String MARK = "PODWIRE_TEST_MARK";

    private final String mark = UUID.randomUUID().toString();

    @TempDir
    Path folder;

    private TinyLab tiny;

    @BeforeEach
    void make() throws IOException {
        TinyLab.orSkip();
        tiny = new TinyLab(folder, "tiny");
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.podwire.scripts.lab.live.KilledUpMain",
                folder.resolve("state").toString(),
                tiny.file.file().toString());
        builder.environment().put(MARK, mark);
        return builder.redirectErrorStream(true).start();
    }

    @Test
    void nothingIsLeftWheneverItIsKilled() throws Exception {
        // how long one takes here and now, and how far a kill may come behind the first step
        Process whole = start();
        assertThat(whole.inputReader().readLine()).isEqualTo("begins");
        long begun = System.nanoTime();
        assertThat(whole.inputReader().lines().toList()).last().isEqualTo("up");
        long takes = System.nanoTime() - begun;
        assertThat(TinyLab.life(tiny.labs("me")).down(List.of())).containsExactly("tiny");

        TreeMap<String, String> before = Machine.now();
        Random random = new Random(4);
        for (int i = 0; i < KILLS; i++) {
            Process one = start();
            assertThat(one.inputReader().readLine()).isEqualTo("begins");
            TimeUnit.NANOSECONDS.sleep((long) (takes * (i + random.nextDouble()) / KILLS));
            one.destroyForcibly().waitFor();
            TinyLab.life(tiny.labs("me")).down(List.of());
            assertThat(folder.resolve("state/me")).as("kill %d", i).doesNotExist();
            assertThat(left()).as("kill %d: processes", i).isEmpty();
            assertThat(Machine.now()).as("kill %d", i).isEqualTo(before);
        }
    }

    /** A lab that had no state yet dies by itself, with its pipe: within this time. */
    private List<String> left() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<String> now = marked();
        while (!now.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
            now = marked();
        }
        return now;
    }

    /** All processes that were begun by ours, however far from it: they inherit its environment. A zombie has none any more. */
    private List<String> marked() {
        List<String> found = new ArrayList<>();
        ProcessHandle.allProcesses().forEach(process -> {
            Path folder = Path.of("/proc", Long.toString(process.pid()));
            try {
                String environment = Files.readString(folder.resolve("environ"), StandardCharsets.ISO_8859_1);
                if (environment.contains(MARK + "=" + mark)) {
                    found.add(process.pid() + " "
                            + Files.readString(folder.resolve("comm")).strip());
                }
            } catch (IOException e) {
                // it ended
            }
        });
        return found;
    }
}
