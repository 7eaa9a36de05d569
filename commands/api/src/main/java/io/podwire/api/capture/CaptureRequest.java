package io.podwire.api.capture;

import io.podwire.api.value.TargetRef;
import java.util.List;

/**
 * What to take from the kernel.
 *
 * @param points where; not empty
 * @param filter which frames; null: all
 * @param snapLength most bytes of a frame, 1 to 262144
 * @param bufferBytes for all rings together; null: what suits this host
 * @param promiscuous also frames for other hosts' addresses
 * @param direction which way
 * @param immediate hand frames over at once, at the price of processor time; else blocks of up to some hundred milliseconds
 * @param headersOnly cut after the innermost transport header; DNS is kept
 */
public record CaptureRequest(
        List<Point> points,
        CaptureFilter filter,
        int snapLength,
        Long bufferBytes,
        boolean promiscuous,
        Direction direction,
        boolean immediate,
        boolean headersOnly) {

    /** Most that {@link #snapLength} can be, and its usual value, as in tcpdump. */
    public static final int MAX_SNAP_LENGTH = 262_144;

    public CaptureRequest {
        points = List.copyOf(points);
    }

    /**
     * One link, or all of a place.
     *
     * @param in the place; null: where the session stands
     * @param link its name, or {@code any}; null: the place's first link that is up and no loopback, as tcpdump chooses
     */
    public record Point(TargetRef in, String link) {}

    /** Which way frames go, as the link's namespace sees it. */
    public enum Direction {
        IN,
        OUT,
        INOUT
    }
}
