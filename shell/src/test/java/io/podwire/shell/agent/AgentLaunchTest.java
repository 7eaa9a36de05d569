package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.NotStarted;
import io.podwire.api.host.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs that run over there: real ones, by the real launcher, over pipes in memory. */
@Timeout(60)
class AgentLaunchTest {

    private MemoryAgent agent;
    private AgentConnection connection;

    @BeforeEach
    void start() throws InterruptedException {
        agent = new MemoryAgent(MemoryAgent.CALM);
        connection = agent.connect();
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        agent.ended();
    }

    private ChildProcess run(String... command) {
        return (ChildProcess) connection.call(
                TestCommands.ALL.get("run"), new TestCommands.Run.Args(List.of(command)), agent.options(10));
    }

    @Test
    void streamsAndStatus() throws Exception {
        ChildProcess child = run("/bin/sh", "-c", "read line; echo \"out $line\"; echo err >&2; exit 7");
        child.stdin().write("hello\n".getBytes(StandardCharsets.UTF_8));
        assertThat(text(child.stdout())).isEqualTo("out hello\n");
        assertThat(text(child.stderr())).isEqualTo("err\n");
        assertThat(child.waitFor(Duration.ofSeconds(10))).isEqualTo(7);
        assertThat(child.pid()).isPositive();
    }

    @Test
    void aProgramThatIsNotThere() {
        assertThatThrownBy(() -> run("/no/such/program"))
                .isInstanceOf(NotStarted.class)
                .satisfies(e -> assertThat(((NotStarted) e).exitCode()).isEqualTo(127));
    }

    @Test
    void aHundredMegabytesThroughStdin() throws Exception {
        int total = 100_000_000;
        ChildProcess child = run("wc", "-c");
        byte[] block = new byte[1 << 16];
        try (OutputStream stdin = child.stdin()) {
            for (int left = total; left > 0; left -= block.length) {
                stdin.write(block, 0, Math.min(left, block.length));
            }
        }
        assertThat(text(child.stdout()).strip()).isEqualTo(String.valueOf(total));
        assertThat(child.waitFor(Duration.ofSeconds(10))).isZero();
    }

    @Test
    void aProgramThatDoesNotReadHoldsTheWriterAtTheWindow() throws Exception {
        ChildProcess child = run("sleep", "1000");
        CompletableFuture<IOException> outcome = new CompletableFuture<>();
        Thread writer = new Thread(() -> {
            try {
                while (true) {
                    child.stdin().write(new byte[1 << 16]);
                }
            } catch (IOException e) {
                outcome.complete(e);
            }
        });
        writer.start();
        AgentTest.until(() -> agent.toAgent.written() >= ChildRelay.STDIN_WINDOW);
        long before = agent.toAgent.written();
        TimeUnit.MILLISECONDS.sleep(300);
        // the pipe to sleep takes 64 KiB of what was granted again, no more
        assertThat(agent.toAgent.written() - before).isLessThan(2L * ChildRelay.STDIN_WINDOW);
        assertThat(outcome).isNotDone();
        child.signal(15);
        assertThat(child.waitFor(Duration.ofSeconds(10))).isEqualTo(143);
        assertThat(outcome.get(5, TimeUnit.SECONDS)).hasMessage("the program does not read any more");
    }

    @Test
    void aReaderThatStandsStillHoldsTheProgramAtTheWindow() throws Exception {
        ChildProcess flood = run("sh", "-c", "yes x | head -c 50000000");
        AgentTest.until(() -> agent.fromAgent.written() >= RemoteChild.OUTPUT_WINDOW);
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(agent.fromAgent.written()).isLessThan(2L * RemoteChild.OUTPUT_WINDOW);
        // and holds nobody else up
        assertThat(text(run("echo", "still here").stdout())).isEqualTo("still here\n");
        assertThat(count(flood.stdout())).isEqualTo(50_000_000);
        assertThat(flood.waitFor(Duration.ofSeconds(10))).isZero();
    }

    @Test
    void closingKillsTheWholeGroup() throws Exception {
        ChildProcess child = run("sh", "-c", "sleep 1000 & echo $!; wait");
        long grandchild = Long.parseLong(line(child.stdout()));
        assertThat(ProcessHandle.of(grandchild)).isPresent();
        child.close();
        AgentTest.until(() -> gone(child.pid()) && gone(grandchild));
    }

    @Test
    void aLostClientKillsTheWholeGroup() throws Exception {
        ChildProcess child = run("sh", "-c", "sleep 1000 & echo $!; wait");
        long grandchild = Long.parseLong(line(child.stdout()));
        agent.toAgent.out().close();
        agent.ended();
        AgentTest.until(() -> gone(child.pid()) && gone(grandchild));
    }

    @Test
    void aProcessLeftBehindIsNotWaitedFor() throws Exception {
        ChildProcess child = run("sh", "-c", "sleep 1000 & echo done");
        assertThat(child.waitFor(Duration.ofSeconds(10))).isZero();
        assertThat(text(child.stdout())).isEqualTo("done\n");
    }

    /** Also true for one that nobody has waited for yet. */
    static boolean gone(long pid) {
        try {
            String stat = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException e) {
            return true;
        }
    }

    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long count(InputStream in) throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }
}
