package io.podwire.capture.budget;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What another capture's file in the {@link Ledger} says.
 *
 * @param file of it
 * @param runs its lock is held
 * @param bytes on disk, or about to be
 * @param device number of the filesystem
 * @param spent it ended at the limit of all
 */
record Account(Path file, boolean runs, long bytes, long device, boolean spent) {

    private static final int MOST_BYTES = 64;

    /** Reads it; one that can't be read counts for nothing, and is left alone. */
    static Account of(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            boolean runs = locked(channel);
            ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
            channel.read(bytes, 0);
            String[] words = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return words.length < 2
                    ? new Account(file, runs, 0, 0, false)
                    : new Account(
                            file,
                            runs,
                            Long.parseLong(words[0]),
                            Long.parseLong(words[1]),
                            words.length > 2 && words[2].equals(Ledger.SPENT));
        } catch (IOException | NumberFormatException e) {
            // gone by now, another user's, or one that is just being written
            return new Account(file, true, 0, 0, false);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try (FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /** Its capture is gone. Not where one has just begun under that name: its lock is looked for again, and held meanwhile. */
    void remove() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // gone by now, or another user's; it counts for nothing all the same
            return;
        }
    }
}
