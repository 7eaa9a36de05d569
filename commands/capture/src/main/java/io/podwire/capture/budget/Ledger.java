package io.podwire.capture.budget;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all captures of this machine have written, each in a small file of its own in one folder. A capture that runs holds a lock on its
 * file (fcntl(2)), which the kernel drops with the process however that ends; a file without a lock is of one that is gone, and is removed
 * by whoever finds it. Only one that ended because all that captures may write was used up leaves its figure to those that ran beside it:
 * else they would write as much again.
 */
public final class Ledger {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /**
     * Of this process: closing another descriptor of such a file would drop its lock (fcntl(2)), so these are never opened again. Who looks
     * into the folder holds this map, so that no file of ours is there that it does not know yet.
     */
    private static final Map<Path, Entry> OWN = new HashMap<>();

    private static final int DIGITS = 20;
    private static final int MOST_TRIES = 16;

    /** Behind the figures of a capture that ended at the limit of all. */
    static final String SPENT = "spent";

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
            put(written, "");
        }

        private void put(long written, String more) {
            bytes = written;
            String text = String.format(java.util.Locale.ROOT, "%0" + DIGITS + "d %d%s%n", written, device, more);
            try {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            } catch (IOException e) {
                // the others believe the last figure; this capture itself still counts right
                bytes = written;
            }
        }

        /**
         * Ends, and goes on counting for the captures that run now, until they end or another one begins.
         *
         * @param written bytes that stay on disk
         */
        void leave(long written) {
            synchronized (OWN) {
                put(written, " " + SPENT);
                OWN.remove(file);
                try {
                    channel.close();
                } catch (IOException e) {
                    // nothing is held back: what there was to say was written
                    bytes = 0;
                }
                sweep();
            }
        }

        @Override
        public void close() {
            synchronized (OWN) {
                OWN.remove(file);
                try (channel) {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    // without its lock it counts for nothing, and the next capture removes it
                    bytes = 0;
                }
                sweep();
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
            synchronized (OWN) {
                for (int tried = 0; tried < MOST_TRIES; tried++) {
                    Path file = folder.resolve(ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet());
                    FileChannel channel = claimed(file);
                    if (channel != null) {
                        Entry entry = new Entry(file, channel, device);
                        OWN.put(file, entry);
                        entry.put(0);
                        return entry;
                    }
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Opens and locks a file.
     *
     * @return null where another process has it: one with our pid in a pid namespace of its own, or one that just looks whether it may
     *     remove it
     */
    private static FileChannel claimed(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean ours = false;
        try {
            // whoever removes it has the lock while he does so: with the lock, what is there stays there
            ours = channel.tryLock() != null && Files.exists(file);
            return ours ? channel : null;
        } finally {
            if (!ours) {
                channel.close();
            }
        }
    }

    /** The last that ends removes what others left: of two that end at once, the one that looks later finds neither running. */
    private void sweep() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (OWN.containsKey(file) || Account.of(file).runs()) {
                    return;
                }
            }
        } catch (IOException e) {
            // no account is kept here
            return;
        }
        others(null, 0);
    }

    /**
     * Bytes that all captures but this one have on a filesystem now.
     *
     * @param self null: one that has not begun, for which only those count that run
     */
    public long others(Entry self, long device) {
        synchronized (OWN) {
            return sum(self, device);
        }
    }

    private long sum(Entry self, long device) {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Entry own = OWN.get(file);
                if (own == null) {
                    sum += foreign(file, device, self != null);
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

    private static long foreign(Path file, long device, boolean begun) {
        Account account = Account.of(file);
        if (!account.runs() && !(begun && account.spent())) {
            account.remove();
            return 0;
        }
        return account.device() == device ? account.bytes() : 0;
    }
}
