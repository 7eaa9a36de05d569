package io.podwire.packets.file;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import io.podwire.api.value.IpAddress;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * pcapng (draft-ietf-opsawg-pcapng): several sections, each in its byte order; packets in all three kinds of blocks; interfaces, names and
 * statistics. Blocks of other kinds (decryption secrets, journal entries, custom ones) are passed over without being held.
 */
final class PcapngReader extends RecordReader {

    /** Largest block that is held: the largest packet there can be, and options. */
    private static final int MOST = 17 << 20;

    private static final int SECTION_FIXED = 16;
    private static final int ENHANCED_FIXED = 20;
    private static final int SIMPLE_FIXED = 4;
    private static final int STATISTICS_FIXED = 12;
    private static final int MOST_COMMENTS = 64;
    private static final int MOST_OF_A_TEXT = 4096;

    private final FileLinks links = new FileLinks();
    private final Map<IpAddress, String> names = new HashMap<>();
    private final List<String> comments = new ArrayList<>();
    private String format;
    private String hardware;
    private String system;
    private String application;
    /** Where the options of the packet it stands on lie in the window's array. */
    private int optionsBegin;

    private int optionsEnd;
    /** Whether there is a comment among them. */
    private boolean commented;

    /** True where a file begins so. */
    static boolean begins(Window window) {
        return Bytes.signedInt(window.bytes(), window.begin(), ByteOrder.LITTLE_ENDIAN) == Blocks.SECTION;
    }

    /** Reads on to the first link, so that one can say of which type it is before the first packet comes. */
    PcapngReader(Window window, Damage damage) throws IOException {
        super(window, damage);
        section();
        while (links().isEmpty() && window.need(1) && !atFrame()) {
            continue;
        }
    }

    @Override
    boolean prepare() throws IOException {
        while (window.need(1)) {
            if (atFrame()) {
                return true;
            }
        }
        return false;
    }

    /** True when a whole packet comes next; else one block of another kind was read. */
    private boolean atFrame() throws IOException {
        if (!window.need(Blocks.FRAME)) {
            throw damage.cut(window.offset(), "a block", Blocks.FRAME, window.size());
        }
        int type = Bytes.signedInt(window.bytes(), window.begin(), links.order());
        if (type == Blocks.SECTION) {
            section();
            return false;
        }
        long length = blockLength();
        if (isFrame(type)) {
            hold(length);
            String wrong = decode(type, (int) length);
            if (wrong != null) {
                throw damage.wrong(window.offset(), wrong);
            }
            return true;
        }
        switch (type) {
            case Blocks.INTERFACE -> describe(hold(length));
            case Blocks.NAMES -> learn(hold(length));
            case Blocks.STATISTICS -> count(hold(length));
            default -> pass(length);
        }
        return false;
    }

    @Override
    boolean step() {
        if (window.size() < Blocks.FRAME) {
            return false;
        }
        int type = Bytes.signedInt(window.bytes(), window.begin(), links.order());
        long length = window.unsigned(4, links.order());
        if (!isFrame(type) || length > window.size() || decode(type, (int) length) != null) {
            return false;
        }
        window.take((int) length);
        return true;
    }

    private static boolean isFrame(int type) {
        return type == Blocks.ENHANCED_PACKET || type == Blocks.SIMPLE_PACKET || type == Blocks.PACKET;
    }

