package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.PodwireException;
import io.podwire.api.value.TargetRef;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** A ring of a few bytes that frames are put into as a kernel does: what finds no room is dropped, and counted. */
final class FakeRing implements FrameSource {

    private static final Duration LONG = Duration.ofSeconds(10);

    /** One frame. */
    record Shot(int link, long nanos, byte[] bytes, int length, int marks) {

        Shot(int link, long nanos, byte[] bytes) {
            this(link, nanos, bytes, bytes.length, 0);
        }

        /** The one that {@code frames} stands on, whose link is known by then. */
        static Shot of(FrameSource source, Frames frames) {
            assertThat(source.links().size()).isGreaterThan(frames.link());
            return new Shot(frames.link(), frames.nanos(), frames.bytes(), frames.length(), frames.marks());
        }

        /** All that come until the source has ended. */
        static List<Shot> rest(FrameSource source) {
            List<Shot> all = new ArrayList<>();
            while (!source.ended()) {
                Frames frames = source.next(LONG);
                while (frames != null && frames.advance()) {
                    all.add(of(source, frames));
                }
            }
            return all;
        }

        /** The same at another time. */
        Shot at(long otherNanos) {
            return new Shot(link, otherNanos, bytes, length, marks);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shot shot
                    && link == shot.link
                    && nanos == shot.nanos
                    && Arrays.equals(bytes, shot.bytes)
                    && length == shot.length
                    && marks == shot.marks;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(nanos);
        }

        @Override
        public String toString() {
            return "link " + link + " at " + nanos + ": " + bytes.length + " of " + length + " bytes, marks " + marks;
        }
    }

    private final int capacity;
    private final List<CapturedLink> links = new ArrayList<>();
    private final Queue<Shot> waiting = new ArrayDeque<>();
    private final List<long[]> counts = new ArrayList<>();
    private int bytes;
    private boolean cancelled;
    private boolean closed;
    private boolean looked;
    private String lost;
    private PodwireException failure;

    /** What is asked for where that does not matter. */
    static CaptureRequest request() {
        return new CaptureRequest(
                List.of(new CaptureRequest.Point(TargetRef.parse("shop/cart"), "eth0")),
                null,
                262_144,
                null,
                true,
                CaptureRequest.Direction.INOUT,
                false,
                false);
    }

    /** @param capacity bytes of all frames that wait */
    FakeRing(int capacity, String... names) {
        this.capacity = capacity;
        for (String name : names) {
            link(name);
        }
    }

    /** One more link. */
    synchronized void link(String name) {
        int id = links.size();
        links.add(new CapturedLink(
                id,
                id + 2,
                name,
                "shop/cart",
                4026532000L,
                "shop/cart",
                1,
                262_144,
                true,
                null,
                1500,
                10_000,
                List.of(8472),
                "tcp",
                "libpcap version 1.10.3",
                null));
        counts.add(new long[3]);
    }

    /** A frame passes the link; false where it is dropped. */
    synchronized boolean put(Shot shot) {
        long[] of = counts.get(shot.link());
        of[0]++;
        if (bytes + shot.bytes().length > capacity) {
            of[2]++;
            return false;
        }
        bytes += shot.bytes().length;
        waiting.add(shot);
        notifyAll();
        return true;
    }

    /** Its links are gone; who looks learns it, and once it is read to its end nothing is held. */
    synchronized void lose(String why) {
        lost = why;
        notifyAll();
    }

    synchronized boolean holds() {
        return lost == null || !waiting.isEmpty() || !looked;
    }

    @Override
    public synchronized void look() {
        looked = lost != null;
    }

    /** Breaks it, after what waits. */
    synchronized void fail(PodwireException why) {
        failure = why;
        notifyAll();
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    @Override
    public synchronized List<CapturedLink> links() {
        return List.copyOf(links);
    }

    /** As a ring does: a block of what is there, which is given back with the next call. */
    @Override
    public synchronized Frames next(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (waiting.isEmpty() && !cancelled && failure == null) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError("a source is cancelled, not interrupted", e);
        }
        if (waiting.isEmpty() && failure != null) {
            throw failure;
        }
        if (waiting.isEmpty()) {
            return null;
        }
        List<Shot> block = new ArrayList<>();
        while (!waiting.isEmpty() && block.size() < 64) {
            Shot shot = waiting.remove();
            bytes -= shot.bytes().length;
            counts.get(shot.link())[1]++;
            block.add(shot);
        }
        return new Block(block);
    }

    @Override
    public synchronized boolean ended() {
        return cancelled && waiting.isEmpty();
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    @Override
    public synchronized CaptureCounts counts() {
        return new CaptureCounts(links.stream()
                .map(link -> new CaptureCounts.OfLink(
                        link.id(),
                        link.name(),
                        counts.get(link.id())[0],
                        counts.get(link.id())[1],
                        counts.get(link.id())[2],
                        null,
                        looked ? lost : null))
                .toList());
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private static final class Block implements Frames {

        private final List<Shot> shots;
        private int at = -1;

        Block(List<Shot> shots) {
            this.shots = shots;
        }

        private Shot shot() {
            return shots.get(at);
        }

        @Override
        public boolean advance() {
            return ++at < shots.size();
        }

        @Override
        public int link() {
            return shot().link();
        }

        @Override
        public long nanos() {
            return shot().nanos();
        }

        @Override
        public int captured() {
            return shot().bytes().length;
        }

        @Override
        public int length() {
            return shot().length();
        }

        @Override
        public int marks() {
            return shot().marks();
        }

        @Override
        public void copy(ByteBuffer target, int most) {
            target.put(shot().bytes(), 0, Math.min(most, captured()));
        }
    }
}
