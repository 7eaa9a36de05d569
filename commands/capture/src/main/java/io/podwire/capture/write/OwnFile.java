package io.podwire.capture.write;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.NotWritten;
import io.podwire.api.value.Printable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Set;

/** Opens files that nobody else may read and that overwrite nothing of others. */
final class OwnFile {

    private OwnFile() {}

    /**
     * Makes a file, with mode 0600. A pipe or a device is opened as it is.
     *
     * @param ours it is one of this capture's own, which is written over
     * @param owner whose it shall be; null: whoever runs this
     */
    static FileChannel open(Path path, boolean ours, UserPrincipal owner) {
        try {
            if (special(path)) {
                return FileChannel.open(path, StandardOpenOption.WRITE);
            }
            if (ours) {
                Files.deleteIfExists(path);
            }
            Set<OpenOption> options = new HashSet<>();
            options.add(StandardOpenOption.WRITE);
            options.add(StandardOpenOption.CREATE_NEW);
            FileChannel channel = FileChannel.open(
                    path, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            give(path, channel, owner);
            return channel;
        } catch (FileAlreadyExistsException e) {
            throw exists(path);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static void give(Path path, FileChannel channel, UserPrincipal owner) throws IOException {
        try {
            if (owner != null) {
                Files.setOwner(path, owner);
            }
        } catch (IOException | RuntimeException e) {
            discard(path, channel);
            throw e;
        }
    }

    /** Closes and removes a file that could not be begun, so that it does not stand in the way of the next attempt. */
    static void discard(Path path, Closeable open) {
        try (open) {
            if (!special(path)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // why it could not be begun is what the user has to know
            return;
        }
    }

    /** {@code /dev/null}, a named pipe. */
    static boolean special(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** Refuses a file that is there already, before anything is captured. */
    static void refuseExisting(Path path) {
        if (Files.isDirectory(path)) {
            throw new BadUse(
                    "-w: " + Printable.of(path.toString()) + " is a folder; expected the name of a file",
                    "try:   -w " + Printable.of(path.resolve("capture.pcapng").toString()));
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !special(path)) {
            throw exists(path);
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadUse("-w: there is no folder " + Printable.of(String.valueOf(folder)) + " to write "
                    + Printable.of(path.getFileName().toString()) + " into");
        }
    }

    private static BadUse exists(Path path) {
        return new BadUse(
                "-w: " + Printable.of(path.toString()) + " is there already, and would be written over",
                "try:   another name, or remove it");
    }

    static RuntimeException failed(Path path, IOException e) {
        String subject = Printable.of(path.toString()) + ": ";
        if (e instanceof AccessDeniedException) {
            return new NotPermitted(subject + "may not be written here (permission denied)", e);
        }
        return new NotWritten(subject + (e instanceof NoSuchFileException ? "its folder is gone" : why(e)), e);
    }

    private static String why(IOException e) {
        // its message begins with the file's name, which is said already
        String reason = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
        return Printable.of(reason == null ? e.getClass().getSimpleName() : reason);
    }
}
