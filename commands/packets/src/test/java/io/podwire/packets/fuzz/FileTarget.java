package io.podwire.packets.fuzz;

import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import io.podwire.packets.file.CaptureFile;
import io.podwire.packets.file.FrameWriter;
import io.podwire.packets.file.Origin;
import io.podwire.packets.file.WriteBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;

/**
 * Any bytes as a capture file: frames, then an end or a BadData. What was read is written as pcapng, and read again without a complaint, as
 * many frames.
 */
public final class FileTarget {

    private static final WriteBuffer BUFFER = new WriteBuffer();
    /** Of a file that unpacks to more than anybody would wait for. */
    private static final int MOST_FRAMES = 20_000;

    private FileTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        long written;
        try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(input), "fuzz")) {
            FrameWriter writer = FrameWriter.pcapng(Channels.newChannel(copy), BUFFER, Origin.UNKNOWN, file::links);
            try {
                drain(file, writer);
            } catch (BadData e) {
                oneLine(e);
            }
            file.description();
            writer.names(file.description().names());
            writer.finish(file.counts(), Instant.EPOCH);
            written = writer.frames();
        } catch (BadData e) {
            oneLine(e);
            return;
        }
        try (CaptureFile again = CaptureFile.open(new ByteArrayInputStream(copy.toByteArray()), "copy")) {
            long read = drain(again, null);
            if (read != written) {
                throw new AssertionError(written + " frames were written, " + read + " read again");
            }
        }
    }

    private static long drain(CaptureFile file, FrameWriter writer) throws IOException {
        long count = 0;
        while (!file.ended() && count < MOST_FRAMES) {
            Frames frames = file.next(Duration.ZERO);
            while (frames != null && count < MOST_FRAMES && frames.advance()) {
                count++;
                if (frames.captured() < 0 || file.links().get(frames.link()) == null) {
                    throw new AssertionError("a frame of " + frames.captured() + " bytes of link " + frames.link());
                }
                if (writer != null) {
                    writer.write(frames);
                }
            }
        }
        return count;
    }

    private static void oneLine(BadData e) {
        if (e.getMessage().chars().anyMatch(c -> c < ' ')) {
            throw new AssertionError("a message of more than one line: " + e.getMessage());
        }
    }
}
