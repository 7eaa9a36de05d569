package io.podwire.engine.watch;

import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Inotify;
import io.podwire.engine.linux.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells whether any file that was looked at through a {@link HostRoot} may have changed since. It watches what was really looked
 * at, so there is no list of places that could be incomplete: each directory on the way to a path is watched before the path is
 * looked at, and of each the names that mattered are kept, also those that were not there.
 *
 * <p>Writing through a shared memory mapping tells nobody (inotify(7)); nothing that is read here is written so.
 */
public final class FileWatch implements HostRoot.Trail, AutoCloseable {

    /** About 1 KiB of kernel memory each; a node with 250 pods takes some 1,500. */
    public static final int MOST_WATCHES = 8192;

    /** Paths remembered as watched; where pods come and go these grow, and are then begun anew. */
    private static final int MOST_PATHS = 100_000;

    /** As the kernel's own MAXSYMLINKS. */
    private static final int MOST_LINKS = 40;

    private static final int NAMES_CHANGE =
            Inotify.IN_CREATE | Inotify.IN_DELETE | Inotify.IN_MOVED_FROM | Inotify.IN_MOVED_TO;
    private static final int SELF = Inotify.IN_DELETE_SELF | Inotify.IN_MOVE_SELF;
    private static final int MASK = NAMES_CHANGE | SELF | Inotify.IN_MODIFY | Inotify.IN_ATTRIB | Inotify.IN_ONLYDIR;

    /** A watched directory: by which paths it was reached, and what of it mattered. */
    private static final class Directory {
        final Set<String> paths = new HashSet<>(2);
        final Set<String> names = new HashSet<>(4);
        boolean listed;
    }

    private final Inotify inotify;
    private final String prefix;
    private final int most;
    private final Map<Integer, Directory> directories = new HashMap<>();
    /** By path, without symbolic links on the way. */
    private final TreeMap<String, Integer> watches = new TreeMap<>();
    /** What links are known to lead to. */
    private final TreeMap<String, String> links = new TreeMap<>();
    /** Paths that are watched all the way, and where links lead them. */
    private final Map<String, String> trodden = new HashMap<>();

    private boolean changed;
    private boolean complete = true;

    /**
     * Watches nothing yet.
     *
     * @param root whose paths will be told
     * @param most how many directories at most
     * @throws SystemCallException where this user may have no inotify
     */
    public FileWatch(HostRoot root, int most) throws SystemCallException {
        this.inotify = new Inotify();
        this.prefix = root.isDefault() ? "" : root.directory();
        this.most = most;
    }

    Descriptor descriptor() {
        return inotify.descriptor();
    }

    @Override
    public synchronized void looked(String hostPath) {
        way(hostPath);
    }

    @Override
    public synchronized void listed(String hostDirectory) {
        String real = way(hostDirectory);
        Directory directory = real == null ? null : watch(real);
        if (directory != null) {
            directory.listed = true;
        }
    }

    /** Where a path leads, with all on the way watched; null where it can't be followed. */
    private String way(String path) {
        String known = trodden.get(path);
        if (known == null && complete && trodden.size() < MOST_PATHS) {
            known = tread(path);
            if (known != null) {
                trodden.put(path, known);
            }
        }
        return known;
    }

