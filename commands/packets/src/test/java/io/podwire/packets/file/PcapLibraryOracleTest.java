package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/** What is written, libpcap reads, by pcap4j's hand: every time, length and byte. */
class PcapLibraryOracleTest {

    private static final int FRAMES = 1_000;

    @TempDir
    Path folder;

    private record Seen(Instant time, int length, String hex) {}

    /** Opens a writer on a file. */
    private interface Opener {
        FrameWriter open(FileChannel file, Supplier<List<CapturedLink>> links) throws IOException;
    }

    @Test
    void pcapOfNanosecondsIsReadAsWritten() throws IOException {
        holds("n.pcap", (file, links) -> FrameWriter.pcap(file, new WriteBuffer(), true, 1, 262_144, links));
    }

    @Test
    void pcapngIsReadAsWritten() throws IOException {
        Origin origin = new Origin("x86_64", "Linux", "podwire", List.of());
        holds("n.pcapng", (file, links) -> FrameWriter.pcapng(file, new WriteBuffer(), origin, links));
    }

    private void holds(String name, Opener opener) throws IOException {
        Path path = folder.resolve(name);
        List<Seen> written = new ArrayList<>();
        try (CaptureFile source = CaptureFile.open(new ByteArrayInputStream(frames()), "made up");
                FrameWriter writer = opener.open(
                        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        source::links)) {
            while (!source.ended()) {
                Frames frames = source.next(Duration.ZERO);
                while (frames != null && frames.advance()) {
                    written.add(new Seen(
                            Instant.ofEpochSecond(0, frames.nanos()),
                            frames.length(),
                            HexFormat.of().formatHex(frames.bytes())));
                    writer.write(frames);
                }
            }
            writer.finish(source.counts(), Instant.EPOCH);
        }
        assertThat(written).hasSize(FRAMES);
        assertThat(read(path)).isEqualTo(written);
    }

    private static byte[] frames() {
        Pcap file = new Pcap(ByteOrder.LITTLE_ENDIAN, Pcap.NANOS);
        for (int i = 0; i < FRAMES; i++) {
            byte[] frame = new byte[14 + i % 1_487];
            frame[frame.length - 1] = (byte) i;
            file.frame(1_700_000_000 + i / 10, i * 999_983, frame);
        }
        return file.bytes();
    }

    private static List<Seen> read(Path path) {
        List<Seen> seen = new ArrayList<>();
        PcapHandle handle;
        try {
            handle = Pcaps.openOffline(path.toString(), TimestampPrecision.NANO);
        } catch (PcapNativeException e) {
            throw new AssertionError(e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            return abort("libpcap is not here: " + e.getMessage());
        }
        try (handle) {
            for (byte[] bytes = handle.getNextRawPacket(); bytes != null; bytes = handle.getNextRawPacket()) {
                seen.add(new Seen(
                        handle.getTimestamp().toInstant(),
                        handle.getOriginalLength(),
                        HexFormat.of().formatHex(bytes)));
            }
        } catch (NotOpenException e) {
            throw new AssertionError(e);
        }
        return seen;
    }
}
