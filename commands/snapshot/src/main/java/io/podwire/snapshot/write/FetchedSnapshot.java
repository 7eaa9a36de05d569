package io.podwire.snapshot.write;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadData;
import io.podwire.api.host.SnapshotPart;
import io.podwire.api.host.SnapshotSent;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** A far host's snapshot, as it comes in parts. */
final class FetchedSnapshot {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Session session;
    private final Duration window;
    private final String host;

    /**
     * @param session with the host to ask, which is far
     * @param window as of {@link SnapshotWriter}
     */
    FetchedSnapshot(Session session, Duration window) {
        this.session = session;
        this.window = window;
        this.host = Printable.of(session.hostName());
    }

    /**
     * Has the far host read all, and writes what it sends.
     *
     * @throws io.podwire.api.error.TimedOut where it was cancelled
     * @throws BadData where not all came that was sent
     */
    SnapshotWriter.Content write(PartFile file) {
        session.progress(host + " reads all its facts");
        long bytes = 0;
        OutputStream out = file.out();
        try (Running<SnapshotPart, SnapshotSent> parts = ask()) {
            while (!parts.ended()) {
                SnapshotPart part = parts.next(PATIENCE);
                if (session.cancelled()) {
                    throw SnapshotWriter.stopped();
                }
                if (part != null) {
                    byte[] octets = octets(part);
                    out.write(octets);
                    bytes += octets.length;
                    session.progress(bytes / 1000 + " kB came from " + host);
                }
            }
            return content(parts.summary(), bytes);
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    @SuppressWarnings("unchecked") // as SendSnapshot declares
    private Running<SnapshotPart, SnapshotSent> ask() {
        return (Running<SnapshotPart, SnapshotSent>)
                session.commands().call(CommandSpec.of(SendSnapshot.class), Map.of("window", window), null);
    }

    private byte[] octets(SnapshotPart part) {
        try {
            return Base64.getDecoder().decode(part.octets());
        } catch (IllegalArgumentException e) {
            throw new BadData(host + " sent a part of a snapshot that is no Base64", e);
        }
    }

    private SnapshotWriter.Content content(SnapshotSent sent, long bytes) {
        if (sent == null) {
            throw SnapshotWriter.stopped();
        }
        if (sent.bytes() != bytes) {
            throw new BadData(host + " sent a snapshot of " + sent.bytes() + " bytes, but " + bytes + " came");
        }
        return new SnapshotWriter.Content(sent.netnses(), sent.pods(), sent.gaps());
    }
}