    /** Walks as the kernel does, and watches each directory before looking at the next name in it. */
    private String tread(String path) {
        ArrayDeque<String> names = new ArrayDeque<>(List.of(path.split("/")));
        String at = "";
        int followed = 0;
        while (!names.isEmpty() && complete) {
            String name = names.poll();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
                continue;
            }
            Directory directory = watch(at);
            String next = at + "/" + name;
            if (directory == null) {
                // Not there. What stands before it is watched, and tells when it comes.
                at = next;
                continue;
            }
            String target = directory.names.add(name) ? linkAt(next) : links.get(next);
            if (target == null) {
                at = next;
                continue;
            }
            if (++followed > MOST_LINKS) {
                return null;
            }
            at = target.startsWith("/") ? "" : at;
            List<String> inserted = List.of(target.split("/"));
            for (int i = inserted.size() - 1; i >= 0; i--) {
                names.addFirst(inserted.get(i));
            }
        }
        return complete ? at : null;
    }

    /** What a symbolic link holds; null where there is none. */
    private String linkAt(String path) {
        String target = null;
        try {
            Path link = Path.of(prefix + path);
            target = Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : null;
        } catch (IOException | InvalidPathException gone) {
            // Then its directory tells of the next one of that name.
        }
        if (target == null) {
            links.remove(path);
        } else {
            links.put(path, target);
        }
        return target;
    }

    /** The watched directory; null where there is none, or watching it is refused. */
    private Directory watch(String path) {
        Integer known = watches.get(path);
        if (known != null) {
            return directories.get(known);
        }
        if (directories.size() >= most) {
            complete = false;
            return null;
        }
        try {
            int watch = inotify.add(path.isEmpty() && prefix.isEmpty() ? "/" : prefix + path, MASK);
            watches.put(path, watch);
            Directory directory = directories.computeIfAbsent(watch, number -> new Directory());
            directory.paths.add(path);
            return directory;
        } catch (SystemCallException e) {
            // Not there: its parent's watch tells when it comes. Anything else leaves a hole.
            complete &= e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR;
            return null;
        }
    }

    /** True while everything that was looked at is really watched. */
    public synchronized boolean complete() {
        return complete && trodden.size() < MOST_PATHS;
    }

    /**
     * Takes what the kernel has told so far.
     *
     * @return true where something that was looked at may have changed since the last time
     */
    public synchronized boolean drain() throws SystemCallException {
        inotify.drain(this::take);
        if (trodden.size() >= MOST_PATHS) {
            startAnew();
        }
        boolean was = changed;
        changed = false;
        return was;
    }

    private void take(int watch, int mask, String name) {
        if ((mask & Inotify.IN_Q_OVERFLOW) != 0) {
            startAnew();
            return;
        }
        Directory directory = directories.get(watch);
        if (directory == null) {
            return;
        }
        if ((mask & (SELF | Inotify.IN_IGNORED | Inotify.IN_UNMOUNT)) != 0) {
            changed = true;
            directory.paths.forEach(this::forgetBelow);
            directory.paths.clear();
            if ((mask & Inotify.IN_IGNORED) != 0) {
                directories.remove(watch);
            } else if ((mask & Inotify.IN_MOVE_SELF) != 0) {
                inotify.remove(watch);
            }
            return;
        }
        boolean names = (mask & NAMES_CHANGE) != 0;
        if (directory.names.contains(name) || directory.listed && names) {
            changed = true;
            if (names) {
                directory.names.remove(name);
                directory.paths.forEach(path -> forgetBelow(path + "/" + name));
            }
        }
    }

    /** What was reached through this path may be another file's way by now; so may any path that a link led through it. */
    private void forgetBelow(String path) {
        trodden.clear();
        watches.remove(path);
        links.remove(path);
        // '0' follows '/'
        watches.subMap(path + "/", path + "0").clear();
        links.subMap(path + "/", path + "0").clear();
    }

    /** Takes all paths for unknown: mounts may lead them elsewhere. Watches stay, and are found again by their directories. */
    synchronized void retread() {
        trodden.clear();
        watches.clear();
        links.clear();
        directories.values().forEach(directory -> directory.names.clear());
    }

    /** Forgets everything, after which whatever is looked at is watched again. */
    synchronized void startAnew() {
        directories.keySet().forEach(inotify::remove);
        directories.clear();
        retread();
        complete = true;
        changed = true;
    }

    /** How many directories are watched. */
    public synchronized int watched() {
        return directories.size();
    }

    @Override
    public void close() {
        inotify.close();
    }
}
