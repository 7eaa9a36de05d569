package io.podwire.shell.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.host.LiveNames.Name;
import io.podwire.api.host.LiveNames.Names;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is answered, how soon, and when it is read again; with a reader that takes as long as the test says. */
class CachedNamesTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger readings = new AtomicInteger();

    private class Reader extends NameReader {

        private CountDownLatch gate = new CountDownLatch(0);

        Reader() {
            super(null);
        }

        @Override
        Names names() {
            int reading = readings.incrementAndGet();
            pass();
            return new Names(List.of(new Name("pod-" + reading, "")), List.of(), List.of(), List.of(), List.of());
        }

        @Override
        List<Name> links(TargetRef in) {
            int reading = readings.incrementAndGet();
            pass();
            return List.of(new Name((in == null ? "host" : in.toString()) + "-" + reading, ""));
        }

        private void pass() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("ended while it read", e);
            }
        }
    }

    private static List<String> texts(List<Name> names) {
        return names.stream().map(Name::text).toList();
    }

    @Test
    void readsOnceWhileNothingChanges() {
        try (CachedNames names = new CachedNames(new Reader(), changes::get, SECOND, LONG)) {
            assertThat(texts(names.now().pods())).containsExactly("pod-1");
            assertThat(texts(names.now().pods())).containsExactly("pod-1");
            changes.incrementAndGet();
            assertThat(texts(names.now().pods())).containsExactly("pod-2");
        }
    }

    @Test
    void readsAgainAfterASecondWithoutNews() throws Exception {
        try (CachedNames names = new CachedNames(new Reader(), changes::get, SECOND, LONG)) {
            names.now();
            long begin = System.nanoTime();
            while (readings.get() == 1) {
                names.now();
                assertThat(System.nanoTime() - begin).isLessThan(LONG.toNanos());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void whoAsksWaitsOnlyAMomentAndTakesWhatIsThere() {
        Reader reader = new Reader();
        try (CachedNames names = new CachedNames(reader, changes::get, SECOND, SHORT)) {
            reader.gate = new CountDownLatch(1);
            assertThat(names.now()).isEqualTo(Names.NONE);
            assertThat(names.now()).isEqualTo(Names.NONE);
            assertThat(readings).as("one reading at a time").hasValue(1);
            reader.gate.countDown();
            awaitPod(names, "pod-1");
            reader.gate = new CountDownLatch(1);
            changes.incrementAndGet();
            long begin = System.nanoTime();
            assertThat(texts(names.now().pods())).containsExactly("pod-1");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            reader.gate.countDown();
            awaitPod(names, "pod-2");
        }
    }

    @Test
    void readingAheadWaitsForNothing() {
        Reader reader = new Reader();
        try (CachedNames names = new CachedNames(reader, changes::get, SECOND, LONG)) {
            reader.gate = new CountDownLatch(1);
            names.ahead();
            names.ahead();
            reader.gate.countDown();
            awaitPod(names, "pod-1");
        }
    }

    private static void awaitPod(CachedNames names, String pod) {
        long begin = System.nanoTime();
        while (!texts(names.now().pods()).equals(List.of(pod))) {
            assertThat(System.nanoTime() - begin).isLessThan(LONG.toNanos());
        }
    }

    @Test
    void aReaderThatFailsLeavesWhatWasKnown() {
        AtomicInteger asked = new AtomicInteger();
        NameReader failing = new Reader() {
            @Override
            Names names() {
                if (asked.incrementAndGet() > 1) {
                    throw new IllegalStateException("a defect");
                }
                return super.names();
            }
        };
        try (CachedNames names = new CachedNames(failing, changes::get, SECOND, LONG)) {
            names.now();
            changes.incrementAndGet();
            assertThat(texts(names.now().pods())).containsExactly("pod-1");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void linksAreKeptForAFewPlacesOnly() {
        try (CachedNames names = new CachedNames(new Reader(), changes::get, SECOND, LONG)) {
            assertThat(texts(names.links(null))).containsExactly("host-1");
            assertThat(texts(names.links(TargetRef.parse("shop/a")))).containsExactly("shop/a-2");
            assertThat(texts(names.links(null))).containsExactly("host-1");
            for (int i = 0; i < 10; i++) {
                names.links(TargetRef.parse("shop/p" + i));
            }
            assertThat(texts(names.links(null))).containsExactly("host-13");
        }
    }

    @Test
    void afterTheEndItAnswersWhatItKnew() {
        CachedNames names = new CachedNames(new Reader(), changes::get, SECOND, LONG);
        names.now();
        names.close();
        changes.incrementAndGet();
        assertThat(texts(names.now().pods())).containsExactly("pod-1");
        assertThat(readings).hasValue(1);
    }
}
