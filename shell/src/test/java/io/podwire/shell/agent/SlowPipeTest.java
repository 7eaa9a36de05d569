package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.capture.write.PipeSink;
import io.podwire.packets.file.CaptureFile;
import io.podwire.packets.file.FrameWriter;
import io.podwire.packets.file.WriteBuffer;
import io.podwire.shell.agent.FakeRing.Shot;
import io.podwire.testkit.MemoryPipe;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code -w -} into a pipe that nobody reads for a while: what there is no room for is dropped at the ring and counted, wherever that is. */
@Timeout(60)
class SlowPipeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int SENT = 40_000;
    private static final int SIZE = 2500;

    private final FakeRing ring = new FakeRing(1 << 20, "eth0");
    private final MemoryPipe pipe = new MemoryPipe(64 << 10);

    /** As a capture does it: each batch goes out before the next is asked for. */
    private long write(FrameSource source) {
        try (FrameWriter writer =
                FrameWriter.pcap(Channels.newChannel(pipe.out()), new WriteBuffer(), true, 1, 262_144, source::links)) {
            PipeSink sink = new PipeSink(writer, source::counts);
            long written = 0;
            while (!source.ended()) {
                Frames frames = source.next(LONG);
                while (frames != null && frames.advance()) {
                    sink.take(frames);
                    written++;
                }
                sink.tick(Instant.EPOCH, 0);
            }
            sink.finish();
            return written;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void standsStillAndThenReads(FrameSource source) throws Exception {
        CompletableFuture<Long> writing = CompletableFuture.supplyAsync(() -> write(source));
        for (int i = 0; i < SENT; i++) {
            ring.put(new Shot(0, i, new byte[SIZE]));
        }
        AgentTest.until(() -> source.counts().dropped() > 0);
        assertThat(writing).isNotDone();
        source.cancel();
        long read = 0;
        try (CaptureFile file = CaptureFile.open(pipe.in(), "the pipe")) {
            while (!file.ended()) {
                for (Frames frames = file.next(LONG); frames != null && frames.advance(); ) {
                    read++;
                }
            }
        }
        CaptureCounts counts = source.counts();
        assertThat(read).isEqualTo(writing.get()).isEqualTo(counts.given());
        assertThat(counts.received()).isEqualTo(SENT);
        assertThat(counts.given() + counts.dropped()).isEqualTo(SENT);
    }

    @Test
    void near() throws Exception {
        standsStillAndThenReads(ring);
        // what waits is in the ring, in one batch and in the pipe, and nowhere else
        assertThat(ring.counts().given() * SIZE).isLessThan((1 << 20) + 2 * 64 * SIZE + (512 << 10));
    }

    @Test
    void throughAnAgent() throws Exception {
        MemoryAgent agent = new MemoryAgent(MemoryAgent.CALM, request -> ring);
        try (AgentConnection connection = agent.connect();
                FrameSource source = connection.capture(FakeRing.request(), agent.options(10), () -> false)) {
            standsStillAndThenReads(source);
            assertThat(source.counts().given() * SIZE).isLessThan(RemoteFrames.WINDOW + (4 << 20));
        }
        agent.close();
    }
}
