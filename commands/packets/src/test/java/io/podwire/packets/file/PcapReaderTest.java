package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadData;
import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapReaderTest {

    private static final byte[] FIRST = {1, 2, 3, 4, 5};
    private static final byte[] SECOND = {6, 7};

    @ParameterizedTest
    @CsvSource({
        "BIG_ENDIAN, 0xa1b2c3d4, 7000",
        "LITTLE_ENDIAN, 0xa1b2c3d4, 7000",
        "BIG_ENDIAN, 0xa1b23c4d, 7",
        "LITTLE_ENDIAN, 0xa1b23c4d, 7",
        "BIG_ENDIAN, 0xa1b2cd34, 7000",
        "LITTLE_ENDIAN, 0xa1b2cd34, 7000",
    })
    void readsBothOrdersAndAllUnits(String order, String magic, long nanos) {
        ByteOrder bytes = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Pcap pcap = new Pcap(bytes, Long.decode(magic).intValue());
        Drained file = Drained.of(pcap.frame(0x6000_0001, 7, FIRST).frame(2, 0, SECOND).stream());
        assertThat(file.failure()).isNull();
        assertThat(file.hex()).containsExactly("0102030405", "0607");
        assertThat(file.frames().get(0).nanos()).isEqualTo(0x6000_0001L * 1_000_000_000 + nanos);
        assertThat(file.file().links()).singleElement().satisfies(link -> {
            assertThat(link.linkType()).isEqualTo(1);
            assertThat(link.nanos()).isEqualTo(nanos == 7);
            assertThat(link.snapLength()).isEqualTo(262_144);
        });
    }

    @Test
    void secondsHaveNoSign() {
        Drained file = Drained.of(Pcap.little().frame(-1, 999_999, FIRST).stream());
        assertThat(file.frames().get(0).nanos()).isEqualTo(4_294_967_295L * 1_000_000_000 + 999_999_000);
    }

    @Test
    void keepsTheLengthOfACutFrame() {
        Drained file = Drained.of(Pcap.little().record(1, 0, 5, 1500, FIRST).stream());
        assertThat(file.frames().get(0).length()).isEqualTo(1500);
        assertThat(file.hex()).containsExactly("0102030405");
    }

    @Test
    void cutsAtTheHeadersSnapLengthAsLibpcapDoes() {
        Drained file = Drained.of(Pcap.little().snapLength(3).frame(1, 0, FIRST).frame(2, 0, SECOND).stream());
        assertThat(file.hex()).containsExactly("010203", "0607");
        assertThat(file.frames().get(0).length()).isEqualTo(5);
    }

    @Test
    void oldVersionsHaveTheLengthsTheOtherWayRound() {
        assertThat(Drained.of(Pcap.little().version(2, 2).record(1, 0, 60, 5, FIRST).stream())
                        .frames()
                        .get(0)
                        .length())
                .isEqualTo(60);
        assertThat(Drained.of(
                                Pcap.little()
                                        .version(2, 3)
                                        .record(1, 0, 60, 5, FIRST)
                                        .record(1, 0, 2, 9, SECOND)
                                        .stream())
                        .frames())
                .extracting(Drained.Frame::length)
                .containsExactly(60, 9);
    }

    @Test
    void theUpperHalfOfTheLinkTypeIsForOtherThings() {
        Pcap pcap = Pcap.little().linkType(0x5400_0001).frame(1, 0, FIRST);
        assertThat(Drained.of(pcap.stream()).file().links().get(0).linkType()).isEqualTo(1);
    }

    @Test
    void aSystemsOwnNumberOfRawIsRaw() {
        Pcap pcap = Pcap.little().linkType(12).frame(1, 0, FIRST);
        assertThat(Drained.of(pcap.stream()).file().links().get(0).linkType()).isEqualTo(101);
    }

    @Test
    void framesBeforeACutAreGiven() {
        byte[] whole = Pcap.little().frame(1, 0, FIRST).frame(2, 0, SECOND).bytes();
        for (int length = 24; length < whole.length; length++) {
            Drained file = Drained.of(Arrays.copyOf(whole, length));
            int frames = length < 24 + 21 ? 0 : 1;
            assertThat(file.frames()).as("cut after %d", length).hasSize(frames);
            if (length == 24 || length == 24 + 21) {
                assertThat(file.failure()).as("cut after %d", length).isNull();
            } else {
                assertThat(file.failure())
                        .as("cut after %d", length)
                        .isInstanceOf(BadData.class)
                        .hasMessageContaining("at byte " + (frames == 0 ? 24 : 45));
            }
            assertThat(file.file().ended()).isTrue();
        }
        assertThat(Drained.of(Arrays.copyOf(whole, whole.length - 1)).failure())
                .hasMessage("some.pcap: the file ends within a packet at byte 45: 18 bytes expected, 17 are there");
    }

    @Test
    void theFailureIsToldOnceAndThenItHasEnded() {
        byte[] whole = Pcap.little().frame(1, 0, FIRST).bytes();
        CaptureFile file =
                CaptureFile.open(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 1)), "some.pcap");
        assertThatThrownBy(() -> file.next(java.time.Duration.ZERO)).isInstanceOf(BadData.class);
        assertThat(file.ended()).isTrue();
        assertThat(file.next(java.time.Duration.ZERO)).isNull();
    }

    @Test
    void aLengthThatCannotBeIsDamageAndAsksForNoMemory() {
        Drained file = Drained.of(Pcap.little().frame(1, 0, FIRST).record(1, 0, -1, -1, SECOND).stream());
        assertThat(file.hex()).containsExactly("0102030405");
        assertThat(file.failure())
                .hasMessage("some.pcap: a packet of 4294967295 captured bytes (at most 262144 can be) at byte 45");
    }

    @Test
    void saysWhatItGotInsteadOfACaptureFile() {
        assertThatThrownBy(() -> Drained.of(new byte[0]))
                .isInstanceOf(BadData.class)
                .hasMessage("some.pcap: is empty; expected a capture file (pcap or pcapng)");
        assertThatThrownBy(() -> Drained.of("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .hasMessage(
                        "some.pcap: is no capture file: expected pcap or pcapng, got a file that begins with 68 65 6c 6c");
        assertThatThrownBy(() -> Drained.of("snoop\0\0\0\0\0\0\2".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .hasMessageContaining("got snoop (a capture file of another format)");
        assertThatThrownBy(() -> Drained.of(Pcap.little().version(1, 2).begin().bytes()))
                .hasMessage("some.pcap: pcap version 1.2 (2.0 and later can be read) at byte 4");
        assertThatThrownBy(() -> Drained.of(Arrays.copyOf(Pcap.little().begin().bytes(), 11)))
                .hasMessageContaining("the header of a pcap file at byte 0: 24 bytes expected, 11 are there");
    }

    @Test
    void countsWhatItGave() {
        Drained file = Drained.of(Pcap.little().frame(1, 0, FIRST).frame(2, 0, SECOND).stream());
        assertThat(file.file().counts().given()).isEqualTo(2);
        assertThat(file.file().counts().received()).isEqualTo(2);
        assertThat(file.file().counts().dropped()).isZero();
    }
}
