package io.podwire.packets.dissect;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Packet;
import io.podwire.api.value.Octets;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * Reads frames of one source, in their order and in one thread: where a segment ends within a secret, it masks the rest in the next one.
 */
public final class Dissector {

    private static final long NANOS = 1_000_000_000L;

    private final DissectOptions options;
    private final OpenSecrets open;

    public Dissector(DissectOptions options) {
        this.options = options;
        this.open = options.secrets() ? null : new OpenSecrets();
    }

    /**
     * Reads the frame that {@code frames} stands on.
     *
     * @param link where it was seen: its type says what a frame begins with
     * @param number {@link Packet#number}
     * @return whatever the bytes are
     */
    public Packet dissect(Frames frames, CapturedLink link, long number) {
        byte[] bytes = new byte[frames.captured()];
        frames.copy(ByteBuffer.wrap(bytes), bytes.length);
        long nanos = frames.nanos();
        int marks = frames.marks();
        List<Layer> layers = layers(bytes, frames.length(), link.linkType(), link.tunnelPorts());
        return new Packet(
                number,
                Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)),
                link.name(),
                link.netns(),
                link.pod(),
                direction(marks),
                (marks & Frames.CHECKSUM_MISSING) != 0,
                (marks & Frames.SEGMENTED) != 0,
                frames.length(),
                bytes.length,
                layers,
                null,
                Octets.view(bytes, 0, bytes.length));
    }

    /**
     * Reads bytes.
     *
     * @param bytes what was kept of the frame, handed over: layers look into it, and secrets in it are overwritten unless asked for
     * @param length bytes it had on the wire; less than there are counts as those there are
     * @param linkType see {@link CapturedLink#linkType}
     * @param tunnelPorts see {@link CapturedLink#tunnelPorts}
     * @return outermost first; empty for no bytes at all
     */
    public List<Layer> layers(byte[] bytes, int length, int linkType, List<Integer> tunnelPorts) {
        Walk walk = new Walk(bytes, bytes.length, options, tunnelPorts, open);
        LinkReader.read(walk, linkType, Math.max(length, bytes.length));
        return walk.layers();
    }

    private static Packet.Direction direction(int marks) {
        if ((marks & Frames.OUTGOING) != 0) {
            return Packet.Direction.OUT;
        } else if ((marks & Frames.OTHER_HOST) != 0) {
            return Packet.Direction.OTHER_HOST;
        } else if ((marks & Frames.BROADCAST) != 0) {
            return Packet.Direction.BROADCAST;
        } else if ((marks & Frames.MULTICAST) != 0) {
            return Packet.Direction.MULTICAST;
        }
        return null;
    }
}
