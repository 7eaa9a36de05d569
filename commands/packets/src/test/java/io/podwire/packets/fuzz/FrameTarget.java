package io.podwire.packets.fuzz;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.packet.Packet;
import io.podwire.packets.dissect.DissectOptions;
import io.podwire.packets.dissect.Dissector;
import io.podwire.packets.dissect.HeaderLength;
import io.podwire.packets.line.LineOptions;
import io.podwire.packets.line.LinePrinter;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Any bytes as a frame of any link type: dissected, and printed with any flags. Nothing is thrown, and nothing reaches a terminal that is no
 * character. The first four bytes of the input choose.
 */
public final class FrameTarget {

    private static final int[] LINK_TYPES = {1, 101, 113, 276, 0, 108, 228, 229, 9, 105, 127};
    private static final DissectOptions.Forced[] FORCED = DissectOptions.Forced.values();

    private FrameTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 4) {
            return;
        }
        int linkType = LINK_TYPES[(input[0] & 0xff) % LINK_TYPES.length];
        int flags = input[1] & 0xff;
        int force = (input[2] & 0xff) % (FORCED.length + 1);
        byte[] bytes = Arrays.copyOfRange(input, 4, input.length);
        OneFrame frame = new OneFrame(bytes, bytes.length + (input[3] & 0xff), flags);
        CapturedLink link = new CapturedLink(
                0,
                null,
                "fuzz",
                null,
                null,
                null,
                linkType,
                0,
                true,
                null,
                null,
                null,
                List.of(8472),
                null,
                null,
                null);
        DissectOptions options =
                new DissectOptions((flags & 1) != 0, (flags & 2) != 0, force == FORCED.length ? null : FORCED[force]);
        Packet packet = new Dissector(options).dissect(frame, link, 1);
        String line = new LinePrinter(lineOptions(flags)).line(packet);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c >= 0x80 && c < 0xa0) {
                throw new AssertionError("character " + (int) c + " in: " + line);
            }
        }
        int header = new HeaderLength(linkType, List.of()).of(ByteBuffer.wrap(bytes), 0, bytes.length);
        if (header < 0 || header > bytes.length) {
            throw new AssertionError("headers of " + header + " bytes in " + bytes.length);
        }
    }

    private static LineOptions lineOptions(int flags) {
        LineOptions.Stamp[] stamps = LineOptions.Stamp.values();
        LineOptions.Dump[] dumps = LineOptions.Dump.values();
        return LineOptions.plain(ZoneOffset.UTC)
                .withStamp(stamps[flags % stamps.length])
                .withVerbosity(flags >> 2 & 3)
                .withQuiet(flags >> 4 & 1)
                .withLinkLevel((flags & 32) != 0)
                .withAbsolute((flags & 64) != 0)
                .withDump(dumps[(flags >> 3) % dumps.length]);
    }

    /** The only one. */
    private record OneFrame(byte[] bytes, int length, int marks) implements Frames {

        @Override
        public boolean advance() {
            return false;
        }

        @Override
        public int link() {
            return 0;
        }

        @Override
        public long nanos() {
            return 1_700_000_000_123_456_789L;
        }

        @Override
        public int captured() {
            return bytes.length;
        }

        @Override
        public void copy(ByteBuffer target, int most) {
            target.put(bytes, 0, Math.min(most, bytes.length));
        }
    }
}
