package io.podwire.packets.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** tcpdump dumps the same bytes in the same form. */
class DumpsTest {

    /** An Ethernet frame of a type nobody has, but with 14 octets in front that are no payload. */
    private static final byte[] ARP_HEADER = Wire.hex("0a580af40001 0a580af40002 0806");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 300, 65_520, 65_537, 70_001})
    void are_those_of_tcpdump(int payload) {
        byte[] frame = frame(payload);

        assertThat(ours(frame, 0, "-xx")).isEqualTo(tcpdumps(frame, "-xx"));
        assertThat(ours(frame, 0, "-XX")).isEqualTo(tcpdumps(frame, "-XX"));
        assertThat(ours(frame, 0, "-AA")).isEqualTo(tcpdumps(frame, "-AA"));
    }

    @Test
    void line_ends_of_text_are_told_as_tcpdump_tells_them() {
        for (String text :
                List.of("a\r\nb\r\n", "a\rb\r", "a\r\r\n", "\r", "a\rb", "\tq\r\n\r\n\u00ff\0", "ab\rc", "x\r\ry")) {
            byte[] frame = join(ARP_HEADER, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

            assertThat(ours(frame, 0, "-AA")).isEqualTo(tcpdumps(frame, "-AA"));
        }
    }

    private static byte[] frame(int payload) {
        byte[] bytes = new byte[payload];
        new Random(payload).nextBytes(bytes);
        return join(ARP_HEADER, bytes);
    }

    private static byte[] join(byte[] head, byte[] tail) {
        byte[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static String ours(byte[] frame, int from, String flag) {
        StringBuilder out = new StringBuilder();
        switch (flag) {
            case "-xx" -> Dumps.hex(out, frame, from, frame.length);
            case "-XX" -> Dumps.both(out, frame, from, frame.length);
            case "-AA" -> Dumps.ascii(out, frame, from, frame.length);
            default -> throw new IllegalArgumentException(flag);
        }
        return out.append('\n').toString();
    }

    /**
     * The dump below tcpdump's line. Raw 802.11's radio header (127) of a version it refuses prints one line and no bytes of its own.
     */
    private static String tcpdumps(byte[] frame, String flag) {
        String all = Tcpdump.prints("UTC", 127, List.of(Tcpdump.Shot.of(1, frame)), "-t", flag);
        return all.substring(all.indexOf('\n'));
    }
}
