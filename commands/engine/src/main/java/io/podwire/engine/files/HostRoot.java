package io.podwire.engine.files;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A host's file tree, which may be mounted somewhere else ({@code /host} in a node's debug pod). Paths are given as the host
 * itself would write them; an absolute symbolic link there means a path below the root, and none leads out of it. Safe for use by
 * several threads.
 *
 * <p>Only files that the host's own administrator can make are read through it, so nobody is expected to swap a directory for a
 * link between the resolving and the opening of a path.
 */
public final class HostRoot {

    /** As the kernel's own MAXSYMLINKS, path_resolution(7). */
    private static final int MOST_LINKS = 40;

    /** Hears of everything that is looked at through a root, each time before it is looked at. From any thread. */
    public interface Trail {

        /**
         * A path that may be there or not, with all that is in it if it is a file.
         *
         * @param hostPath absolute
         */
        void looked(String hostPath);

        /** Names in a directory that may be there or not. */
        void listed(String hostDirectory);
    }

    private static final Trail NOBODY = new Trail() {
        @Override
        public void looked(String hostPath) {
            // Nobody wants to know.
        }

        @Override
        public void listed(String hostDirectory) {
            // Nobody wants to know.
        }
    };

    private final String root;
    private final Trail trail;
    /** Resolved directories; a node has hundreds of bundles in one and the same directory. */
    private final Map<String, Path> directories = new ConcurrentHashMap<>();

    private HostRoot(String root, Trail trail) {
        this.root = root;
        this.trail = trail;
    }

    /** @param root {@code /}, or where the host's {@code /} is mounted */
    public static HostRoot of(String root) {
        String trimmed = root;
        while (trimmed.length() > 1 && trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return new HostRoot(trimmed, NOBODY);
    }

    /** The same host's files; whatever is looked at is told first. */
    public HostRoot telling(Trail other) {
        return new HostRoot(root, other);
    }

    /** True when the host's files are where they always are. */
    public boolean isDefault() {
        return root.equals("/");
    }

    /** The directory that stands for the host's {@code /}. */
    public String directory() {
        return root;
    }

    /**
     * Where the host's processes are seen: its own procfs if that is mounted below the root, else this process's.
     *
     * @return a path of this process, not of the host
     */
    public String procDirectory() {
        if (isDefault()) {
            return "/proc";
        }
        String mounted = root + "/proc";
        return new File(mounted + "/1/ns").isDirectory() || new File(mounted + "/self/ns").isDirectory()
                ? mounted
                : "/proc";
    }

    /**
     * Where a path of the host is for this process. A missing last part is no error, so that the answer can be tried.
     *
     * @param hostPath absolute
     * @throws NoSuchFileException where a directory on the way is missing, or no file can have that name: one that holds NUL, or
     *     what this process's locale can't write
     * @throws FileSystemException where symbolic links lead in a circle
     */
    public Path resolve(String hostPath) throws IOException {
        trail.looked(hostPath);
        try {
            return isDefault() ? Path.of(hostPath) : below(hostPath);
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(hostPath, null, "not a path here");
        }
    }

    private Path below(String hostPath) throws IOException {
        int slash = hostPath.lastIndexOf('/');
        String name = hostPath.substring(slash + 1);
        if (slash < 0 || name.isEmpty() || name.equals(".") || name.equals("..")) {
            return walk(hostPath);
        }
        Path file = directory(hostPath.substring(0, slash)).resolve(name);
        return Files.isSymbolicLink(file) ? walk(hostPath) : file;
    }

    /** Each directory on the way is looked at once. */
    private Path directory(String hostPath) throws IOException {
        Path known = directories.get(hostPath);
        if (known == null) {
            known = hostPath.isEmpty() ? Path.of(root) : resolve(hostPath);
            directories.put(hostPath, known);
        }
        return known;
    }

    private Path walk(String hostPath) throws IOException {
        Deque<String> parts = new ArrayDeque<>(List.of(hostPath.split("/")));
        Path top = Path.of(root);
        Path at = top;
        int links = 0;
        while (!parts.isEmpty()) {
            String part = parts.poll();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                // As in a chroot: the parent of the root is the root.
                at = at.equals(top) ? top : at.getParent();
                continue;
            }
            Path next = at.resolve(part);
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            if (++links > MOST_LINKS) {
                throw new FileSystemException(hostPath, null, "ELOOP (Too many levels of symbolic links)");
            }
            String target = Files.readSymbolicLink(next).toString();
            if (target.startsWith("/")) {
                at = top;
            }
            List<String> inserted = Arrays.asList(target.split("/"));
            for (int i = inserted.size() - 1; i >= 0; i--) {
                parts.addFirst(inserted.get(i));
            }
        }
        return at;
    }

    /**
     * A whole small file.
     *
     * @param most bytes; a longer file is refused, not cut
     * @throws NoSuchFileException where it is not there
     * @throws FileSystemException where it is no plain file (a named pipe would block for ever), or longer than {@code most}
     */
    public byte[] read(String hostPath, int most) throws IOException {
        byte[] bytes = readIfThere(hostPath, most);
        if (bytes == null) {
            throw new NoSuchFileException(hostPath);
        }
        return bytes;
    }

    /** As {@link #read}, but null where it is not there: most files that may be there are not, and exceptions are dear. */
    public byte[] readIfThere(String hostPath, int most) throws IOException {
        File file = resolve(hostPath).toFile();
        if (!file.isFile()) {
            if (file.exists()) {
                throw new FileSystemException(hostPath, null, "is not a plain file");
            }
            return null;
        }
        if (file.length() == 0) {
            return new byte[0];
        }
        try (FileInputStream in = new FileInputStream(file)) {
            byte[] bytes = new byte[Math.min(most, 16 * 1024)];
            int length = 0;
            while (true) {
                int got = in.read(bytes, length, bytes.length - length);
                if (got < 0) {
                    return Arrays.copyOf(bytes, length);
                }
                length += got;
                if (length == bytes.length) {
                    if (length >= most && in.read() >= 0) {
                        throw new FileSystemException(hostPath, null, "is longer than " + most + " bytes");
                    }
                    bytes = Arrays.copyOf(bytes, length >= most ? length + 1 : (int) Math.min(most, 4L * length));
                }
            }
        }
    }

    /**
     * Names in a directory, sorted.
     *
     * @return empty where the directory is not there or may not be read
     */
    public List<String> list(String hostDirectory) {
        trail.listed(hostDirectory);
        try {
            String[] names = resolve(hostDirectory).toFile().list();
            if (names == null) {
                return List.of();
            }
            Arrays.sort(names);
            return Arrays.asList(names);
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** True where something of that name is there, whatever it is. */
    public boolean exists(String hostPath) {
        try {
            return Files.exists(resolve(hostPath));
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * A file of procfs, whose length is not told before it was read.
     *
     * @param path of this process, not of the host
     * @param most bytes; what comes after is not read
     */
    public static byte[] readProc(String path, int most) throws IOException {
        try (FileInputStream in = new FileInputStream(path)) {
            byte[] buffer = new byte[Math.min(most, 2048)];
            int length = 0;
            while (true) {
                int got = in.read(buffer, length, buffer.length - length);
                if (got < 0) {
                    return Arrays.copyOf(buffer, length);
                }
                length += got;
                if (length == buffer.length) {
                    if (length >= most) {
                        return buffer;
                    }
                    buffer = Arrays.copyOf(buffer, Math.min(most, 4 * length));
                }
            }
        }
    }
}
