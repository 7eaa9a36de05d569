package io.podwire.packets.file;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.value.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * pcapng 1.0 (draft-ietf-opsawg-pcapng), little-endian, one section: an interface a link with all that is known of it, times in nanoseconds,
 * which way a frame went, names, and what was dropped.
 */
final class PcapngRecords implements RecordFormat {

    private static final int NANOSECONDS = 9;
    /** Of a packet block: all before the packet's bytes. */
    private static final int BEFORE = 28;

    private static final int FLAGS = 8;
    private static final int MOST_OF_A_REASON = 100;
    private static final int END_OF_OPTIONS = 4;
    /** Five numbers, and why the link was lost. */
    private static final int MOST_OF_STATISTICS = 512;

    private final Origin origin;
    private final Supplier<List<CapturedLink>> links;
    /** Links that have their interface block. */
    private int described;

    PcapngRecords(Origin origin, Supplier<List<CapturedLink>> links) {
        this.origin = origin;
        this.links = links;
    }

    @Override
    public void begin(Room room) throws IOException {
        BlockBuilder block = new BlockBuilder(Blocks.SECTION);
        block.number(Blocks.BYTE_ORDER).number(1).number(-1).number(-1);
        block.text(Blocks.SectionOption.HARDWARE, origin.hardware());
        block.text(Blocks.SectionOption.SYSTEM, origin.system());
        block.text(Blocks.SectionOption.APPLICATION, origin.application());
        for (String comment : origin.comments()) {
            block.text(Blocks.COMMENT, comment);
        }
        block.write(room);
        describe(links.get(), room);
    }

    private void describe(List<CapturedLink> known, Room room) throws IOException {
        for (; described < known.size(); described++) {
            describe(known.get(described)).write(room);
        }
    }

    private static BlockBuilder describe(CapturedLink link) {
        BlockBuilder block = new BlockBuilder(Blocks.INTERFACE);
        block.number(link.linkType()).number(link.snapLength());
        block.text(Blocks.InterfaceOption.NAME, link.name().isEmpty() ? null : link.name());
        block.text(Blocks.InterfaceOption.DESCRIPTION, place(link));
        if (link.mac() != null && link.mac().octets().length == 6) {
            block.octets(Blocks.InterfaceOption.MAC, link.mac().octets());
        }
        if (link.speedMegabits() != null) {
            block.longNumber(Blocks.InterfaceOption.SPEED, link.speedMegabits() * 1_000_000L);
        }
        block.octets(Blocks.InterfaceOption.RESOLUTION, new byte[] {NANOSECONDS});
        if (link.filter() != null) {
            // The first octet says: libpcap's language.
            block.text(Blocks.InterfaceOption.FILTER, "\0" + link.filter());
        }
        block.text(Blocks.COMMENT, LinkComment.of(link));
        block.text(Blocks.COMMENT, link.note());
        return block;
    }

    /** What Wireshark shows beside a link's name. */
    private static String place(CapturedLink link) {
        if (link.pod() != null) {
            return "pod " + link.pod();
        }
        return link.netns() == null ? null : "netns " + link.netns();
    }

    @Override
    public void append(Frames frame, int most, Room room) throws IOException {
        int link = frame.link();
        if (link >= described) {
            describe(links.get(), room);
        }
        int bytes = Math.min(frame.captured(), most);
        int padding = Blocks.padding(bytes);
        int flags = FrameFlags.of(frame.marks());
        boolean joined = (frame.marks() & Frames.SEGMENTED) != 0;
        List<byte[]> comments = comments(frame);
        int options = optionsLength(flags, joined, comments);
        int total = BEFORE + bytes + padding + options + 4;
        long time = frame.nanos();
        ByteBuffer out = room.of(total)
                .putInt(Blocks.ENHANCED_PACKET)
                .putInt(total)
                .putInt(link)
                .putInt((int) (time >>> 32))
                .putInt((int) time)
                .putInt(bytes)
                .putInt(frame.length());
        frame.copy(out, bytes);
        pad(out, padding);
        if (flags != 0) {
            out.putShort((short) Blocks.PacketOption.FLAGS).putShort((short) 4).putInt(flags);
        }
        if (joined) {
            out.putShort((short) Blocks.COMMENT).putShort((short) OffloadComment.LENGTH);
            OffloadComment.append(out);
            pad(out, Blocks.padding(OffloadComment.LENGTH));
        }
        for (byte[] comment : comments) {
            out.putShort((short) Blocks.COMMENT).putShort((short) comment.length);
            out.put(comment);
            pad(out, Blocks.padding(comment.length));
        }
        if (options > 0) {
            out.putInt(0);
        }
        out.putInt(total);
    }

