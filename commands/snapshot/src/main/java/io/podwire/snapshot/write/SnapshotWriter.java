package io.podwire.snapshot.write;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Observed;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.TimedOut;
import io.podwire.api.host.Host;
import io.podwire.api.host.HostFacts;
import io.podwire.api.host.Network;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;
import io.podwire.snapshot.file.CounterLine;
import io.podwire.snapshot.file.Entry;
import io.podwire.snapshot.file.HostLine;
import io.podwire.snapshot.file.NetnsLine;
import io.podwire.snapshot.file.Secrets;
import io.podwire.snapshot.file.SnapshotHeader;
import io.podwire.values.Json;
import io.podwire.values.frame.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Asks a host for everything and writes it. Each namespace is opened for its facts once, read in one go, and let go; few are open at
 * a time, so that none is held while many others are read.
 */
final class SnapshotWriter {

    /** Namespaces opened together: what reading all of one takes, times this, must stay well below two seconds. */
    private static final int AT_ONCE = 16;

    /** For the programs that print the rules of Services. */
    private static final Duration RULES_PATIENCE = Duration.ofSeconds(10);

    private static final long LOOK_EVERY_MILLIS = 50;

    private final Host host;
    private final Duration window;
    private final Consumer<String> progress;
    private final BooleanSupplier cancelled;
    private final GapList gaps = new GapList();

    /**
     * @param session with the host to ask, which is near
     * @param window the least time between the two readings of a namespace's counters
     */
    SnapshotWriter(Session session, Duration window) {
        this.host = session.host();
        this.window = window;
        this.progress = session::progress;
        this.cancelled = session::cancelled;
    }

    /** What was found: numbers for the user. */
    record Content(int netnses, int pods, List<Gap> gaps) {}

    /**
     * Reads all and writes a snapshot's octets.
     *
     * @param scratch the folder for what is read and does not fit into memory
     * @param to takes them; stays the caller's
     * @throws TimedOut where it was cancelled
     */
    Content write(Path scratch, OutputStream to) throws IOException {
        Instant start = Instant.now();
        Duration upStart = uptime();
        HostFacts facts = host.facts();
        Netns own = host.own();
        try (Spools spools = new Spools(scratch)) {
            progress.accept("looking for network namespaces");
            answer(spools, Entry.NETNSES_IN_USE, host::netnsesInUse, false);
            Answer<Netns> netnses = answer(spools, Entry.NETNSES, host::netnses, true);
            counters(netnses.items(), Entry.COUNTERS_FIRST, spools);
            long counted = System.nanoTime();
            progress.accept("looking for pods");
            Answer<Pod> pods = answer(spools, Entry.PODS, host::pods, true);
            answer(spools, Entry.OVS, host::ovs, true);
            answer(spools, Entry.SERVICES, () -> host.services(RULES_PATIENCE), true);
            answer(spools, Entry.CHECKS, host::checks, true);
            answer(spools, Entry.CNI, () -> Answer.one(host.cni()), true);
            readAll(netnses.items(), spools);
            waitUntil(counted + window.toNanos());
            counters(netnses.items(), Entry.COUNTERS_SECOND, spools);
            SnapshotHeader.Clock clock = new SnapshotHeader.Clock(
                    start, Instant.now(), ZoneId.systemDefault().getId(), upStart, uptime());
            SnapshotHeader header = new SnapshotHeader(
                    SnapshotHeader.FORMAT,
                    SnapshotHeader.VERSION,
                    version(),
                    facts,
                    own,
                    clock,
                    gaps.all(),
                    Secrets.NAMES);
            progress.accept("writing");
            pack(header, spools, to);
            return new Content(netnses.items().size(), pods.items().size(), header.gaps());
        }
    }

    /** The kernel's CLOCK_MONOTONIC: what the JVM's clock is on Linux. */
    private static Duration uptime() {
        return Duration.ofNanos(System.nanoTime());
    }

