package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PcapngReaderTest {

    private static final byte[] FIRST = {1, 2, 3, 4, 5};
    private static final byte[] SECOND = {6, 7};
    private static final long TIME = 1_700_000_000_123_456L;

    @Test
    void readsAllThreeKindsOfPackets() {
        Drained file = Drained.of(Pcapng.little()
                .link(1, 0)
                .enhanced(0, TIME, 60, FIRST)
                .simple(2, SECOND)
                .obsolete(0, TIME, FIRST)
                .bytes());
        assertThat(file.failure()).isNull();
        assertThat(file.hex()).containsExactly("0102030405", "0607", "0102030405");
        assertThat(file.frames()).extracting(Drained.Frame::nanos).containsExactly(TIME * 1000, 0L, TIME * 1000);
        assertThat(file.frames()).extracting(Drained.Frame::length).containsExactly(60, 2, 5);
        assertThat(file.file().description().format()).isEqualTo("pcapng 1.0, little-endian");
    }

    @Test
    void aSimplePacketIsCutByTheSnapLength() {
        assertThat(Drained.of(Pcapng.big()
                                .link(1, 3)
                                .simple(60, new byte[] {1, 2, 3})
                                .bytes())
                        .hex())
                .containsExactly("010203");
    }

    @Test
    void sectionsMayHaveEachOrderAndCountTheirInterfacesAnew() {
        Pcapng file = Pcapng.little().link(1, 0).link(101, 0).enhanced(1, 1, 5, FIRST);
        file.order(ByteOrder.BIG_ENDIAN).section().link(113, 0).enhanced(0, 2, 2, SECOND);
        Drained read = Drained.of(file.bytes());
        assertThat(read.failure()).isNull();
        assertThat(read.frames()).extracting(Drained.Frame::link).containsExactly(1, 2);
        assertThat(read.frames()).extracting(Drained.Frame::nanos).containsExactly(1000L, 2000L);
        assertThat(read.file().links()).extracting(CapturedLink::linkType).containsExactly(1, 101, 113);
    }

    @Test
    void readsWhatIsSaidOfALink() {
        Pcapng file = Pcapng.big();
        file.link(
                1,
                1500,
                file.option(2, "eth0"),
                file.option(6, new byte[] {2, 0, 0, 0, 0, 1}),
                file.option(8, file.longs(10_000_000_000L)),
                file.option(9, new byte[] {9}),
                file.option(11, "\0port 53"),
                file.option(14, file.longs(-3600)),
                file.option(
                        1,
                        "podwire: netns=cni-1 inode=4026532281 pod=shop/cart%200 ifindex=3 mtu=1450 tunnel-ports=4789,8472"),
                file.option(1, "asked by Ann"),
                file.ints(0));
        file.enhanced(0, 3_600_000_000_007L, 5, FIRST);
        Drained read = Drained.of(file.bytes());
        assertThat(read.file().links())
                .containsExactly(new CapturedLink(
                        0,
                        3,
                        "eth0",
                        "cni-1",
                        4026532281L,
                        "shop/cart 0",
                        1,
                        1500,
                        true,
                        MacAddress.parse("02:00:00:00:00:01"),
                        1450,
                        10_000,
                        List.of(4789, 8472),
                        "port 53",
                        null,
                        "asked by Ann"));
        assertThat(read.frames().get(0).nanos()).isEqualTo(7);
    }

    @Test
    void readsWhichWayAFrameWentAndWhatItStandsFor() {
        Pcapng file = Pcapng.little().link(1, 0);
        file.enhanced(0, 1, 5, FIRST, file.option(2, file.ints(1 | 3 << 2)), file.ints(0));
        file.enhanced(0, 1, 5, FIRST, file.option(1, "GSO: segments of 1448 bytes"), file.option(2, file.ints(2)));
        file.enhanced(0, 1, 5, FIRST, file.option(1, "GSOs are fun"));
        file.enhanced(0, 1, 5, FIRST, file.option(1, "GSO"));
        Drained read = Drained.of(file.bytes());
        assertThat(read.frames())
                .extracting(Drained.Frame::marks)
                .containsExactly(
                        Frames.INCOMING | Frames.BROADCAST, Frames.OUTGOING | Frames.SEGMENTED, 0, Frames.SEGMENTED);
        assertThat(read.frames())
                .extracting(Drained.Frame::comments)
                .containsExactly(List.of(), List.of(), List.of("GSOs are fun"), List.of());
    }

    @Test
    void readsNamesStatisticsAndOrigin() {
        Pcapng file = new Pcapng(ByteOrder.LITTLE_ENDIAN);
        file.section(file.option(1, "a comment"), file.option(3, "Linux"), file.option(4, "dumpcap"), file.ints(0));
        file.link(1, 0);
        file.block(
                4,
                Pcapng.join(
                        file.shorts(1, 4 + 5),
                        Pcapng.padded(new byte[] {10, 0, 0, 1, 'd', 'n', 's', 0, 0}),
                        file.ints(0)));
        file.enhanced(0, 1, 5, FIRST);
        file.block(5, Pcapng.join(file.ints(0, 0, 0), file.option(5, file.longs(18)), file.option(7, file.longs(11))));
        Drained read = Drained.of(file.bytes());
        assertThat(read.failure()).isNull();
        FileDescription said = read.file().description();
        assertThat(said.origin()).isEqualTo(new Origin(null, "Linux", "dumpcap", List.of("a comment")));
        assertThat(said.names()).containsExactly(java.util.Map.entry(IpAddress.parse("10.0.0.1"), "dns"));
        assertThat(read.file().counts().links()).singleElement().satisfies(counts -> {
            assertThat(counts.given()).isEqualTo(1);
            assertThat(counts.dropped()).isEqualTo(11);
            assertThat(counts.received()).isEqualTo(12);
            assertThat(counts.interfaceDropped()).isEqualTo(7);
        });
    }

    @Test
    void passesOverBlocksOfOtherKindsEvenHugeOnes() {
        byte[] before = Pcapng.little()
                .link(1, 0)
                .block(10, new byte[40])
                .block(0xbad, new byte[8])
                .bytes();
        Pcapng after = new Pcapng(ByteOrder.LITTLE_ENDIAN);
        int huge = 400 << 20;
        byte[] frame =
                new Pcapng(ByteOrder.LITTLE_ENDIAN).enhanced(0, 1, 5, FIRST).bytes();
        InputStream in = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before),
                new ByteArrayInputStream(after.ints(0x4bad, huge)),
                new Zeros(huge - 12),
                new ByteArrayInputStream(after.ints(huge)),
                new ByteArrayInputStream(frame))));
        Drained read = Drained.of(in);
        assertThat(read.failure()).isNull();
        assertThat(read.hex()).containsExactly("0102030405");
    }

    @Test
    void theLinksAreKnownBeforeTheFirstPacketIsAskedFor() {
        CaptureFile file = CaptureFile.open(
                new ByteArrayInputStream(
                        Pcapng.little().link(113, 0).enhanced(0, 1, 5, FIRST).bytes()),
                "some.pcap");
        assertThat(file.links()).extracting(CapturedLink::linkType).containsExactly(113);
        assertThat(file.ended()).isFalse();
    }

    @Test
    void aLinkIsKnownBeforeTheFramesThatComeFromIt() {
        Pcapng bytes = Pcapng.little().link(1, 0);
        bytes.enhanced(0, 1, 5, FIRST).link(101, 0).enhanced(1, 1, 2, SECOND);
        CaptureFile file = CaptureFile.open(new ByteArrayInputStream(bytes.bytes()), "some.pcap");
        Frames some = file.next(Duration.ZERO);
        assertThat(some.advance()).isTrue();
        assertThat(some.advance())
                .as("frames of one piece are of links that were known when it came")
                .isFalse();
        some = file.next(Duration.ZERO);
        assertThat(file.links()).hasSize(2);
        assertThat(some.advance()).isTrue();
        assertThat(some.link()).isEqualTo(1);
    }

    @Test
    void framesBeforeACutAreGivenWhereverItIs() {
        Pcapng file = Pcapng.little().link(1, 0);
        int head = file.bytes().length;
        byte[] whole = file.enhanced(0, 1, 5, FIRST)
                .block(99, new byte[4])
                .simple(2, SECOND)
                .bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length < head) {
                if (length != 28) {
                    assertThatThrownBy(() -> Drained.of(cut)).isInstanceOf(BadData.class);
                }
                continue;
            }
            Drained read = Drained.of(cut);
            assertThat(read.frames()).as("cut after %d", length).hasSize(length < head + 40 ? 0 : 1);
            boolean atBlock = length == head || length == head + 40 || length == head + 40 + 16;
            assertThat(read.failure() == null)
                    .as("cut after %d: %s", length, read.failure())
                    .isEqualTo(atBlock);
        }
        assertThat(Drained.of(Arrays.copyOf(whole, whole.length - 1)).failure())
                .hasMessage("some.pcap: the file ends within a block at byte 104: 20 bytes expected, 19 are there");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThat(failure(Pcapng.little().link(1, 0).enhanced(3, 1, 5, FIRST)))
                .isEqualTo("some.pcap: a packet of interface 3, of which the section has 1, at byte 48");
        Pcapng uneven = Pcapng.little().link(1, 0);
        assertThat(failure(uneven.raw(uneven.ints(6, 33, 0, 0, 0))))
                .isEqualTo("some.pcap: a block of 33 bytes (expected at least 12, and a multiple of 4) at byte 48");
        Pcapng untrue = Pcapng.little().link(1, 0);
        assertThat(failure(untrue.raw(untrue.ints(6, 32, 0, 0, 0, 400, 400, 32))))
                .isEqualTo("some.pcap: a packet of 400 captured bytes in a block that has room for 0 at byte 48");
        Pcapng ends = Pcapng.little().link(1, 0);
        assertThat(failure(ends.raw(ends.ints(5, 12, 13))))
                .isEqualTo("some.pcap: a block of 12 bytes that does not end as it begins at byte 48");
        Pcapng huge = Pcapng.little().link(1, 0);
        assertThat(failure(huge.raw(huge.ints(6, 0x7ffffffc, 0))))
                .isEqualTo("some.pcap: a block of 2147483644 bytes (at most 17825792 can be) at byte 48");
        Pcapng option = Pcapng.little();
        assertThatThrownBy(() ->
                        Drained.of(option.link(1, 0, option.shorts(2, 400)).bytes()))
                .hasMessage("some.pcap: an interface with an option that is longer than its block at byte 28");
    }

    @Test
    void aFileOfInterfacesOnlyDoesNotFillMemory() {
        Pcapng file = Pcapng.little();
        IntStream.rangeClosed(0, 16_384).forEach(i -> file.link(1, 0));
        assertThat(failure(file)).startsWith("some.pcap: more interfaces than can be believed at byte ");
    }

    private static String failure(Pcapng file) {
        return Drained.of(file.bytes()).failure().getMessage();
    }

    /** So many of them, without memory. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int piece = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + piece, (byte) 0);
            left -= piece;
            return piece;
        }
    }
}
