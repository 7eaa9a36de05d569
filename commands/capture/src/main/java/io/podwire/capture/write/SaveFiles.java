package io.podwire.capture.write;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.NotWritten;
import io.podwire.api.value.Printable;
import io.podwire.capture.budget.Budget;
import io.podwire.packets.file.FrameWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** The files of one capture: begun, rotated, counted against the budget. For one thread. */
public final class SaveFiles implements Sink {

    /** Makes a writer on a file that was just opened. */
    @FunctionalInterface
    public interface Format {

        FrameWriter begin(java.nio.channels.WritableByteChannel channel) throws IOException;

        /**
         * Appends what a file ends with beside its counts.
         *
         * @param fits whether there is room for so many bytes
         */
        default void end(FrameWriter writer, LongPredicate fits) throws IOException {
            // as a rule nothing
        }
    }

    /** Of a longer ring some may be told only when their turn comes; written over is none. */
    private static final int MOST_LOOKED_FOR = 10_000;

    private final Rotation rotation;
    private final Format format;
    private final Supplier<CaptureCounts> counts;
    private final Budget budget;
    private final boolean dropOldest;
    private final PostRotate after;
    private final UserPrincipal owner;
    private final ZoneId zone;
    private final Consumer<String> notes;
    private final Deque<Closed> closed = new ArrayDeque<>();
    private final Set<Path> begun = new HashSet<>();
    private final Period period;
    private Path path;
    private FrameWriter writer;
    private int number;
    private int periods;
    private long closedBytes;
    private long allBytes;
    private int removed;
    private long lost;
    private long beginning;
    private boolean done;
    private boolean toldOldest;

    private record Closed(Path path, long bytes) {}

    /**
     * Begins the first file.
     *
     * @param rotation when the next file begins
     * @param format of the files
     * @param counts what a file ends with; of null: nothing
     * @param budget closed by {@link #close}
     * @param dropOldest at the budget's end remove this capture's oldest file, else end
     * @param after started for each file that another follows; null: nothing
     * @param owner of the files; null: whoever runs this
     * @param zone of times in names
     * @param notes takes what the user should know
     * @param now the first period's begin
     */
    public SaveFiles(
            Rotation rotation,
            Format format,
            Supplier<CaptureCounts> counts,
            Budget budget,
            boolean dropOldest,
            PostRotate after,
            UserPrincipal owner,
            ZoneId zone,
            Consumer<String> notes,
            Instant now) {
        this.rotation = rotation;
        this.format = format;
        this.counts = counts;
        this.budget = budget;
        this.dropOldest = dropOldest;
        this.after = after;
        this.owner = owner;
        this.zone = zone;
        this.notes = notes;
        this.period = new Period(rotation.periodNanos(), now);
        open(now);
        try {
            refuseTooLittle();
        } catch (RuntimeException e) {
            OwnFile.discard(path, writer);
            throw e;
        }
    }

    private void refuseTooLittle() {
        if (!budget.look(bytesNow(), bytesNow())) {
            throw new NotWritten("-w: " + budget.why() + " by what a file begins with", "try:   --budget with more");
        }
    }

    /**
     * Refuses names that are taken, as far as they are known before.
     *
     * @throws io.podwire.api.error.BadUse for a file that is not this capture's
     */
    public static void refuseExisting(Rotation rotation, ZoneId zone, Instant now) {
        rotation.refuseSameNames(now.atZone(zone));
        int ring = Math.min(MOST_LOOKED_FOR, rotation.names().ring());
        int files = ring > 0 ? ring : rotation.fileBytes() > 0 ? 2 : 1;
        for (int i = 0; i < files; i++) {
            OwnFile.refuseExisting(rotation.names().name(i, now.atZone(zone)));
        }
    }

    private void open(Instant now) {
        path = rotation.names().name(number, now.atZone(zone));
        boolean ours = !begun.add(path);
        if (ours) {
            forget(path);
        }
        try {
            allow(beginning);
            writer = begun(OwnFile.open(path, ours, owner));
        } catch (IOException e) {
            throw failed(e);
        }
        // the next file begins as this one does
        beginning = writer.size();
    }

    private FrameWriter begun(FileChannel channel) throws IOException {
        try {
            return format.begin(channel);
        } catch (IOException | RuntimeException e) {
            OwnFile.discard(path, channel);
            throw e;
        }
    }

