package io.podwire.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.MplsLabel;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ICMP as octets: the layouts of RFC 792, RFC 4443, RFC 4884 and RFC 4950. */
class IcmpPacketTest {

    /** IPv4 header, 20 octets: UDP from 10.0.0.1 to 192.0.2.9. */
    private static final String IP_4 = "4500002800000000011100000a000001c0000209";

    /** UDP header, 8 octets: from 40000 to 33434, checksum beef. */
    private static final String UDP = "9c40829a0014beef";

    private static final MplsLabel OUTER = new MplsLabel(1_048_575, 5, false, 1);
    private static final MplsLabel INNER = new MplsLabel(24_001, 0, true, 254);

    /** Version 2; one object of class 1, type 1, with the two entries above. */
    private static String extension(String checksum) {
        return "2000" + checksum + "000c0101" + "fffffa01" + "05dc11fe";
    }

    private static Octets expired(int words, String quote, String extension) {
        return Octets.parse("0b00000000" + String.format("%02x", words) + "0000" + quote + extension);
    }

    private static String padded(String quote, int octets) {
        return quote + "00".repeat(octets - quote.length() / 2);
    }

    @Test
    void theQuoteTellsWhoseItIs() {
        IcmpPacket packet = IcmpPacket.read(false, expired(0, IP_4 + UDP + "0102", ""));
        assertThat(packet.error()).isEqualTo(new IcmpMessage(4, 11, 0, null, "TTL exceeded"));
        assertThat(packet.quote())
                .isEqualTo(new IcmpPacket.Quote(
                        17, IpAddress.parse("192.0.2.9"), 40_000, 33_434, 0xbeef, Octets.parse("0102")));
        assertThat(packet.labels()).isEmpty();
    }

    @Test
    void labelsStandBehindALengthThatIsTold() {
        IcmpPacket packet = IcmpPacket.read(false, expired(32, padded(IP_4 + UDP, 128), extension("0000")));
        assertThat(packet.labels()).containsExactly(OUTER, INNER);
        assertThat(packet.quote().sourcePort()).isEqualTo(40_000);
    }

    @Test
    void labelsOfOldRoutersStandAfter128OctetsAndAreToldByTheirChecksum() {
        String right = String.format("%04x", Checksum.of(Octets.parse(extension("0000"))));
        assertThat(IcmpPacket.read(false, expired(0, padded(IP_4 + UDP, 128), extension(right)))
                        .labels())
                .containsExactly(OUTER, INNER);
        assertThat(IcmpPacket.read(false, expired(0, padded(IP_4 + UDP, 128), extension("1234")))
                        .labels())
                .isEmpty();
    }

    @Test
    void theNextHopsMtuIsTold() {
        Octets four = Octets.parse("0304000000000578" + IP_4 + UDP);
        assertThat(IcmpPacket.read(false, four).error())
                .isEqualTo(new IcmpMessage(4, 3, 4, 1400, "fragmentation needed"));
        Octets six = Octets.parse("0200000000000500" + "60" + "00".repeat(39) + UDP);
        assertThat(IcmpPacket.read(true, six).error()).isEqualTo(new IcmpMessage(6, 2, 0, 1280, "packet too big"));
    }

    @Test
    void aRouterBeforeRfc1191TellsNoMtu() {
        Octets packet = Octets.parse("0304000000000000" + IP_4 + UDP);
        assertThat(IcmpPacket.read(false, packet).error().mtu()).isNull();
    }

    @Test
    void nothingInAPacketBreaksTheReader() {
        Octets whole = expired(32, padded(IP_4 + UDP, 128), extension("0000"));
        byte[] bytes = whole.bytes();
        for (int length = 0; length <= bytes.length; length++) {
            IcmpPacket.read(false, whole.slice(0, length));
            IcmpPacket.read(true, whole.slice(0, length));
        }
        Random random = new Random(4711);
        for (int round = 0; round < 50_000; round++) {
            byte[] broken = bytes.clone();
            for (int i = 0; i <= random.nextInt(6); i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Octets packet = Octets.view(broken, 0, random.nextInt(broken.length + 1));
            IcmpPacket.read(false, packet);
            IcmpPacket.read(true, packet);
        }
    }
}