    /** Only a file's frames have some. */
    private static List<byte[]> comments(Frames frame) {
        List<String> said = frame.comments();
        return said.isEmpty()
                ? List.of()
                : said.stream().map(BlockBuilder::utf8).toList();
    }

    private static int optionsLength(int flags, boolean joined, List<byte[]> comments) {
        int length = (flags == 0 ? 0 : FLAGS) + (joined ? textLength(OffloadComment.LENGTH) : 0);
        for (byte[] comment : comments) {
            length += textLength(comment.length);
        }
        return length == 0 ? 0 : length + END_OF_OPTIONS;
    }

    private static int textLength(int bytes) {
        return 4 + bytes + Blocks.padding(bytes);
    }

    private static void pad(ByteBuffer out, int count) {
        for (int i = 0; i < count; i++) {
            out.put((byte) 0);
        }
    }

    @Override
    public void names(Map<IpAddress, String> names, Room room) throws IOException {
        NameBlock.write(names, room);
    }

    @Override
    public void end(CaptureCounts counts, Instant when, Room room) throws IOException {
        describe(links.get(), room);
        long nanos = Math.addExact(Math.multiplyExact(when.getEpochSecond(), 1_000_000_000L), when.getNano());
        for (CaptureCounts.OfLink link : counts.links()) {
            BlockBuilder block = new BlockBuilder(Blocks.STATISTICS);
            block.number(link.link()).number((int) (nanos >>> 32)).number((int) nanos);
            // Wireshark shows this one as "dropped packets", and dumpcap writes the kernel's drops there: so it has all
            // that was lost.
            long lost = link.dropped() + (link.interfaceDropped() == null ? 0 : link.interfaceDropped());
            block.longNumber(Blocks.StatisticsOption.RECEIVED, link.received());
            block.longNumber(Blocks.StatisticsOption.INTERFACE_DROPPED, lost);
            block.longNumber(Blocks.StatisticsOption.ACCEPTED, link.received());
            block.longNumber(Blocks.StatisticsOption.SYSTEM_DROPPED, link.dropped());
            block.longNumber(Blocks.StatisticsOption.DELIVERED, link.given());
            block.text(Blocks.COMMENT, link.lost() == null ? null : cut(link.lost()));
            block.write(room);
        }
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), MOST_OF_A_REASON));
    }

    @Override
    public long most(Frames frame) {
        int options = optionsLength(1, true, comments(frame));
        return BEFORE + frame.captured() + Blocks.padding(frame.captured()) + options + 4;
    }

    /** Also of links that are not described yet, which the next frame or the end does. */
    @Override
    public long mostAtEnd() {
        List<CapturedLink> known = links.get();
        long most = (long) known.size() * MOST_OF_STATISTICS;
        for (int i = described; i < known.size(); i++) {
            most += describe(known.get(i)).size() + END_OF_OPTIONS;
        }
        return most;
    }

    @Override
    public int frames(ByteBuffer bytes, int from, int to, boolean first) {
        int count = 0;
        for (int at = from; at < to; at += bytes.getInt(at + 4)) {
            count += bytes.getInt(at) == Blocks.ENHANCED_PACKET ? 1 : 0;
        }
        return count;
    }

    @Override
    public int whole(ByteBuffer bytes, int written, boolean first) {
        int at = 0;
        while (at + Blocks.FRAME <= written) {
            int next = at + bytes.getInt(at + 4);
            if (next > written) {
                break;
            }
            at = next;
        }
        return at;
    }
}