    /** A ring has come round: what was in that file is not there any more. */
    private void forget(Path again) {
        closed.removeIf(file -> {
            boolean same = file.path().equals(again);
            if (same) {
                closedBytes -= file.bytes();
                removed++;
            }
            return same;
        });
    }

    @Override
    public void take(Frames frame) {
        if (done) {
            return;
        }
        try {
            if (period.endedBefore(frame.nanos())) {
                nextPeriod(instant(frame.nanos()));
            }
            if (done) {
                return;
            }
            if (rotation.fileBytes() > 0 && writer.size() > rotation.fileBytes()) {
                number = rotation.names().after(number);
                finishFile(true);
                open(instant(frame.nanos()));
            }
            allow(writer.most(frame));
            writer.write(frame);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    private void nextPeriod(Instant begin) throws IOException {
        periods++;
        boolean last = rotation.most() > 0 && periods >= rotation.most();
        finishFile(true);
        if (last) {
            done = true;
            return;
        }
        number = 0;
        period.next(begin);
        open(begin);
    }

    @Override
    public void tick(Instant now, long nanos) {
        try {
            Instant next = period.endedBy(now);
            if (!done && next != null) {
                nextPeriod(next);
            }
            // others fill the disk too, also while nothing comes here
            if (!done && budget.due(nanos)) {
                look(0);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Not one byte is written that the budget does not allow: what a file ends with is counted in. */
    private void allow(long bytes) throws IOException {
        if (!budget.allows(bytesNow() + bytes)) {
            look(bytes);
        }
    }

    private void look(long bytes) throws IOException {
        if (writer != null) {
            // the disk tells what it has only of what it was given
            writer.flush();
        }
        while (!budget.look(bytesNow(), bytesNow() + bytes)) {
            if (!dropOldest || closed.isEmpty()) {
                throw new NotWritten(
                        "stopped: " + budget.why() + "; " + kept(),
                        "try:   --budget with more, -C and --when-full oldest to keep the newest, or a filter");
            }
            Closed oldest = closed.removeFirst();
            Path there = PostRotate.remaining(oldest.path());
            if (there != null) {
                Files.deleteIfExists(there);
            }
            closedBytes -= oldest.bytes();
            removed++;
            begun.remove(oldest.path());
            if (!toldOldest) {
                notes.accept(budget.why() + ": from now on the oldest file of this capture makes room, first "
                        + oldest.path());
                toldOldest = true;
            }
        }
    }

    private String kept() {
        List<String> files = files();
        if (files.isEmpty()) {
            return "no file of this capture is left";
        }
        String last = Printable.of(files.get(files.size() - 1));
        return "what was caught is in " + (files.size() == 1 ? last : files.size() + " files, the last is " + last);
    }

    @Override
    public void clockSet(Instant now) {
        period.clockSet(now);
    }

    @Override
    public void flush() {
        try {
            if (writer != null) {
                writer.flush();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public void finish() {
        try {
            if (writer != null) {
                finishFile(false);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void finishFile(boolean followed) throws IOException {
        format.end(writer, this::fits);
        writer.finish(counts.get(), Instant.now());
        long size = writer.size();
        lost += writer.lost();
        writer.close();
        writer = null;
        allBytes += size;
        closedBytes += size;
        closed.addLast(new Closed(path, size));
        if (followed && after != null) {
            after.run(path);
        }
    }

    private boolean fits(long bytes) {
        long then = bytesNow() + bytes + writer.mostAtEnd();
        return budget.allows(then) || budget.look(bytesNow(), then);
    }

    private long bytesNow() {
        return closedBytes + (writer == null ? 0 : writer.size());
    }

    @Override
    public long bytes() {
        return allBytes + (writer == null ? 0 : writer.size());
    }

    @Override
    public long lost() {
        return lost + (writer == null ? 0 : writer.lost());
    }

    @Override
    public List<String> files() {
        List<String> names = new ArrayList<>();
        closed.forEach(file -> names.add(file.path().toString()));
        if (writer != null) {
            names.add(path.toString());
        }
        return names;
    }

    @Override
    public int removed() {
        return removed;
    }

    @Override
    public Long left() {
        return budget.left();
    }

    private RuntimeException failed(IOException e) {
        return OwnFile.failed(path, e);
    }

    @Override
    public void close() {
        try (budget) {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
