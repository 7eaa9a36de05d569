package io.podwire.values.frame;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import java.nio.ByteBuffer;

/** The frames of a message that {@link PacketBatch} wrote. One cursor serves message after message. For one thread. */
public final class PacketCursor implements Frames {

    private ByteBuffer message = ByteBuffer.allocate(0);
    private int at;
    private int next;

    /**
     * Looks through a message and stands before its first frame.
     *
     * @param whole not copied
     * @param seen by link, of all links there are; what the message holds of each is added
     * @throws BadData where it is no such message, or has frames of a link that there is not; nothing is added then
     */
    public void open(byte[] whole, long[] seen) {
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        for (int start = 0; start < whole.length; start = after(bytes, start)) {
            check(bytes, start, seen.length);
        }
        for (int start = 0; start < whole.length; start = after(bytes, start)) {
            seen[link(bytes, start)]++;
        }
        message = bytes;
        next = 0;
    }

    private static void check(ByteBuffer bytes, int start, int links) {
        int left = bytes.capacity() - start - PacketBatch.HEADER;
        if (left < 0) {
            throw new BadData("packets: " + (left + PacketBatch.HEADER) + " bytes where a header of "
                    + PacketBatch.HEADER + " should be");
        }
        int captured = captured(bytes, start);
        if (captured < 0 || captured > Math.min(left, CaptureRequest.MAX_SNAP_LENGTH)) {
            throw new BadData("packets: one of " + captured + " bytes, where " + left + " are left");
        }
        int length = bytes.getInt(start + 12);
        if (length < captured) {
            throw new BadData("packets: " + captured + " bytes of one that had " + length);
        }
        if (link(bytes, start) >= links) {
            throw new BadData("packets: one of link " + link(bytes, start) + "; there are " + links);
        }
    }

    private static int captured(ByteBuffer bytes, int start) {
        return bytes.getInt(start + 8);
    }

    private static int link(ByteBuffer bytes, int start) {
        return bytes.getShort(start + 16) & 0xffff;
    }

    private static int after(ByteBuffer bytes, int start) {
        return start + PacketBatch.HEADER + captured(bytes, start);
    }

    @Override
    public boolean advance() {
        if (next >= message.capacity()) {
            return false;
        }
        at = next;
        next = after(message, at);
        return true;
    }

    @Override
    public int link() {
        return link(message, at);
    }

    @Override
    public long nanos() {
        return message.getLong(at);
    }

    @Override
    public int captured() {
        return captured(message, at);
    }

    @Override
    public int length() {
        return message.getInt(at + 12);
    }

    @Override
    public int marks() {
        return message.getShort(at + 18) & 0xffff;
    }

    @Override
    public void copy(ByteBuffer target, int most) {
        target.put(message.array(), at + PacketBatch.HEADER, Math.min(most, captured()));
    }
}
