package io.podwire.snapshot.write;

import io.podwire.api.command.Running;
import io.podwire.api.error.NotWritten;
import io.podwire.api.host.SnapshotPart;
import io.podwire.api.host.SnapshotSent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Base64;

/** A finished snapshot, part by part. */
final class SentSnapshot implements Running<SnapshotPart, SnapshotSent> {

    /** A multiple of three, so that only the last part is padded; small, since many may be under way to a slow reader. */
    private static final int MOST = 12 << 10;

    private final FileChannel file;
    private final SnapshotSent summary;
    private long given;
    private volatile boolean cancelled;

    /** @param file with the octets; closed with this */
    SentSnapshot(FileChannel file, SnapshotSent summary) {
        this.file = file;
        this.summary = summary;
    }

    @Override
    public SnapshotPart next(Duration patience) {
        if (ended()) {
            return null;
        }
        ByteBuffer octets = ByteBuffer.allocate((int) Math.min(MOST, summary.bytes() - given));
        try {
            while (octets.hasRemaining()) {
                if (file.read(octets, given + octets.position()) < 0) {
                    throw new EOFException(
                            "it ends at " + (given + octets.position()) + " of " + summary.bytes() + " bytes");
                }
            }
        } catch (IOException e) {
            throw new NotWritten("the snapshot can't be read back from the disk it waited on: " + e.getMessage(), e);
        }
        given += octets.capacity();
        return new SnapshotPart(Base64.getEncoder().encodeToString(octets.array()));
    }

    @Override
    public boolean ended() {
        return cancelled || given >= summary.bytes();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public SnapshotSent summary() {
        return summary;
    }

    @Override
    public void close() {
        cancelled = true;
        try {
            file.close();
        } catch (IOException nothingLost) {
            // it has no name: the kernel removes it with this process at the latest
        }
    }
}