    private <T> Answer<T> answer(Spools spools, String entry, Supplier<Answer<T>> question, boolean tellGaps)
            throws IOException {
        goOn();
        Spool spool = spools.of(entry);
        try {
            Answer<T> answer = question.get();
            for (T item : answer.items()) {
                spool.line(new HostLine<>(item, null, null));
            }
            for (Gap gap : answer.gaps()) {
                spool.line(new HostLine<>(null, gap, null));
            }
            if (tellGaps) {
                gaps.addAll(answer.gaps());
            }
            return answer;
        } catch (PodwireException e) {
            spool.line(new HostLine<>(null, null, Problem.of(e)));
            gaps.add(new Gap(entry.substring(0, entry.indexOf('.')), e.getMessage()));
            return Answer.of(List.of());
        }
    }

    private void counters(List<Netns> netnses, String entry, Spools spools) throws IOException {
        Spool spool = spools.of(entry);
        progress.accept("reading counters");
        inTurns(netnses, network -> {
            goOn();
            long netns = network.netns().inode();
            Duration up = uptime();
            CounterLine line;
            try {
                line = new CounterLine(netns, up, network.counters(), null);
            } catch (PodwireException e) {
                line = new CounterLine(netns, up, null, Problem.of(e));
                gaps.add(network.netns().label(), "counters", line.problem());
            }
            try {
                spool.line(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    private void waitUntil(long deadline) {
        try {
            for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
                goOn();
                progress.accept("waiting to read counters again");
                Thread.sleep(Math.min(LOOK_EVERY_MILLIS, left / 1_000_000 + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    /** Visits some at a time; what the file can't take ends it. */
    private List<Observed<Boolean>> inTurns(List<Netns> netnses, Function<Network, Boolean> read) throws IOException {
        List<Observed<Boolean>> seen = new ArrayList<>(netnses.size());
        try {
            for (int from = 0; from < netnses.size(); from += AT_ONCE) {
                seen.addAll(host.visit(netnses.subList(from, Math.min(netnses.size(), from + AT_ONCE)), read));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return seen;
    }

    private void readAll(List<Netns> netnses, Spools spools) throws IOException {
        NetnsFactsWriter writer = new NetnsFactsWriter(host, netnses, spools, gaps);
        AtomicInteger count = new AtomicInteger();
        List<Observed<Boolean>> seen = inTurns(netnses, network -> {
            goOn();
            progress.accept("namespace " + count.incrementAndGet() + " of " + netnses.size());
            return writer.write(network);
        });
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.get(i).known()) {
                refused(netnses.get(i), seen.get(i), writer, spools);
            }
        }
    }

    /** A visit tells why in words only: entering it alone tells the type, or succeeds now. */
    private void refused(Netns netns, Observed<Boolean> seen, NetnsFactsWriter writer, Spools spools)
            throws IOException {
        try (Network network = host.enter(netns)) {
            writer.write(network);
        } catch (PodwireException e) {
            spools.of(Entry.REFUSED).line(new NetnsLine<>(netns.inode(), List.of(), Problem.of(e)));
            gaps.add(seen.gap());
        }
    }

    private void goOn() {
        if (cancelled.getAsBoolean()) {
            throw stopped();
        }
    }

    static TimedOut stopped() {
        return new TimedOut("stopped before the end; nothing of the file is left");
    }

    /** Of this podwire, as the build wrote it beside the shell. */
    private static String version() {
        try (InputStream text = SnapshotWriter.class.getResourceAsStream("/META-INF/podwire/version")) {
            return text == null ? null : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return null;
        }
    }

    private void pack(SnapshotHeader header, Spools spools, OutputStream to) throws IOException {
        // not closed: the file is still to be forced to the disk
        BufferedOutputStream buffered = new BufferedOutputStream(to, 64 << 10);
        ZipOutputStream zip = new ZipOutputStream(buffered);
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(new ZipEntry(SnapshotHeader.ENTRY));
        zip.write(Json.bytes(header));
        zip.write('\n');
        zip.closeEntry();
        for (String entry : Entry.all()) {
            goOn();
            zip.putNextEntry(new ZipEntry(entry));
            spools.of(entry).copyTo(zip);
            zip.closeEntry();
        }
        zip.finish();
        buffered.flush();
    }
}
