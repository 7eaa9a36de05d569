package io.podwire.packets.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.packet.Data;
import io.podwire.api.packet.Http;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.TextLines;
import io.podwire.api.packet.Truncated;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderLengthTest {

    static List<SampleFrame> frames() {
        return SampleFrame.all();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void whatIsLeftHasAllHeaders(SampleFrame frame) {
        int kept = length(frame);
        List<Layer> whole = headers(frame.layers(DissectOptions.PLAIN));
        List<Layer> cut = headers(frame.layers(DissectOptions.PLAIN, kept));

        assertThat(kept).isPositive();
        assertThat(cut).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "udp, 42", "tcp-syn, 74", "vlan, 46", "ipv6-udp, 62", "ipv6-fragment, 70", "ipv4-last-fragment, 34",
        "vxlan, 104", "geneve, 112", "gre-tap, 92", "http-request, 54", "sll-in, 52", "null-little, 32"
    })
    void endsBehindTheInnermostTransport(String name, int expected) {
        assertThat(length(SampleFrame.named(name))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "dns-query",
        "dns-answers",
        "mdns",
        "dns-over-tcp",
        "arp-request",
        "icmp-port-unreachable",
        "ndp-solicitation"
    })
    void keepsWhatIsAllHead(String name) {
        SampleFrame frame = SampleFrame.named(name);

        assertThat(length(frame)).isEqualTo(frame.bytes().length);
    }

    @ParameterizedTest
    @CsvSource({
        "8864, 11000001004a 0021, 82",
        "8864, 11000001004a 21, 81",
        "8864, 11000001004a 0281 0001413f, 86",
        "8847, 0001003f 0001003f 0001413f, 86",
        "86dd, 60000000004a8f40 fd000000000000000000000000000001 fd000000000000000000000000000002 "
                + "0a580af40107 0a580af4003c 0800, 128"
    })
    void findsTheTransportBehindWhatCarriesIt(String type, String before, int expected) {
        byte[] segment = SampleFrame.named("tcp-syn").bytes();
        String packet = HexFormat.of().formatHex(segment, 14, 74) + "00".repeat(100);
        byte[] frame = HexFormat.of().parseHex("0a580af401070a580af4003c" + type + before.replace(" ", "") + packet);

        assertThat(new HeaderLength(1, List.of()).of(ByteBuffer.wrap(frame), 0, frame.length))
                .isEqualTo(expected);
    }

    @Test
    void aLinksOwnTunnelPortCounts() {
        SampleFrame vxlan = SampleFrame.named("vxlan");
        byte[] bytes = vxlan.bytes().clone();
        bytes[36] = 0x1f;
        bytes[37] = 0x40;

        assertThat(new HeaderLength(1, List.of()).of(ByteBuffer.wrap(bytes), 0, bytes.length))
                .isEqualTo(42);
        assertThat(new HeaderLength(1, List.of(8000)).of(ByteBuffer.wrap(bytes), 0, bytes.length))
                .isEqualTo(104);
    }

    @Test
    void readsAnywhereInABufferOfAnyOrder() {
        byte[] bytes = SampleFrame.named("udp").bytes();
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length + 100).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(33);
        buffer.put(bytes);

        assertThat(new HeaderLength(1, List.of()).of(buffer, 33, bytes.length)).isEqualTo(42);
        assertThat(new HeaderLength(1, List.of()).of(buffer, 33, 20)).isEqualTo(20);
    }

    private static int length(SampleFrame frame) {
        return new HeaderLength(frame.linkType(), List.of())
                .of(ByteBuffer.wrap(frame.bytes()), 0, frame.bytes().length);
    }

    /** What is no payload. */
    private static List<Layer> headers(List<Layer> layers) {
        return layers.stream()
                .filter(layer -> !(layer instanceof Data
                        || layer instanceof Http
                        || layer instanceof TextLines
                        || layer instanceof Truncated))
                .toList();
    }
}
