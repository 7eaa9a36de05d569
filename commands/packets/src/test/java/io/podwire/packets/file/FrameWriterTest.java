package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FrameWriterTest {

    private static final Origin ORIGIN =
            new Origin("x86_64", "Linux 6.18", "podwire 0.1.0", List.of("cut after the headers", "grüße"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Opens a writer for what a source gives. */
    private interface Opener {
        FrameWriter open(Supplier<List<CapturedLink>> links) throws IOException;
    }

    private byte[] copied(byte[] file, Opener opener) throws IOException {
        out.reset();
        try (CaptureFile source = CaptureFile.open(new ByteArrayInputStream(file), "some.pcap");
                FrameWriter writer = opener.open(source::links)) {
            while (!source.ended()) {
                Frames frames = source.next(Duration.ZERO);
                while (frames != null && frames.advance()) {
                    writer.write(frames);
                }
            }
            writer.finish(source.counts(), Instant.EPOCH);
            assertThat(writer.size()).isEqualTo(out.size());
            assertThat(writer.frames()).isEqualTo(source.counts().given());
        }
        return out.toByteArray();
    }

    private Opener pcap(boolean nanos) {
        return links -> FrameWriter.pcap(Channels.newChannel(out), new WriteBuffer(), nanos, 1, 262_144, links);
    }

    private Opener pcapng() {
        return links -> FrameWriter.pcapng(Channels.newChannel(out), new WriteBuffer(), ORIGIN, links);
    }

    @Test
    void aPcapFileReadAndWrittenIsTheSame() throws IOException {
        byte[] file = many().bytes();
        assertThat(copied(file, pcap(false))).isEqualTo(file);
    }

    @Test
    void framesAreTheSameThroughEachFormat() throws IOException {
        byte[] file = many().bytes();
        byte[] nanos = copied(file, pcap(true));
        byte[] pcapng = copied(nanos, pcapng());
        assertThat(Drained.of(pcapng).frames()).isEqualTo(Drained.of(file).frames());
        assertThat(copied(pcapng, pcap(false))).isEqualTo(file);
    }

    @Test
    void aCutFrameKeepsItsLength() throws IOException {
        byte[] file = Pcap.little().frame(1, 0, new byte[] {1, 2, 3, 4, 5}).bytes();
        try (CaptureFile source = CaptureFile.open(new ByteArrayInputStream(file), "some.pcap");
                FrameWriter writer = pcapng().open(source::links)) {
            Frames frames = source.next(Duration.ZERO);
            assertThat(frames.advance()).isTrue();
            writer.write(frames, 3);
            writer.flush();
        }
        assertThat(Drained.of(out.toByteArray()).frames())
                .containsExactly(new Drained.Frame(0, 1_000_000_000L, 5, 0, List.of(), "010203"));
    }

    @Test
    void aLinkIsInPcapngWithAllThatIsKnownOfIt() throws IOException {
        List<CapturedLink> links = List.of(
                new CapturedLink(
                        0,
                        7,
                        "eth0",
                        "cni 7%d9\n",
                        4026532281L,
                        "shop/cart-0",
                        1,
                        128,
                        true,
                        MacAddress.parse("02:00:00:00:00:01"),
                        1450,
                        10_000,
                        List.of(4789, 8472),
                        "port 53 or 'ü'",
                        "libpcap version 1.10.3 (with TPACKET_V3)",
                        "said by nobody"),
                new CapturedLink(
                        1, null, "any", null, null, null, 276, 0, true, null, null, null, List.of(), null, null, null));
        try (FrameWriter writer = pcapng().open(() -> links)) {
            writer.names(Map.of());
            writer.finish(null, Instant.EPOCH);
        }
        Drained read = Drained.of(out.toByteArray());
        assertThat(read.file().links()).isEqualTo(links);
        assertThat(read.file().description().origin()).isEqualTo(ORIGIN);
    }

    @Test
    void aLinkThatComesLaterIsDescribedBeforeItsFrames() throws IOException {
        Pcapng two = Pcapng.little().link(1, 0);
        two.enhanced(0, 1, 2, new byte[] {1, 2}).link(101, 0).enhanced(1, 2, 1, new byte[] {3});
        Drained read = Drained.of(copied(two.bytes(), pcapng()));
        assertThat(read.failure()).isNull();
        assertThat(read.frames()).extracting(Drained.Frame::link).containsExactly(0, 1);
        assertThat(read.file().links()).extracting(CapturedLink::linkType).containsExactly(1, 101);
    }

    @Test
    void pcapHasOneLinkTypeAFile() {
        Pcapng two = Pcapng.little().link(1, 0);
        two.enhanced(0, 1, 2, new byte[] {1, 2}).link(101, 0).enhanced(1, 2, 1, new byte[] {3});
        assertThatThrownBy(() -> copied(two.bytes(), pcap(false)))
                .isInstanceOf(BadUse.class)
                .hasMessage("pcap has one link type a file: expected 1, got 101 of link 1");
    }

    @Test
    void marksAreKept() throws IOException {
        Pcapng file = Pcapng.little().link(1, 0);
        byte[] bytes = {1, 2, 3};
        for (int flags : new int[] {1 | 1 << 2, 1 | 2 << 2, 1 | 3 << 2, 1 | 4 << 2, 2, 2 | 3 << 2}) {
            file.enhanced(0, 1, 5, bytes, file.option(2, file.ints(flags)));
        }
        for (String comment : new String[] {"GSO", "GSO: segments of 1448 bytes", "GSO: segments of 10000 bytes"}) {
            file.enhanced(0, 1, 5, bytes, file.option(1, comment), file.option(2, file.ints(1)));
        }
        List<Drained.Frame> before = Drained.of(file.bytes()).frames();
        assertThat(before).extracting(Drained.Frame::marks).doesNotContain(0);
        assertThat(Drained.of(copied(file.bytes(), pcapng())).frames()).isEqualTo(before);
    }

    @Test
    void commentsAreKeptAlsoLongOnesAndBesideMarks() throws IOException {
        Pcapng file = Pcapng.little().link(1, 0);
        byte[] bytes = {1, 2, 3};
        file.enhanced(0, 1, 5, bytes, file.option(1, "the first that is late"), file.option(1, "asked by Zoë"));
        file.enhanced(0, 2, 5, bytes, file.option(1, "GSO"), file.option(1, "x".repeat(9000)));
        file.enhanced(0, 3, 5, bytes);
        List<Drained.Frame> before = Drained.of(file.bytes()).frames();
        assertThat(before)
                .extracting(Drained.Frame::comments)
                .containsExactly(
                        List.of("the first that is late", "asked by Zoë"), List.of("x".repeat(9000)), List.of());
        assertThat(Drained.of(copied(file.bytes(), pcapng())).frames()).isEqualTo(before);
        assertThat(before.get(1).marks()).isEqualTo(Frames.SEGMENTED);
    }

    @Test
    void namesAreKeptAlsoWhenTheyFillSeveralBlocks() throws IOException {
        Map<IpAddress, String> names = new LinkedHashMap<>();
        for (int i = 0; i < 5000; i++) {
            names.put(IpAddress.parse("10.1." + i / 250 + "." + i % 250), "pod-" + i + ".shop");
        }
        names.put(IpAddress.parse("fd00::7"), "six.shop");
        try (FrameWriter writer = pcapng().open(List::of)) {
            writer.names(names);
            writer.finish(null, Instant.EPOCH);
        }
        assertThat(Drained.of(out.toByteArray()).file().description().names()).isEqualTo(names);
    }

    @Test
    void dropsAreKept() throws IOException {
        List<CapturedLink> links =
                Drained.of(Pcap.little().begin().bytes()).file().links();
        CaptureCounts.OfLink counted = new CaptureCounts.OfLink(0, "", 30, 19, 11, 5L, "the link was deleted");
        try (FrameWriter writer = pcapng().open(() -> links)) {
            writer.finish(new CaptureCounts(List.of(counted)), Instant.ofEpochSecond(1_700_000_000, 7));
        }
        CaptureCounts.OfLink read =
                Drained.of(out.toByteArray()).file().counts().links().get(0);
        assertThat(read.dropped()).isEqualTo(11);
        assertThat(read.interfaceDropped()).isEqualTo(5);
    }

    @Test
    void whatAFrameAndTheEndMayTakeCountsLinksThatComeLaterToo() throws IOException {
        Pcapng later = Pcapng.little().link(1, 0).enhanced(0, 1, 2, new byte[] {1, 2});
        for (int i = 0; i < 20; i++) {
            later.link(1, 0, later.option(11, "\0" + "host shop ".repeat(100)));
        }
        later.enhanced(0, 2, 1, new byte[] {3});
        try (CaptureFile source = CaptureFile.open(new ByteArrayInputStream(later.bytes()), "some.pcapng");
                FrameWriter writer = pcapng().open(source::links)) {
            while (!source.ended()) {
                Frames frames = source.next(Duration.ZERO);
                while (frames != null && frames.advance()) {
                    long most = writer.most(frames);
                    long before = writer.size();
                    writer.write(frames);
                    assertThat(writer.size() - before + writer.mostAtEnd()).isLessThanOrEqualTo(most);
                }
            }
            assertThat(source.links()).hasSize(21);
            long before = writer.size();
            long most = writer.mostAtEnd();
            writer.finish(source.counts(), Instant.EPOCH);
            assertThat(writer.size() - before).isBetween(21L * 12, most);
        }
    }

    /** More than one window and more than one buffer of frames of all sizes. */
    private static Pcap many() {
        Pcap pcap = Pcap.little();
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[i % 1500];
            Arrays.fill(bytes, (byte) i);
            pcap.record(i, i, bytes.length, bytes.length + i % 3, bytes);
        }
        return pcap;
    }
}
