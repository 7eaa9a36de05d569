package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A dialog of days leaves nothing of its lines behind. Counted are the classes that are loaded and the metaspace they take, after
 * a collection; a dialog whose results are kept is measured too, so that the test is known to see a leak. (bench/leaks does the same for
 * 20,000 lines.)
 */
class LeakTest {

    private static final int LINES = 100;

    private record Held(long classes, long metaspace, int threads) {

        static Held now() throws InterruptedException {
            for (int i = 0; i < 3; i++) {
                System.gc();
                Thread.sleep(20);
            }
            long metaspace = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                boolean classes =
                        pool.getName().equals("Metaspace") || pool.getName().startsWith("Compressed Class");
                metaspace += classes ? pool.getUsage().getUsed() : 0;
            }
            return new Held(
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(), metaspace, Thread.activeCount());
        }
    }

    @Test
    void linesOfADialogAreForgotten() throws Exception {
        try (FakeHost host = new FakeHost("n1", new FakeNetwork(ScriptHostTest.ROOT).sysctl("a.b", "1"));
                Scripts scripts = new Scripts(new FakeSession(host))) {
            dialog(scripts, null);
            Held before = Held.now();
            dialog(scripts, null);
            Held after = Held.now();
            // each line makes two classes, so a leak would show as twice as many as there were lines
            assertThat(after.classes() - before.classes()).isLessThan(LINES / 10);
            assertThat(after.metaspace() - before.metaspace()).isLessThan(1 << 20);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
            List<Object> kept = new ArrayList<>();
            dialog(scripts, kept);
            assertThat(Held.now().classes() - after.classes())
                    .as("classes of lines whose closures are kept")
                    .isGreaterThan(LINES);
            assertThat(kept).hasSize(LINES);
        }
    }

    private static void dialog(Scripts scripts, List<Object> kept) {
        for (int i = 0; i < LINES; i++) {
            scripts.evaluate("x = [" + i + ", 2].collect { it * 10.s.toSeconds() }; def f" + i % 5 + "() { x }");
            Object closure = scripts.evaluate("{ -> sysctl('a.b').one() }");
            if (kept != null) {
                kept.add(closure);
            }
        }
    }
}
