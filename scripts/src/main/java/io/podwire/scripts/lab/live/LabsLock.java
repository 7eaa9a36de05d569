package io.podwire.scripts.lab.live;

import io.podwire.api.command.Session;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.NotWritten;
import io.podwire.api.error.TimedOut;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;

/**
 * Whoever changes a user's labs holds this: one podwire at a time. The kernel lets go of it when its holder dies. The file is removed
 * with the lock; so a lock that was got on a file which somebody else just removed is not one, which its inode tells.
 */
final class LabsLock {

    private static final long BETWEEN_MILLIS = 20;

    private final Labs labs;
    private final Path file;
    private final FileChannel channel;

    private LabsLock(Labs labs, Path file, FileChannel channel) {
        this.labs = labs;
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for it as long as the user does.
     *
     * @throws TimedOut where the user no longer does
     */
    static LabsLock take(Labs labs, Session session) {
        LabsLock lock = tryTake(labs);
        for (int turn = 0; lock == null; turn++) {
            if (session.cancelled()) {
                throw new TimedOut("another podwire is at the labs of " + labs.user() + " and did not end in time");
            }
            if (turn > 0) {
                session.progress("waiting for another podwire at the labs of " + labs.user());
            }
            sleep();
            lock = tryTake(labs);
        }
        return lock;
    }

    private static void sleep() {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimedOut("interrupted");
        }
    }

    /** Takes it if nobody has it; null otherwise. */
    static LabsLock tryTake(Labs labs) {
        Path file = labs.folder().resolve("lock");
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            Object before = key(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (held(channel) && key(file).equals(before)) {
                return new LabsLock(labs, file, channel);
            }
            channel.close();
            return null;
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            // its owner has just let go, or somebody else was faster
            return null;
        } catch (AccessDeniedException e) {
            throw new NotPermitted(file + ": EACCES (Permission denied)", "needs: root");
        } catch (IOException e) {
            throw new NotWritten(file + ": " + e);
        }
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // another thread of ours
            return false;
        }
    }

    /** Not by opening it: closing any descriptor of a file drops all locks that a process has on it (fcntl(2)). */
    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Does something, and lets go. */
    <T> T during(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            release();
        }
    }

    private void release() {
        try (channel) {
            Files.deleteIfExists(file);
            labs.tidy();
        } catch (IOException e) {
            throw new NotWritten(file + ": " + e);
        }
    }
}
