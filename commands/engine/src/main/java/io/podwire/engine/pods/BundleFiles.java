package io.podwire.engine.pods;

import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The files in one container's directory. */
final class BundleFiles {

    /** A config.json of a container with hundreds of mounts and variables is some 100 KiB. */
    private static final int MOST_CONFIG = 4 * 1024 * 1024;

    private static final int MOST_NOTE = 64 * 1024;

    private final HostRoot root;
    private final String directory;

    BundleFiles(HostRoot root, String directory) {
        this.root = root;
        this.directory = directory;
    }

    String path(String name) {
        return directory + "/" + name;
    }

    /** @throws IOException as {@link HostRoot#read} */
    byte[] config(String name) throws IOException {
        return root.read(path(name), MOST_CONFIG);
    }

    /** A short file's text without blanks around it; null where it is not there, not readable or empty. */
    String note(String name) {
        try {
            byte[] bytes = root.readIfThere(path(name), MOST_NOTE);
            String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8).trim();
            return text.isEmpty() ? null : text;
        } catch (IOException absent) {
            return null;
        }
    }

    /** A file that holds nothing but a pid; null where it does not. */
    Integer pid(String name) {
        String text = note(name);
        try {
            int pid = text == null ? 0 : Integer.parseInt(text);
            return pid > 0 ? pid : null;
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    /** What went wrong, in one line and with the errno's name where Java lets it through. */
    String why(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return path(name) + ": ENOENT (No such file or directory)";
        }
        String reason = e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
        return path(name) + ": " + reason.replace(path(name), "").trim();
    }
}
