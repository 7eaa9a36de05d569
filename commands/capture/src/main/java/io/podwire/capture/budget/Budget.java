package io.podwire.capture.budget;

import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotWritten;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.value.Printable;
import io.podwire.api.value.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much a capture may write: with all other captures of this machine together the smaller of 1 GB and a fifth of what was free when
 * they began, and never so much that the disk comes near what a kubelet calls full. Asked again and again, for others write too.
 */
public final class Budget implements AutoCloseable {

    private static final long MOST = 1_000_000_000L;
    private static final int SHARE = 5;

    /** Between two looks at the disk and at the others so much is written at most. */
    private static final long LOOK_BYTES = 4 << 20;

    private static final long LOOK_NANOS = 250_000_000L;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final Path folder;
    private final Function<Path, DiskSpace> disk;
    private final Thresholds thresholds;
    private final Ledger ledger;
    private final Ledger.Entry entry;
    private final long device;
    private final long limit;
    private final boolean told;
    private final long lookBytes;
    private Long lookedAt;
    private long allowed;
    private long left;
    private String full;
    private boolean spent;
    private long onDisk;

    private Budget(
            Path folder,
            Function<Path, DiskSpace> disk,
            Thresholds thresholds,
            Ledger ledger,
            long device,
            Optional<Size> told) {
        this.folder = folder;
        this.disk = disk;
        this.thresholds = thresholds;
        this.ledger = ledger;
        this.device = device;
        this.told = told.isPresent();
        long others = ledger.others(null, device);
        DiskSpace space = disk.apply(folder);
        this.limit = told.map(Size::bytes).orElse(Math.min(MOST, (space.free() + others) / SHARE));
        this.lookBytes = Math.max(1, Math.min(LOOK_BYTES, limit / 64));
        if (!this.told) {
            refuseFullDisk(space, others);
        }
        this.entry = ledger.begin(device);
        this.left = limit;
    }

    private Budget() {
        this.folder = null;
        this.disk = null;
        this.thresholds = null;
        this.ledger = null;
        this.entry = null;
        this.device = 0;
        this.told = true;
        this.limit = NO_LIMIT;
        this.lookBytes = LOOK_BYTES;
        this.left = limit;
    }

    /** Of what takes no room on a disk, such as a named pipe: all is allowed, and other captures have no less for it. */
    public static Budget unlimited() {
        return new Budget();
    }

    /**
     * Begins.
     *
     * @param folder where files will be
     * @param disk tells of a folder's filesystem
     * @param told what the user allows this capture, whatever others do and whatever is left; empty: what is usual
     * @throws NotWritten where there is no room at all
     */
    public static Budget open(Path folder, Function<Path, DiskSpace> disk, Optional<Size> told) {
        return open(folder, disk, told, Ledger.ofMachine(), Thresholds.ofMachine());
    }

    static Budget open(
            Path folder, Function<Path, DiskSpace> disk, Optional<Size> told, Ledger ledger, Thresholds thresholds) {
        return new Budget(folder, disk, thresholds, ledger, deviceOf(folder), told);
    }

    private static long deviceOf(Path folder) {
        try {
            return ((Number) Files.getAttribute(folder, "unix:dev")).longValue();
        } catch (IOException | UnsupportedOperationException e) {
            return 0;
        }
    }

    private void refuseFullDisk(DiskSpace space, long others) {
        String where = "the disk of " + Printable.of(folder.toString());
        if (thresholds.roomAbove(space) <= 0 || thresholds.inodesLow(space)) {
            throw new NotWritten(
                    where + " is too full to capture to: " + percent(space.free(), space.total()) + " of it and "
                            + (space.inodes() == 0 ? "all" : percent(space.freeInodes(), space.inodes()))
                            + " of its inodes are free (" + thresholds.from() + ")",
                    "try:   -w on another disk, or --budget 100MB if you mean it");
        }
        if (others >= limit) {
            throw new NotWritten(
                    "other captures have used up what captures may write to " + where + " together: " + text(limit),
                    "try:   -w on another disk, or --budget 100MB for this one alone");
        }
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "none" : part * 100 / whole + " %";
    }

    /** What the user is told at the begin. */
    public String words() {
        return told
                ? "at most " + text(limit) + ", as --budget says"
                : "at most " + text(limit) + " with all captures of this machine together (" + thresholds.from() + ")";
    }

    /**
     * Whether so much may be written, without a look at the disk; false may only mean that a look is due.
     *
     * @param bytes all that this capture would then have on disk
     */
    public boolean allows(long bytes) {
        return bytes <= allowed;
    }

    /** Whether the last look is so long ago that others may have filled the disk since. */
    public boolean due(long now) {
        if (lookedAt == null || now - lookedAt >= LOOK_NANOS) {
            lookedAt = now;
            return true;
        }
        return false;
    }

    /**
     * Looks at the disk and at the others. What this capture may write until the next look is taken from the others at once, so that
     * several that write at the same time do not go beyond the limit together.
     *
     * @param written bytes that this capture has on disk now
     * @param needed what it is about to have
     * @return false where there is no room; {@link #why} tells
     */
    public boolean look(long written, long needed) {
        long wanted = Math.max(needed, Math.min(limit, written + lookBytes));
        if (entry != null) {
            entry.put(wanted);
        }
        long most = limit - (told ? 0 : ledger.others(entry, device));
        onDisk = written;
        spent = !told && most < needed;
        full = most >= needed
                ? null
                : told
                        ? "--budget " + text(limit) + " is used up"
                        : "what captures may write together, " + text(limit) + ", is used up";
        if (!told) {
            DiskSpace space = room();
            long above = thresholds.roomAbove(space);
            most = Math.min(most, written + above);
            if (full == null && most < needed) {
                full = "only " + percent(space.free(), space.total()) + " of the disk is free (" + thresholds.from()
                        + ")";
            } else if (full == null && thresholds.inodesLow(space)) {
                full = "only " + percent(space.freeInodes(), space.inodes()) + " of the disk's inodes are free";
            }
        }
        left = most - written;
        allowed = Math.min(most, wanted);
        if (entry != null) {
            entry.put(Math.max(written, allowed));
        }
        return full == null;
    }

    private DiskSpace room() {
        try {
            return disk.apply(folder);
        } catch (NotFound e) {
            throw new NotWritten(
                    Printable.of(folder.toString()) + ": the folder is gone, and what was caught with it", e);
        }
    }

    /** Why there is no room; null where there is. */
    public String why() {
        return full;
    }

    /** Bytes that may still be written, as of the last look; null where nothing limits them. */
    public Long left() {
        return limit == NO_LIMIT ? null : Long.valueOf(Math.max(0, left));
    }

    /** A number of bytes as people read it. */
    public static String text(long bytes) {
        if (bytes < 10_000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        long tenths = Math.round(value * 10);
        return (tenths % 10 == 0 || tenths >= 1000 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10)
                + " " + units[unit];
    }

    @Override
    public void close() {
        if (entry != null && spent) {
            entry.leave(onDisk);
        } else if (entry != null) {
            entry.close();
        }
    }
}
