package io.podwire.snapshot.write;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.NotWritten;
import io.podwire.api.error.PodwireException;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file that appears under its name whole or not at all. Until then it has another name in the same folder; it is readable by its
 * owner alone from the moment it exists. A lock, which ends with the process however it ends, tells a part that is being written
 * from one that was left behind.
 */
final class PartFile implements AutoCloseable {

    /** How the names of unfinished files begin. */
    static final String PREFIX = ".podwire-";

    private static final String SUFFIX = ".part";

    private final Path target;
    private final boolean overwrite;
    private final Path part;
    private final FileChannel channel;
    private final Thread atExit;
    private boolean done;

    private PartFile(Path target, boolean overwrite, Path part, FileChannel channel) {
        this.target = target;
        this.overwrite = overwrite;
        this.part = part;
        this.channel = channel;
        this.atExit = new Thread(this::remove, "snapshot-part");
    }

    /**
     * Begins a file.
     *
     * @param overwrite whether a file of that name may be there
     * @throws BadUse where one is there and may not be, or what is there is no plain file
     * @throws NotFound where the folder does not exist
     * @throws NotPermitted where podwire may not write there
     * @throws NotWritten where it can't be written for another reason
     */
    static PartFile begin(Path target, boolean overwrite) {
        Path absolute = target.toAbsolutePath();
        Path name = absolute.getFileName();
        if (name == null || Files.isDirectory(absolute)) {
            throw new BadUse(said(target) + ": is a folder; expected the name of a file to write");
        }
        boolean exists = Files.exists(absolute, LinkOption.NOFOLLOW_LINKS);
        if (exists && !Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadUse(said(target) + ": is there and no plain file; expected the name of a file to write");
        }
        if (exists && !overwrite) {
            throw alreadyThere(target);
        }
        Path part = absolute.resolveSibling(
                PREFIX + name + "." + ProcessHandle.current().pid() + SUFFIX);
        try {
            Files.deleteIfExists(part);
            FileChannel channel = FileChannel.open(
                    part,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            PartFile file = new PartFile(target, overwrite, part, channel);
            Runtime.getRuntime().addShutdownHook(file.atExit);
            channel.tryLock();
            return file;
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    private static BadUse alreadyThere(Path target) {
        return new BadUse(said(target) + ": is already there", "try:   --force, to write over it");
    }

    /** What earlier runs that were killed left behind for this very target; removed. */
    List<Path> removeLeftovers() {
        List<Path> removed = new ArrayList<>();
        String pattern = PREFIX + target.toAbsolutePath().getFileName() + ".";
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(part.getParent(), file -> leftover(file, pattern))) {
            for (Path file : files) {
                if (abandoned(file)) {
                    Files.deleteIfExists(file);
                    removed.add(file);
                }
            }
        } catch (IOException unreadable) {
            // a folder that may be written but not listed: what is there stays
        }
        return removed;
    }

    private boolean leftover(Path file, String pattern) {
        String name = file.getFileName().toString();
        return name.startsWith(pattern)
                && name.endsWith(SUFFIX)
                && !file.equals(part)
                && name.substring(pattern.length(), name.length() - SUFFIX.length())
                        .chars()
                        .allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean abandoned(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** The folder it is in. */
    Path folder() {
        return part.getParent();
    }

    /** Takes its content. */
    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    /**
     * Makes it appear under its name, once its content is on the disk.
     *
     * @return its size in octets
     */
    long finish() {
        try {
            channel.force(true);
            long size = channel.size();
            if (overwrite) {
                Files.move(part, target.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
            } else {
                appear();
            }
            done = true;
            return size;
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Unlike a rename, a second name is refused where somebody else took the name meanwhile. */
    private void appear() throws IOException {
        try {
            Files.createLink(target.toAbsolutePath(), part);
            Files.deleteIfExists(part);
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere(target);
        } catch (UnsupportedOperationException | FileSystemException noHardLinks) {
            // FAT, some network file systems, protected_hardlinks
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw alreadyThere(target);
            }
            Files.move(part, target.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What the user is told of an error while writing it. */
    PodwireException failure(IOException e) {
        return failure(target, e);
    }

    /** What the user is told of an error while writing there. */
    static PodwireException failure(Path target, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new NotFound(said(target) + ": there is no such folder");
        }
        if (e instanceof AccessDeniedException) {
            return new NotPermitted(said(target) + ": EACCES (Permission denied)");
        }
        String reason = e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
        String cause = reason.contains("No space left") ? "ENOSPC (No space left on device)" : Printable.of(reason);
        return new NotWritten(said(target) + ": can't be written: " + cause + "; nothing of it is left", e);
    }

    private static String said(Path target) {
        return Printable.of(target.toString());
    }

    private void remove() {
        if (!done) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // the next run finds it
            }
        }
    }

    @Override
    public void close() {
        remove();
        try {
            channel.close();
        } catch (IOException e) {
            // nothing of it is wanted any more, or all of it is on the disk
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException shuttingDown) {
            // it runs, or has run
        }
    }
}