    /**
     * Reads the packet of a block that is in memory whole.
     *
     * @return what is wrong with it, null where nothing is
     */
    private String decode(int type, int total) {
        ByteOrder order = links.order();
        byte[] bytes = window.bytes();
        int begin = window.begin();
        int fixed = type == Blocks.SIMPLE_PACKET ? SIMPLE_FIXED : ENHANCED_FIXED;
        if (total < Blocks.FRAME + fixed || (total & 3) != 0 || window.unsigned(total - 4, order) != total) {
            return "a packet block of " + total + " bytes that does not end as it begins";
        }
        int body = begin + 8;
        int room = total - Blocks.FRAME - fixed;
        if (type == Blocks.SIMPLE_PACKET) {
            return simple(Bytes.unsignedInt(bytes, body, order), room);
        }
        long inSection =
                type == Blocks.PACKET ? Bytes.unsignedShort(bytes, body, order) : Bytes.unsignedInt(bytes, body, order);
        link = links.id(inSection);
        if (link < 0) {
            return "a packet of interface " + inSection + ", of which the section has " + links.size() + ",";
        }
        long ticks = Bytes.unsignedInt(bytes, body + 4, order) << 32 | Bytes.unsignedInt(bytes, body + 8, order);
        nanos = links.clock(link).nanos(ticks);
        long inFile = Bytes.unsignedInt(bytes, body + 12, order);
        if (inFile > room || inFile > LinkTypes.mostCaptured(links.link(link).linkType())) {
            return "a packet of " + inFile + " captured bytes in a block that has room for " + room;
        }
        captured = (int) inFile;
        length = (int) Math.min(Bytes.unsignedInt(bytes, body + 16, order), Integer.MAX_VALUE);
        at = body + fixed;
        marks = 0;
        commented = false;
        optionsBegin = at + captured + Blocks.padding(captured);
        optionsEnd = Math.max(optionsBegin, begin + total - 4);
        if (optionsBegin < optionsEnd) {
            readOptions(bytes, optionsBegin, optionsEnd, order);
        }
        return null;
    }

    private String simple(long inFile, int room) {
        link = links.id(0);
        if (link < 0) {
            return "a packet of interface 0, of which the section has none,";
        }
        int snapLength = links.link(link).snapLength();
        long kept = snapLength == 0 ? inFile : Math.min(inFile, snapLength);
        captured = (int) Math.min(kept, room);
        if (captured > LinkTypes.mostCaptured(links.link(link).linkType())) {
            return "a packet of " + captured + " captured bytes, more than there can be,";
        }
        length = (int) Math.min(inFile, Integer.MAX_VALUE);
        nanos = 0;
        marks = 0;
        at = window.begin() + 8 + SIMPLE_FIXED;
        commented = false;
        return null;
    }

    /** Without an object, since each packet may have some. An option that goes over the end is not read, the packet is. */
    private void readOptions(byte[] bytes, int begin, int end, ByteOrder order) {
        int next = begin;
        while (next + 4 <= end) {
            int code = Bytes.unsignedShort(bytes, next, order);
            int size = Bytes.unsignedShort(bytes, next + 2, order);
            int value = next + 4;
            if (code == Blocks.END_OF_OPTIONS || value + size > end) {
                return;
            }
            if (code == Blocks.PacketOption.FLAGS && size == 4) {
                marks |= FrameFlags.marks(Bytes.signedInt(bytes, value, order));
            } else if (code == Blocks.COMMENT) {
                boolean ours = OffloadComment.is(bytes, value, size);
                marks |= ours ? Frames.SEGMENTED : 0;
                commented |= !ours;
            }
            next = value + size + Blocks.padding(size);
        }
    }

    @Override
    public List<String> comments() {
        if (!commented) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        Options options = new Options(window.bytes(), optionsBegin, optionsEnd, links.order());
        while (options.next() && said.size() < MOST_COMMENTS) {
            boolean comment = options.code() == Blocks.COMMENT;
            if (comment && !OffloadComment.is(window.bytes(), options.at(), options.length())) {
                said.add(options.text(Integer.MAX_VALUE));
            }
        }
        return said;
    }

    /** The block's own length, which must be right before anything else is believed. */
    private long blockLength() {
        long length = window.unsigned(4, links.order());
        if (length < Blocks.FRAME || (length & 3) != 0) {
            throw damage.wrong(
                    window.offset(), "a block of " + length + " bytes (expected at least 12, and a multiple of 4)");
        }
        return length;
    }

    /** Reads a block into memory whole. */
    private int hold(long length) throws IOException {
        if (length > MOST) {
            throw damage.wrong(window.offset(), "a block of " + length + " bytes (at most " + MOST + " can be)");
        }
        if (!window.need((int) length)) {
            throw damage.cut(window.offset(), "a block", length, window.size());
        }
        if (window.unsigned((int) length - 4, links.order()) != length) {
            throw damage.wrong(window.offset(), "a block of " + length + " bytes that does not end as it begins");
        }
        return (int) length;
    }

