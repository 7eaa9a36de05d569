package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a script does, cancel ends it, and the next one is not hit. */
@Timeout(20)
class CancelTest {

    private final FakeHost host = new FakeHost("n1", new FakeNetwork(ScriptHostTest.ROOT));
    private final Scripts scripts = new Scripts(new FakeSession(host));

    @AfterEach
    void close() {
        scripts.close();
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "for (;;) { }",
                "do { } while (true)",
                "def f() { f2() }; def f2() { 1 }; while (true) { f() }",
                "while (true) { try { sleep 100000 } catch (e) { } }",
                "while (true) { try { Thread.sleep(100000) } catch (Throwable t) { } }",
                "[1].each { sleep 100000 }",
                "sleep 100.s",
                "def c; c = { c() }; while (true) { try { c() } catch (StackOverflowError e) { } }",
                "new java.util.concurrent.LinkedBlockingQueue().take()",
                "class A { static go() { while (true) { } } }; A.go()",
                "(1..Long.MAX_VALUE).each { }"
            })
    void ends(String script) throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Thread canceller = new Thread(() -> {
            try {
                running.await();
                scripts.host.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        canceller.start();
        assertThatThrownBy(() -> scripts.host.run(
                        ScriptSource.of("x", "running.countDown(); " + script), Map.of("running", running)))
                .isInstanceOf(ScriptCancelled.class);
        canceller.join();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(scripts.evaluate("sleep 1; 1 + 1")).isEqualTo(2);
    }

    @Test
    void whereNothingRunsNothingIsEnded() {
        scripts.host.cancel();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(scripts.evaluate("1")).isEqualTo(1);
    }

    @Test
    void aCommandHearsOfIt() {
        // the session of a call is one that ends with the script
        assertThat(new Calls.Deadline(null, () -> true).getAsBoolean()).isTrue();
        assertThat(new Calls.Deadline(Duration.ZERO, () -> false).getAsBoolean())
                .isTrue();
        assertThat(new Calls.Deadline(Duration.ofHours(1), () -> false).getAsBoolean())
                .isFalse();
    }
}
