package io.podwire.packets.file;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.value.IpAddress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes frames into one capture file. Each frame is copied once, into a buffer of whole records that goes to the channel when it is full or
 * {@link #flush} asks; no object is made for a frame.
 *
 * <p>A file never ends within a record as far as this can help it: where the channel fails in the middle and can be cut
 * ({@link SeekableByteChannel}), it is cut after the last whole record. For one thread.
 */
public final class FrameWriter implements Closeable {

    private final WritableByteChannel channel;
    private final RecordFormat format;
    private final WriteBuffer buffer;
    private final RecordFormat.Room room = this::room;
    private long written;
    private long frames;
    private long lost;

    private FrameWriter(WritableByteChannel channel, WriteBuffer buffer, RecordFormat format) throws IOException {
        this.channel = channel;
        this.buffer = buffer;
        this.format = format;
        buffer.bytes.clear();
        format.begin(room);
    }

    /**
     * Begins a pcap file.
     *
     * @param channel closed by {@link #close}; at position 0 where it has one
     * @param buffer may be used again for the next file once this one is closed
     * @param nanos whether times have nanoseconds, else microseconds
     * @param linkType see {@link CapturedLink#linkType}; all links must have it
     * @param snapLength what the header says; {@link io.podwire.api.capture.CaptureRequest#MAX_SNAP_LENGTH} where nothing was cut
     * @param links of the frames' source, {@link io.podwire.api.capture.FrameSource#links}
     */
    public static FrameWriter pcap(
            WritableByteChannel channel,
            WriteBuffer buffer,
            boolean nanos,
            int linkType,
            int snapLength,
            Supplier<List<CapturedLink>> links)
            throws IOException {
        return new FrameWriter(channel, buffer, new PcapRecords(nanos, linkType, snapLength, links));
    }

    /**
     * Begins a pcapng file. Times have nanoseconds; each link is an interface of the file, those that come later too.
     *
     * @param channel closed by {@link #close}; at position 0 where it has one
     * @param buffer may be used again for the next file once this one is closed
     * @param origin what the file says of itself
     * @param links of the frames' source, {@link io.podwire.api.capture.FrameSource#links}
     */
    public static FrameWriter pcapng(
            WritableByteChannel channel, WriteBuffer buffer, Origin origin, Supplier<List<CapturedLink>> links)
            throws IOException {
        return new FrameWriter(channel, buffer, new PcapngRecords(origin, links));
    }

    /**
     * Appends names of addresses, so that who opens the file sees them. pcap has no place for them, and is left as it is.
     *
     * @param names at most 253 bytes each; longer and empty ones are left out
     */
    public void names(Map<IpAddress, String> names) throws IOException {
        format.names(names, room);
    }

    /**
     * Appends the frame that the cursor stands on.
     *
     * @throws IOException the channel's; what was written before is whole records
     * @throws io.podwire.api.error.BadUse where the format can't have this frame beside those before
     */
    public void write(Frames frame) throws IOException {
        write(frame, Integer.MAX_VALUE);
    }

    /**
     * Appends the frame that the cursor stands on, cut.
     *
     * @param most bytes of it; its own length is kept in the record
     */
    public void write(Frames frame, int most) throws IOException {
        format.append(frame, most, room);
        frames++;
    }

    /** Bytes of the file so far, those in the buffer counted. */
    public long size() {
        return written + buffer.bytes.position();
    }

    /** Frames of the file so far. */
    public long frames() {
        return frames - lost;
    }

    /** Frames that were appended and are not in the file, since the channel took only a part. */
    public long lost() {
        return lost;
    }

    /** Most bytes that {@link #finish} takes. */
    public long mostAtEnd() {
        return format.mostAtEnd();
    }

    /** Most bytes that so many {@link #names} take. */
    public static long mostOfNames(int count) {
        return NameBlock.most(count);
    }

    /**
     * Most bytes that the file has more, once the frame that the cursor stands on is appended and the file is finished: a limit for what
     * may be written at all.
     */
    public long most(Frames frame) {
        return format.most(frame) + format.mostAtEnd();
    }

    /** Gives the channel all that is in the buffer. */
    public void flush() throws IOException {
        ByteBuffer bytes = buffer.bytes;
        bytes.flip();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            written += bytes.position();
            bytes.clear();
        } catch (IOException e) {
            cut(bytes, e);
            throw e;
        }
    }

    /**
     * Writes what a file ends with (pcapng's statistics) and flushes; frames may not follow.
     *
     * @param counts null: no statistics
     * @param when the counts were taken
     */
    public void finish(CaptureCounts counts, Instant when) throws IOException {
        if (counts != null) {
            format.end(counts, when, room);
        }
        flush();
    }

    /** Closes the channel. What is in the buffer is lost, unless {@link #finish} or {@link #flush} was called. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.bytes.remaining() < bytes) {
            flush();
            buffer.atLeast(bytes);
        }
        return buffer.bytes;
    }

    /** The channel took only a part: leaves the last whole record at the end of the file, and nothing in the buffer. */
    private void cut(ByteBuffer bytes, IOException cause) {
        int whole = format.whole(bytes, bytes.position(), written == 0);
        if (channel instanceof SeekableByteChannel file && whole < bytes.position()) {
            try {
                file.truncate(written + whole);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
        lost += format.frames(bytes, whole, bytes.limit(), written == 0);
        written += whole;
        bytes.clear();
    }
}
