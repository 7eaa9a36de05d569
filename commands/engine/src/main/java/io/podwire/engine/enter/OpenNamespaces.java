package io.podwire.engine.enter;

import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.api.error.NotStarted;
import io.podwire.api.value.Printable;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The namespaces and directories of a launch, all opened before the first is entered: afterwards paths mean something else. What is
 * the caller's own namespace already is left out; for a user namespace entering it again is an error, for the others it would do
 * nothing.
 */
final class OpenNamespaces implements AutoCloseable {

    /** As util-linux's nsenter enters them: the mount namespace after all whose files are under /proc. */
    private static final List<NamespaceKind> ORDER = List.of(
            NamespaceKind.USER,
            NamespaceKind.CGROUP,
            NamespaceKind.IPC,
            NamespaceKind.UTS,
            NamespaceKind.NET,
            NamespaceKind.PID,
            NamespaceKind.TIME,
            NamespaceKind.MNT);

    private final Map<NamespaceKind, Descriptor> open = new EnumMap<>(NamespaceKind.class);
    private final Map<NamespaceKind, String> paths = new EnumMap<>(NamespaceKind.class);
    private final List<Descriptor> directories = new ArrayList<>();
    private final Descriptor root;
    private final Descriptor directory;

    /**
     * Opens them.
     *
     * @throws NotStarted where one is gone, is another than it should be, or may not be opened
     */
    OpenNamespaces(Launch launch) {
        try {
            for (Launch.Entry entry : launch.enter()) {
                open(entry);
            }
            root = directory(launch.root());
            // A new root without a new working directory: the caller's own goes on, as in nsenter.
            directory = directory(
                    launch.directory() != null || launch.root() == null || launch.enters(NamespaceKind.MNT)
                            ? launch.directory()
                            : ".");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open(Launch.Entry entry) {
        Descriptor descriptor = openFile(entry.path());
        NamespaceKind kind = entry.kind();
        long inode = inode("/proc/self/fd/" + descriptor.number());
        if (entry.inode() != null && inode != entry.inode()) {
            descriptor.close();
            throw new NotStarted(
                    NotStarted.Reason.FAILED,
                    Printable.of(entry.path()) + ": leads to " + kind.file() + " namespace " + inode
                            + " by now, not to " + entry.inode() + ": what it belonged to has ended");
        }
        if (inode == inode("/proc/thread-self/ns/" + kind.file())) {
            descriptor.close();
            return;
        }
        Descriptor earlier = open.put(kind, descriptor);
        if (earlier != null) {
            earlier.close();
        }
        paths.put(kind, entry.path());
    }

    /** Of a namespace file, wherever it is bound; its link's text would name the mount point. 0 where it can't be read. */
    private static long inode(String path) {
        try {
            return (Long) Files.getAttribute(Path.of(path), "unix:ino");
        } catch (IOException e) {
            return 0;
        }
    }

    private Descriptor directory(String path) {
        if (path == null) {
            return null;
        }
        Descriptor descriptor = openFile(path);
        directories.add(descriptor);
        return descriptor;
    }

    private static Descriptor openFile(String path) {
        try {
            return Descriptor.open(path);
        } catch (SystemCallException e) {
            throw failure(e);
        }
    }

    /** What the user is told of a launch that the kernel refused. */
    static NotStarted failure(SystemCallException e) {
        return e.errno() == Errno.EPERM || e.errno() == Errno.EACCES
                ? new NotStarted(
                        NotStarted.Reason.FAILED,
                        e.getMessage(),
                        e,
                        "needs: CAP_SYS_ADMIN, CAP_SYS_CHROOT and CAP_SYS_PTRACE over the namespaces entered",
                        "try:   sudo podwire …")
                : new NotStarted(NotStarted.Reason.FAILED, e.getMessage(), e);
    }

    /** The kinds to enter. */
    Set<NamespaceKind> kinds() {
        return open.isEmpty() ? Set.of() : EnumSet.copyOf(open.keySet());
    }

    /** Enters some of them, on the changed thread. */
    void enter(Set<NamespaceKind> kinds) throws SystemCallException {
        for (NamespaceKind kind : ORDER) {
            if (kinds.contains(kind)) {
                // With the kind, so that the kernel refuses a file that is no such namespace.
                Step.done(
                        Libc.setns(open.get(kind).number(), flag(kind)),
                        "setns(" + paths.get(kind) + ", " + kind.file() + ")");
            }
        }
    }

    /** The CLONE_NEW… flag of {@code linux/sched.h}. */
    private static int flag(NamespaceKind kind) {
        return switch (kind) {
            case TIME -> 0x80;
            case MNT -> 0x00020000;
            case CGROUP -> 0x02000000;
            case UTS -> 0x04000000;
            case IPC -> 0x08000000;
            case USER -> 0x10000000;
            case PID -> 0x20000000;
            case NET -> 0x40000000;
        };
    }

    /** Changes root and working directory, on the changed thread. */
    void move() throws SystemCallException {
        if (root != null) {
            Step.done(ThreadCalls.fchdir(root.number()), "fchdir(new root)");
            Step.done(ThreadCalls.chroot(NativeText.of(".")), "chroot(new root)");
        }
        if (directory != null) {
            Step.done(ThreadCalls.fchdir(directory.number()), "fchdir(working directory)");
        }
    }

    /**
     * The same said to nsenter(1), by descriptor.
     *
     * @param table where the tool finds the descriptors, e.g. {@code /proc/self/fd/}
     */
    List<String> toolOptions(Set<NamespaceKind> kinds, String table) {
        List<String> options = new ArrayList<>();
        for (NamespaceKind kind : ORDER) {
            if (kinds.contains(kind)) {
                options.add("--" + (kind == NamespaceKind.MNT ? "mount" : kind.file()) + "=" + table
                        + open.get(kind).number());
            }
        }
        if (root != null) {
            options.add("--root=" + table + root.number());
        }
        if (directory != null) {
            options.add("--wd=" + table + directory.number());
        }
        return options;
    }

    /** The descriptors that a tool started in this process's place must keep. */
    List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        open.values().forEach(d -> numbers.add(d.number()));
        directories.forEach(d -> numbers.add(d.number()));
        return numbers;
    }

    @Override
    public void close() {
        open.values().forEach(Descriptor::close);
        directories.forEach(Descriptor::close);
    }
}
