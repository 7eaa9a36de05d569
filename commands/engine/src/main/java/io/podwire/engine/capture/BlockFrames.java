package io.podwire.engine.capture;

import io.podwire.api.capture.Frames;
import io.podwire.packets.dissect.HeaderLength;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The frames of one block of a ring (struct tpacket3_hdr of linux/if_packet.h), as the wire had them: a VLAN tag that the kernel or the
 * card took out is put back, and cooked ones get their header. Both are written into the block, in {@link #ROOM} bytes that the kernel
 * leaves before each frame, so that a frame is copied in one piece. One object for all blocks of a link.
 */
final class BlockFrames implements Frames {

    /** To be asked of the kernel (PACKET_RESERVE). */
    static final int ROOM = 32;

    // struct tpacket_block_desc
    private static final int FRAMES_AT = 12;
    private static final int FIRST_AT = 16;
    private static final int FIRST_SECONDS_AT = 32;
    private static final int FIRST_NANOS_AT = 36;

    // struct tpacket3_hdr, and the struct sockaddr_ll that follows it
    private static final int NEXT = 0;
    private static final int SECONDS = 4;
    private static final int NANOS = 8;
    private static final int CAPTURED = 12;
    private static final int WHOLE = 16;
    private static final int STATUS = 20;
    private static final int BYTES_AT = 24;
    private static final int TAG = 32;
    private static final int TAG_PROTOCOL = 36;
    private static final int ADDRESS = 48;
    private static final int PACKET_TYPE = ADDRESS + 10;

    private static final int STATUS_CHECKSUM_NOT_READY = 1 << 3;
    private static final int STATUS_TAG = 1 << 4;
    private static final int STATUS_TAG_PROTOCOL = 1 << 6;
    private static final int STATUS_SEGMENTED = 1 << 8;

    private static final int TYPE_BROADCAST = 1;
    private static final int TYPE_MULTICAST = 2;
    private static final int TYPE_OTHER_HOST = 3;
    private static final int TYPE_OUTGOING = 4;

    private static final int TWO_ADDRESSES = 12;
    private static final int TAG_LENGTH = 4;
    private static final short USUAL_TAG_PROTOCOL = (short) 0x8100;
    private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final long SECOND = 1_000_000_000L;
    private static final long UNSIGNED = 0xffff_ffffL;

    private final int link;
    private final LinkForm form;
    private final int snapLength;
    private final int longest;
    private final HeaderLength headers;
    private final boolean ethernet;

    private ByteBuffer block = NONE;
    private int left;
    private int next;
    private int at;
    private long nanos;
    private int bytesAt;
    private int captured;
    private int length;
    private boolean tagged;

    /**
     * @param link its id
     * @param longest bytes that one frame on this link's wire can have; a longer one stands for several
     * @param headers says where a frame's headers end, behind which it is cut; null: it is not cut there
     */
    BlockFrames(int link, LinkForm form, int snapLength, int longest, HeaderLength headers) {
        this.link = link;
        this.form = form;
        this.snapLength = snapLength;
        this.longest = longest;
        this.headers = headers;
        this.ethernet = form.linkType() == 1;
    }

    /** Stands before the first frame of a block that is ours. */
    BlockFrames on(ByteBuffer ours) {
        block = ours;
        left = ours.getInt(FRAMES_AT);
        next = ours.getInt(FIRST_AT);
        return this;
    }

    /** Forgets the block, which is the kernel's again: whoever still asks gets an exception and not foreign memory. */
    void off() {
        block = NONE;
        left = 0;
    }

    /** How many frames a block has that is ours. */
    static int count(ByteBuffer ours) {
        return ours.getInt(FRAMES_AT);
    }

    /** When a block's first frame was seen. */
    static long firstNanos(ByteBuffer ours) {
        return (ours.getInt(FIRST_SECONDS_AT) & UNSIGNED) * SECOND + ours.getInt(FIRST_NANOS_AT);
    }

    @Override
    public boolean advance() {
        if (left == 0) {
            return false;
        }
        left--;
        at = next;
        next = at + block.getInt(at + NEXT);
        // asked for by everyone on its way: whether it is in time, in which file, in its record
        nanos = (block.getInt(at + SECONDS) & UNSIGNED) * SECOND + block.getInt(at + NANOS);
        int kept = block.getInt(at + CAPTURED);
        bytesAt = at + (block.getShort(at + BYTES_AT) & 0xffff);
        int added = 0;
        tagged = (block.getInt(at + STATUS) & STATUS_TAG) != 0;
        if (form.cooked()) {
            added = cook();
        } else if (tagged && ethernet && kept >= TWO_ADDRESSES) {
            added = putTagBack();
        } else {
            tagged = false;
        }
        bytesAt -= added;
        captured = Math.min(snapLength, kept + added);
        length = block.getInt(at + WHOLE) + added;
        if (headers != null) {
            captured = headers.of(block, bytesAt, captured);
        }
        return true;
    }

    /** In a cooked frame a tag follows the header, whose protocol then says so. */
    private int cook() {
        int added = CookedHeader.LENGTH + (tagged ? TAG_LENGTH : 0);
        int header = bytesAt - added;
        CookedHeader.write(block, header, at + ADDRESS);
        if (tagged) {
            block.putShort(bytesAt - 2, block.getShort(header + CookedHeader.PROTOCOL_AT));
            block.putShort(header + CookedHeader.PROTOCOL_AT, tagProtocol());
            block.putShort(bytesAt - TAG_LENGTH, tag());
        }
        return added;
    }

    /** The two addresses go forward, the tag between them and the rest. */
    private int putTagBack() {
        int begin = bytesAt - TAG_LENGTH;
        for (int i = 0; i < TWO_ADDRESSES; i += Integer.BYTES) {
            block.putInt(begin + i, block.getInt(bytesAt + i));
        }
        block.putShort(begin + TWO_ADDRESSES, tagProtocol());
        block.putShort(begin + TWO_ADDRESSES + 2, tag());
        return TAG_LENGTH;
    }

    /** As it is on the wire, big endian. Kernels before 3.14 do not say it. */
    private short tagProtocol() {
        boolean said = (block.getInt(at + STATUS) & STATUS_TAG_PROTOCOL) != 0;
        return wire(said ? block.getShort(at + TAG_PROTOCOL) : USUAL_TAG_PROTOCOL);
    }

    private short tag() {
        return wire((short) block.getInt(at + TAG));
    }

    private static short wire(short value) {
        return LITTLE ? Short.reverseBytes(value) : value;
    }

    @Override
    public int link() {
        return link;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public int captured() {
        return captured;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int marks() {
        int status = block.getInt(at + STATUS);
        int marks = switch (block.get(at + PACKET_TYPE)) {
            case TYPE_BROADCAST -> INCOMING | BROADCAST;
            case TYPE_MULTICAST -> INCOMING | MULTICAST;
            case TYPE_OTHER_HOST -> INCOMING | OTHER_HOST;
            case TYPE_OUTGOING -> OUTGOING;
            default -> INCOMING;
        };
        if ((status & STATUS_CHECKSUM_NOT_READY) != 0) {
            marks |= CHECKSUM_MISSING;
        }
        // Older kernels do not say it; then the length does.
        if ((status & STATUS_SEGMENTED) != 0 || length > longest) {
            marks |= SEGMENTED;
        }
        if (tagged) {
            marks |= TAG_PUT_BACK;
        }
        return marks;
    }

    @Override
    public void copy(ByteBuffer target, int most) {
        int bytes = Math.min(most, captured);
        int position = target.position();
        target.put(position, block, bytesAt, bytes);
        target.position(position + bytes);
    }
}
