package io.podwire.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that end, that are told to, and that do not listen. */
class ForegroundTest {

    private final AtomicInteger left = new AtomicInteger();
    private final Foreground foreground = new Foreground(left::incrementAndGet);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void release() {
        never.countDown();
    }

    @Test
    void aJobsStatusIsTheLines() {
        assertThat(foreground.run(job -> 7)).isEqualTo(7);
        assertThat(left).hasValue(0);
    }

    @Test
    void anInterruptReachesTheJobAndItsStatusStillCounts() {
        int status = foreground.run(job -> {
            CountDownLatch told = new CountDownLatch(1);
            job.onInterrupt(told::countDown);
            foreground.interrupt();
            await(told);
            return job.interrupted() ? 42 : 0;
        });
        assertThat(status).isEqualTo(42);
        assertThat(left).hasValue(0);
    }

    @Test
    void aJobThatDoesNotListenIsLeftBehind() {
        int status = foreground.run(job -> {
            foreground.interrupt();
            await(never);
            return 0;
        });
        assertThat(status).isEqualTo(130);
        assertThat(left).hasValue(1);
        assertThat(foreground.run(job -> 3)).isEqualTo(3);
    }

    @Test
    void oneWhoseTimeIsUpEndsWithSix() {
        int status = foreground.run(job -> {
            job.abandon();
            job.interrupt();
            await(never);
            return 0;
        });
        assertThat(status).isEqualTo(6);
        assertThat(left).hasValue(1);
    }

    @Test
    void oneThatWaitsForAProgramIsWaitedForHoweverOftenCtrlCCame() throws InterruptedException {
        CountDownLatch program = new CountDownLatch(1);
        Thread user = new Thread(() -> {
            foreground.interrupt();
            program.countDown();
        });
        int status = foreground.run(job -> {
            job.waiting(true);
            user.start();
            await(program);
            job.waiting(false);
            return 5;
        });
        user.join();
        assertThat(status).isEqualTo(5);
        assertThat(left).hasValue(0);
    }

    @Test
    void anActionForAnInterruptedJobIsRunAtOnce() {
        Job job = new Job();
        job.interrupt();
        AtomicInteger runs = new AtomicInteger();
        job.onInterrupt(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException e) {
                open = false;
            }
        }
    }
}
