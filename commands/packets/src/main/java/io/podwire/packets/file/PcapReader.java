package io.podwire.packets.file;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.error.BadData;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;

/**
 * pcap: pcap-savefile(5) and draft-ietf-opsawg-pcap; in both byte orders, with microseconds or nanoseconds, of versions up to 2.4, and with
 * Kuznetzov's longer record headers. Where a header and its records do not agree, it does as libpcap does.
 */
final class PcapReader extends RecordReader {

    private static final int HEADER = 24;
    private static final int MICROS = 0xa1b2c3d4;
    private static final int NANOS = 0xa1b23c4d;
    private static final int KUZNETZOV = 0xa1b2cd34;

    private final ByteOrder order;
    private final int header;
    private final long unit;
    private final Lengths lengths;
    private final int limit;
    private final int snapLength;
    private final CapturedLink theLink;
    private final FileDescription description;

    /** Versions before 2.4 had the two lengths of a record in the other order, 2.3 had both orders. */
    private enum Lengths {
        CAPTURED_FIRST,
        LENGTH_FIRST,
        LARGER_IS_LENGTH
    }

    /** True where a file begins so. */
    static boolean begins(Window window) {
        return orderOf(window) != null;
    }

    /** Reads the file's header. */
    PcapReader(Window window, Damage damage) throws IOException {
        super(window, damage);
        if (!window.need(HEADER)) {
            throw damage.cut(window.offset(), "the header of a pcap file", HEADER, window.size());
        }
        order = orderOf(window);
        int magic = Bytes.signedInt(window.bytes(), window.begin(), order);
        int major = Bytes.unsignedShort(window.bytes(), window.begin() + 4, order);
        int minor = Bytes.unsignedShort(window.bytes(), window.begin() + 6, order);
        if (major < 2) {
            throw damage.wrong(4, "pcap version " + major + "." + minor + " (2.0 and later can be read)");
        }
        header = magic == KUZNETZOV ? 24 : 16;
        unit = magic == NANOS ? 1 : 1000;
        lengths = lengths(major, minor);
        int linkType = LinkTypes.ofFile((int) window.unsigned(20, order));
        limit = LinkTypes.mostCaptured(linkType);
        long said = window.unsigned(16, order);
        snapLength = said == 0 || said > limit ? limit : (int) said;
        theLink = new CapturedLink(
                0,
                null,
                "",
                null,
                null,
                null,
                linkType,
                snapLength,
                unit == 1,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
        description = FileDescription.of("pcap " + major + "." + minor
                + (order == ByteOrder.LITTLE_ENDIAN ? ", little-endian, " : ", big-endian, ")
                + (unit == 1 ? "nanoseconds" : "microseconds")
                + (magic == KUZNETZOV ? ", with Kuznetzov's record headers" : ""));
        window.take(HEADER);
    }

    private static ByteOrder orderOf(Window window) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            int magic = Bytes.signedInt(window.bytes(), window.begin(), order);
            if (magic == MICROS || magic == NANOS || magic == KUZNETZOV) {
                return order;
            }
        }
        return null;
    }

    private static Lengths lengths(int major, int minor) {
        if (major == 543 || major == 2 && minor < 3) {
            // 543 is DG/UX's.
            return Lengths.LENGTH_FIRST;
        }
        return major == 2 && minor == 3 ? Lengths.LARGER_IS_LENGTH : Lengths.CAPTURED_FIRST;
    }

    @Override
    boolean prepare() throws IOException {
        if (!window.need(header)) {
            if (window.size() == 0) {
                return false;
            }
            throw damage.cut(window.offset(), "a packet's header", header, window.size());
        }
        long inFile = capturedInFile();
        if (inFile > limit) {
            throw tooLong(inFile);
        }
        int whole = header + (int) inFile;
        if (!window.need(whole)) {
            throw damage.cut(window.offset(), "a packet", whole, window.size());
        }
        return true;
    }

    @Override
    boolean step() {
        if (window.size() < header) {
            return false;
        }
        long inFile = capturedInFile();
        if (inFile > limit || window.size() < header + inFile) {
            return false;
        }
        byte[] bytes = window.bytes();
        int begin = window.begin();
        nanos = Bytes.unsignedInt(bytes, begin, order) * 1_000_000_000L
                + Bytes.unsignedInt(bytes, begin + 4, order) * unit;
        length = lengthInFile();
        // A record that is longer than the header's snap length: libpcap cuts it, and so all who read with it.
        captured = (int) Math.min(inFile, snapLength);
        at = begin + header;
        window.take(header + (int) inFile);
        return true;
    }

    private long capturedInFile() {
        long first = window.unsigned(8, order);
        return switch (lengths) {
            case CAPTURED_FIRST -> first;
            case LENGTH_FIRST -> window.unsigned(12, order);
            case LARGER_IS_LENGTH -> Math.min(first, window.unsigned(12, order));
        };
    }

    private int lengthInFile() {
        long second = window.unsigned(12, order);
        long value = switch (lengths) {
            case CAPTURED_FIRST -> second;
            case LENGTH_FIRST -> window.unsigned(8, order);
            case LARGER_IS_LENGTH -> Math.max(second, window.unsigned(8, order));
        };
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private BadData tooLong(long inFile) {
        return damage.wrong(
                window.offset(), "a packet of " + inFile + " captured bytes (at most " + limit + " can be)");
    }

    @Override
    List<CapturedLink> links() {
        return List.of(theLink);
    }

    @Override
    FileDescription description() {
        return description;
    }
}
