package io.podwire.snapshot.file;

import io.podwire.api.command.Gap;
import io.podwire.api.host.HostFacts;
import io.podwire.api.net.Netns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The first entry of a snapshot, {@code snapshot.json}: what it is, of which host, from when, and what is not in it.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format; raised when an older reader would misunderstand it, never for a new entry or key
 * @param podwire version of the podwire that wrote it
 * @param host who and what the machine is
 * @param own the namespace podwire was started in
 * @param clock when it was taken
 * @param gaps what could not be read; a thing that failed in many namespaces is told once
 * @param leftOut settings that are never kept, since they are secrets; {@code *} stands for any link
 */
public record SnapshotHeader(
        String format,
        int version,
        String podwire,
        HostFacts host,
        Netns own,
        Clock clock,
        List<Gap> gaps,
        List<String> leftOut) {

    /** How a snapshot is recognized. */
    public static final String FORMAT = "podwire-snapshot";

    /** The version that this podwire writes, and the newest it reads. */
    public static final int VERSION = 1;

    /** Name of the entry. */
    public static final String ENTRY = "snapshot.json";

    public SnapshotHeader {
        gaps = List.copyOf(gaps);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * When a snapshot was taken, by two clocks: the wall clock may have been set meanwhile, the other is never.
     *
     * @param start wall clock before the first question
     * @param end wall clock after the last
     * @param zone the host's time zone, as Europe/Berlin
     * @param upStart the kernel's monotonic clock (CLOCK_MONOTONIC: since boot, without time asleep) before the first question
     * @param upEnd the same after the last
     */
    public record Clock(Instant start, Instant end, String zone, Duration upStart, Duration upEnd) {}
}
