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
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.testkit.NetnsWorld;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two namespaces with a cable, {@code e0} to {@code h0}, 10.99.0.1 and 10.99.0.2, and captures on it. */
final class RingWorld implements AutoCloseable {

    /** One frame as it was handed out. */
    record Seen(int link, long nanos, int length, int marks, byte[] bytes) {}

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
        // And no ARP.
        neighbor(pod, "e0", "10.99.0.2", host, "h0");
        neighbor(host, "h0", "10.99.0.1", pod, "e0");
    }

    private void neighbor(String netns, String link, String address, String there, String peer) {
        String mac =
                world.in(there, "cat", "/sys/class/net/" + peer + "/address").strip();
        world.ip("-n", netns, "neigh", "replace", address, "lladdr", mac, "nud", "permanent", "dev", link);
    }

    static CaptureRequest request() {
        return new CaptureRequest(
                List.of(), null, CaptureRequest.MAX_SNAP_LENGTH, null, true, Direction.INOUT, false, false);
    }

    static CaptureRequest cut(int snapLength) {
        return new CaptureRequest(List.of(), null, snapLength, null, true, Direction.INOUT, false, false);
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
            seen.add(new Seen(frames.link(), frames.nanos(), frames.length(), frames.marks(), frames.bytes()));
        }
    }

    void ping(int count, String... words) {
        List<String> command = new ArrayList<>(List.of("ping", "-q", "-i", "0.01", "-c", "" + count));
        command.addAll(List.of(words));
        command.add("10.99.0.2");
        world.in(pod, command.toArray(String[]::new));
    }

    /** Sends a frame just as it is. */
    void send(String netns, String link, byte[] frame) {
        String index =
                world.in(netns, "cat", "/sys/class/net/" + link + "/ifindex").strip();
        ByteBuffer bytes = ByteBuffer.allocateDirect(frame.length).put(0, frame);
        ByteBuffer address = ByteBuffer.allocateDirect(20).order(ByteOrder.nativeOrder());
        address.putShort(0, (short) Libc.AF_PACKET).putInt(4, Integer.parseInt(index));
        try (OpenNetns open = Inside.open(world, netns);
                Descriptor socket = open.inside(() -> Descriptor.socket(Libc.AF_PACKET, Libc.SOCK_RAW, 0))) {
            if (Libc.sendto(socket.number(), bytes, frame.length, 0, address, 20) != frame.length) {
                throw new AssertionError(Errno.describe(Libc.errno()));
            }
        } catch (SystemCallException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        world.close();
    }
}
