package io.podwire.engine.capture;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.CaptureRequest.Direction;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.host.FramePoint;
import io.podwire.api.host.Place;
import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.testkit.NetnsWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two namespaces with a cable, {@code e0} to {@code h0}, 10.99.0.1 and 10.99.0.2, and captures on it. */
final class RingWorld implements AutoCloseable {

    /** One frame as it was handed out. */
    record Seen(int link, long nanos, int length, int marks, int segment, byte[] bytes) {}

    final NetnsWorld world = NetnsWorld.orSkip();
    final String pod = world.netns("pod");
    final String host = world.netns("host");

    RingWorld() {
        world.veth(pod, "e0", host, "h0");
        // No link-local address, so no router solicitation and no multicast report among what is counted.
        for (String netns : List.of(pod, host)) {
            world.in(netns, "sh", "-c", "for f in /proc/sys/net/ipv6/conf/*/disable_ipv6; do echo 1 >$f; done");
        }
        world.address(pod, "e0", "10.99.0.1/24");
        world.address(host, "h0", "10.99.0.2/24");
    }

    static CaptureRequest request() {
        return new CaptureRequest(
                List.of(), null, CaptureRequest.MAX_SNAP_LENGTH, null, true, Direction.INOUT, false, false);
    }

    static CaptureRequest filtered(String filter) {
        return new CaptureRequest(
                List.of(),
                new CaptureFilter(filter, true, List.of()),
                CaptureRequest.MAX_SNAP_LENGTH,
                null,
                true,
                Direction.INOUT,
                false,
                false);
    }

    FramePoint at(String netns, String link) {
        return new FramePoint(new Place(Inside.netns(world, netns), netns, null), link);
    }

    FrameSource open(CaptureRequest request, FramePoint... points) {
        return RingOpening.open(List.of(points), request, HostRoot.of("/"), new PcapFilters());
    }

    /** Cancels, and takes all that is still there. */
    static List<Seen> rest(FrameSource source) {
        source.cancel();
        List<Seen> seen = new ArrayList<>();
        while (!source.ended()) {
            take(source.next(Duration.ofSeconds(5)), seen);
        }
        return seen;
    }

    static void take(Frames frames, List<Seen> seen) {
        while (frames != null && frames.advance()) {
            seen.add(new Seen(
                    frames.link(), frames.nanos(), frames.length(), frames.marks(), frames.segment(), frames.bytes()));
        }
    }

    void ping(int count, String... words) {
        List<String> command = new ArrayList<>(List.of("ping", "-q", "-i", "0.01", "-c", "" + count));
        command.addAll(List.of(words));
        command.add("10.99.0.2");
        world.in(pod, command.toArray(String[]::new));
    }

    @Override
    public void close() {
        world.close();
    }
}
