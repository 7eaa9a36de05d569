package io.podwire.packets.file;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** pcap 2.4 (pcap-savefile(5)), little-endian. It has one link type for all frames, and no word on links, directions or drops. */
final class PcapRecords implements RecordFormat {

    private static final int MICROS = 0xa1b2c3d4;
    private static final int NANOS = 0xa1b23c4d;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    private final boolean nanos;
    private final int linkType;
    private final int snapLength;
    private final Supplier<List<CapturedLink>> links;
    /** Links up to this one are known to have the file's link type. */
    private int checked;

    /**
     * @param nanos whether times have nanoseconds, else microseconds
     * @param linkType of all frames
     * @param snapLength what the header says
     * @param links of the source of the frames
     */
    PcapRecords(boolean nanos, int linkType, int snapLength, Supplier<List<CapturedLink>> links) {
        this.nanos = nanos;
        this.linkType = linkType;
        this.snapLength = snapLength;
        this.links = links;
    }

    @Override
    public void begin(Room room) throws IOException {
        room.of(FILE_HEADER)
                .putInt(nanos ? NANOS : MICROS)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(snapLength)
                .putInt(linkType);
    }

    @Override
    public void append(Frames frame, int most, Room room) throws IOException {
        if (frame.link() >= checked) {
            check(frame.link());
        }
        int bytes = Math.min(frame.captured(), most);
        long time = frame.nanos();
        long second = Math.floorDiv(time, 1_000_000_000L);
        int fraction = (int) (time - second * 1_000_000_000L);
        ByteBuffer out = room.of(RECORD_HEADER + bytes)
                .putInt((int) second)
                .putInt(nanos ? fraction : fraction / 1000)
                .putInt(bytes)
                .putInt(frame.length());
        frame.copy(out, bytes);
    }

    private void check(int last) {
        List<CapturedLink> known = links.get();
        for (; checked <= last; checked++) {
            CapturedLink link = known.get(checked);
            if (link.linkType() != linkType) {
                throw new BadUse(
                        "pcap has one link type a file: expected " + linkType + ", got " + link.linkType() + " of link "
                                + link.id(),
                        "try:   write a file that ends in .pcapng");
            }
        }
    }

    @Override
    public void names(Map<IpAddress, String> names, Room room) {
        // The format has no place for names.
    }

    @Override
    public void end(CaptureCounts counts, Instant when, Room room) {
        // The format has no place for counts.
    }

    @Override
    public long most(Frames frame) {
        return RECORD_HEADER + frame.captured();
    }

    @Override
    public long mostAtEnd() {
        return 0;
    }

    @Override
    public int frames(ByteBuffer bytes, int from, int to, boolean first) {
        int count = 0;
        int at = first && from == 0 ? FILE_HEADER : from;
        while (at < to) {
            at += RECORD_HEADER + bytes.getInt(at + 8);
            count++;
        }
        return count;
    }

    @Override
    public int whole(ByteBuffer bytes, int written, boolean first) {
        int at = first ? FILE_HEADER : 0;
        if (at > written) {
            return 0;
        }
        while (at + RECORD_HEADER <= written) {
            int next = at + RECORD_HEADER + bytes.getInt(at + 8);
            if (next > written) {
                break;
            }
            at = next;
        }
        return at;
    }
}
