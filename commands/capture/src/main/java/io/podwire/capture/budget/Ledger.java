package io.podwire.capture.budget;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all captures of this machine have written, each in a small file of its own in one folder. A capture that runs holds a lock on its
 * file (fcntl(2)), which the kernel drops with the process however that ends; a file without a lock is of one that is gone, and is removed
 * by whoever finds it.
 */
public final class Ledger {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Of this process: closing another descriptor of such a file would drop its lock, so these are never opened again. */
    private static final Map<Path, Entry> OWN = new ConcurrentHashMap<>();

    private static final int DIGITS = 20;

    private final Path folder;

    /** @param folder made where it is not there */
    public Ledger(Path folder) {
        this.folder = folder;
    }

    /** {@code /run/podwire/captures}, or where the user may not write there, a folder of the user's own. */
    public static Ledger ofMachine() {
        Path run = Path.of("/run");
        if (Files.isWritable(run)) {
            return new Ledger(run.resolve("podwire/captures"));
        }
        String own = System.getenv("XDG_RUNTIME_DIR");
        return new Ledger(
                own != null && Files.isWritable(Path.of(own))
                        ? Path.of(own, "podwire/captures")
                        : Path.of(System.getProperty("java.io.tmpdir"), "podwire-" + System.getProperty("user.name")));
    }

    /** One capture's share. */
    public final class Entry implements AutoCloseable {

        private final Path file;
        private final FileChannel channel;
        private final long device;
        private volatile long bytes;

        private Entry(Path file, FileChannel channel, long device) {
            this.file = file;
            this.channel = channel;
            this.device = device;
        }

        /** Tells the others. */
        void put(long written) {
            bytes = written;
            String text = String.format(java.util.Locale.ROOT, "%0" + DIGITS + "d %d%n", written, device);
            try {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            } catch (IOException e) {
                // the others believe the last figure; this capture itself still counts right
                bytes = written;
            }
        }

        @Override
        public void close() {
            OWN.remove(file);
            try (channel) {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // without its lock it counts for nothing, and the next capture removes it
                bytes = 0;
            }
        }
    }

    /**
     * Begins to keep account of a capture.
     *
     * @param device number of the filesystem it writes to
     * @return null where no account can be kept: a folder that may not be written
     */
    public Entry begin(long device) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = folder.resolve(ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.lock();
            Entry entry = new Entry(file, channel, device);
            OWN.put(file, entry);
            entry.put(0);
            return entry;
        } catch (IOException e) {
            return null;
        }
    }

    /** Bytes that all captures but this one have on a filesystem now. */
    public long others(Entry self, long device) {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Entry own = OWN.get(file);
                if (own == null) {
                    sum += foreign(file, device);
                } else if (own != self && own.device == device) {
                    sum += own.bytes;
                }
            }
        } catch (IOException e) {
            // no account is kept here: every capture is alone
            return sum;
        }
        return sum;
    }

    private static long foreign(Path file, long device) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                Files.deleteIfExists(file);
                return 0;
            }
            ByteBuffer bytes = ByteBuffer.allocate(64);
            channel.read(bytes, 0);
            String[] words = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return words.length == 2 && Long.parseLong(words[1]) == device ? Long.parseLong(words[0]) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException | OverlappingFileLockException | NumberFormatException e) {
            // another user's, or one that is just being written
            return 0;
        }
    }
}