    private void pass(long length) throws IOException {
        long begin = window.offset();
        if (!window.skip(length - 4) || !window.need(4)) {
            throw damage.cut(begin, "a block", length, window.offset() + window.size() - begin);
        }
        if (window.unsigned(0, links.order()) != length) {
            throw damage.wrong(begin, "a block of " + length + " bytes that does not end as it begins");
        }
        window.take(4);
    }

    private void section() throws IOException {
        if (!window.need(Blocks.FRAME)) {
            throw damage.cut(window.offset(), "a section's header", Blocks.FRAME + SECTION_FIXED, window.size());
        }
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        if (Bytes.signedInt(window.bytes(), window.begin() + 8, order) != Blocks.BYTE_ORDER) {
            order = ByteOrder.BIG_ENDIAN;
        }
        if (Bytes.signedInt(window.bytes(), window.begin() + 8, order) != Blocks.BYTE_ORDER) {
            throw damage.wrong(window.offset(), "a section without a byte-order mark");
        }
        links.begin(order);
        long said = blockLength();
        if (said < Blocks.FRAME + SECTION_FIXED) {
            throw damage.wrong(window.offset(), "a section's header of " + said + " bytes (expected at least 28)");
        }
        int length = hold(said);
        byte[] bytes = window.bytes();
        int body = window.begin() + 8;
        int major = Bytes.unsignedShort(bytes, body + 4, order);
        int minor = Bytes.unsignedShort(bytes, body + 6, order);
        // 1.2 was written by mistake and is 1.0; there never was another.
        if (major != 1 || minor != 0 && minor != 2) {
            throw damage.wrong(
                    window.offset(), "a section of pcapng version " + major + "." + minor + " (1.0 can be read)");
        }
        if (format == null) {
            format = "pcapng " + major + "." + minor
                    + (order == ByteOrder.LITTLE_ENDIAN ? ", little-endian" : ", big-endian");
        }
        Options options = new Options(bytes, body + SECTION_FIXED, body + length - Blocks.FRAME, order);
        while (options.next()) {
            origin(options);
        }
        window.take(length);
    }

    private void origin(Options option) {
        switch (option.code()) {
            case Blocks.COMMENT -> {
                if (comments.size() < MOST_COMMENTS) {
                    comments.add(option.text(MOST_OF_A_TEXT));
                }
            }
            case Blocks.SectionOption.HARDWARE -> hardware = first(hardware, option);
            case Blocks.SectionOption.SYSTEM -> system = first(system, option);
            case Blocks.SectionOption.APPLICATION -> application = first(application, option);
            default -> {
                // Others' own.
            }
        }
    }

    private static String first(String before, Options option) {
        return before == null ? option.text(MOST_OF_A_TEXT) : before;
    }

    private void describe(int length) {
        if (length < Blocks.FRAME + InterfaceBlock.FIXED) {
            throw tooShort("an interface", length);
        }
        int body = window.begin() + 8;
        InterfaceBlock block = new InterfaceBlock(window.bytes(), body, body + length - Blocks.FRAME, links.order());
        if (block.broken()) {
            throw damage.wrong(window.offset(), "an interface with an option that is longer than its block");
        }
        if (!links.add(block)) {
            throw damage.wrong(window.offset(), "more interfaces than can be believed");
        }
        window.take(length);
    }

    private void learn(int length) {
        int body = window.begin() + 8;
        NameBlock.read(window.bytes(), body, body + length - Blocks.FRAME, links.order(), names);
        window.take(length);
    }

    private void count(int length) {
        if (length < Blocks.FRAME + STATISTICS_FIXED) {
            throw tooShort("statistics", length);
        }
        int body = window.begin() + 8;
        ByteOrder order = links.order();
        int id = links.id(Bytes.unsignedInt(window.bytes(), body, order));
        if (id >= 0) {
            Options options = new Options(window.bytes(), body + STATISTICS_FIXED, body + length - Blocks.FRAME, order);
            links.count(id, LinkStatistics.of(options));
        }
        window.take(length);
    }

    private BadData tooShort(String what, int length) {
        return damage.wrong(window.offset(), what + " in a block of only " + length + " bytes");
    }

    @Override
    List<CapturedLink> links() {
        return links.links();
    }

    @Override
    LinkStatistics statistics(int id) {
        return links.statistics(id);
    }

    @Override
    FileDescription description() {
        return new FileDescription(format, null, new Origin(hardware, system, application, comments), names);
    }
}
