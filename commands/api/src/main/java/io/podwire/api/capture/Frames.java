package io.podwire.api.capture;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Some frames that came together, read one after the other: a block of a kernel's ring, a message of an agent, a piece of a file. One
 * object stands for each of them in turn, so that a frame on its way to disk costs no object; it is valid until the source is asked
 * again.
 *
 * <p>Before the first {@link #advance} it stands on none.
 */
public interface Frames {

    /** {@link #marks}: sent by the namespace the link is in. Neither this nor {@link #INCOMING}: not known, as in a pcap file. */
    int OUTGOING = 1;

    /** {@link #marks}: for another host's address; seen because the link is promiscuous. */
    int OTHER_HOST = 1 << 1;

    /** {@link #marks}: to all. */
    int BROADCAST = 1 << 2;

    /** {@link #marks}: to a group. */
    int MULTICAST = 1 << 3;

    /** {@link #marks}: its transport checksum was not computed when it was seen; the card, or nobody, does it. */
    int CHECKSUM_MISSING = 1 << 4;

    /**
     * {@link #marks}: one frame that stands for several on the wire (GSO, GRO). How long those are the kernel would only tell together
     * with a header that many kernels do not have for all such frames; they drop those without it (PACKET_VNET_HDR).
     */
    int SEGMENTED = 1 << 5;

    /** {@link #marks}: its VLAN tag was taken out by the kernel, and put back here. */
    int TAG_PUT_BACK = 1 << 6;

    /** {@link #marks}: it came into the namespace the link is in. */
    int INCOMING = 1 << 7;

    /** Steps to the next; false where there is none. */
    boolean advance();

    /** {@link CapturedLink#id} of the link it was seen at. */
    int link();

    /** When it was seen, by the kernel's clock: nanoseconds since 1970-01-01 UTC. */
    long nanos();

    /** Bytes that are here, 0 to {@link #length}. */
    int captured();

    /** Bytes that it had, its VLAN tag counted. */
    int length();

    /** What is known of it beside its bytes; the constants of this interface, or 0. */
    int marks();

    /** What somebody wrote beside it in a file; a kernel's frames have none. */
    default List<String> comments() {
        return List.of();
    }

    /**
     * Appends its bytes.
     *
     * @param most not more than so many of them
     */
    void copy(ByteBuffer target, int most);

    /** Its bytes, copied. */
    default byte[] bytes() {
        byte[] bytes = new byte[captured()];
        copy(ByteBuffer.wrap(bytes), bytes.length);
        return bytes;
    }
}
