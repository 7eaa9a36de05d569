package io.podwire.packets.file;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames of a capture file or of a pipe that carries one. Reads forward only and holds one window of it, so memory does not grow with the
 * file. Frames come as soon as they are there whole: a pipe may be read while it is written.
 *
 * <p>Where the file is cut or broken, all frames before that are given, then {@link #next} throws {@link io.podwire.api.error.BadData}
 * once and the source has ended. How long to wait can't be told a stream: {@link #next} waits for it.
 */
public final class CaptureFile implements FrameSource {

    private final InputStream in;
    private final RecordReader reader;
    private final Damage damage;
    private final Window window;
    private final String packing;
    private volatile boolean cancelled;
    private volatile boolean ended;

    private CaptureFile(InputStream in, Window window, RecordReader reader, Damage damage, String packing) {
        this.in = in;
        this.window = window;
        this.reader = reader;
        this.damage = damage;
        this.packing = packing;
    }

    /**
     * Reads what the file begins with.
     *
     * @param in closed by {@link #close}, and here where this fails; needs no buffer of its own
     * @param name for messages
     * @throws io.podwire.api.error.BadData where it is no capture file, or an empty or cut one
     * @throws io.podwire.api.error.Unsupported where zstd packed it, and its library does not load here
     */
    public static CaptureFile open(InputStream in, String name) {
        return new Opening(in, name).open();
    }

    static CaptureFile of(InputStream in, Window window, RecordReader reader, Damage damage, String packing) {
        return new CaptureFile(in, window, reader, damage, packing);
    }

    /** What the file says of itself; more may be known at its end. */
    public FileDescription description() {
        return reader.description().packedBy(packing);
    }

    @Override
    public List<CapturedLink> links() {
        return reader.links();
    }

    @Override
    public Frames next(Duration patience) {
        if (ended || cancelled) {
            ended = true;
            return null;
        }
        boolean more = false;
        try {
            more = reader.prepare();
        } catch (IOException e) {
            throw damage.unreadable(window.offset() + window.size(), e);
        } finally {
            reader.tally.publish();
            ended = !more;
        }
        return more ? reader : null;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public CaptureCounts counts() {
        List<CapturedLink> links = reader.links();
        List<CaptureCounts.OfLink> counts = new ArrayList<>(links.size());
        for (CapturedLink link : links) {
            counts.add(reader.tally.of(link, reader.statistics(link.id())));
        }
        return new CaptureCounts(counts);
    }

    @Override
    public void close() {
        ended = true;
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written through it, and all that was wanted of it has been read.
            cancelled = true;
        }
    }
}
