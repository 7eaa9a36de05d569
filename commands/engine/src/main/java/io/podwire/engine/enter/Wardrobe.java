package io.podwire.engine.enter;

import io.podwire.api.command.Launch;
import io.podwire.api.value.Printable;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A launch's dressing: a /sys of the entered network and other files' text over the host's, in a mount namespace that only the
 * program sees; after {@code ip netns exec} (iproute2, lib/namespace.c), with three differences.
 *
 * <ul>
 *   <li>Files are shown as copies on a small tmpfs: a bind mount can't come from another mount namespace, and an editor in the
 *       dressed program must not write the pod's own file.
 *   <li>The fresh sysfs is laid over the old one, and what was mounted below (cgroups, bpffs, tracefs) is bound into it: tools such as
 *       bpftool need it.
 *   <li>Sockets of name service caches are covered together with resolv.conf: nscd and systemd-resolved live in the host's network
 *       and would answer with its names.
 * </ul>
 */
final class Wardrobe {

    private static final int LARGEST = 1 << 20;
    private static final String STAGE = "/sys";

    /** Sockets through which the C library asks a cache instead of the servers in resolv.conf. */
    private static final List<String> CACHES =
            List.of("/run/nscd/socket", "/var/run/nscd/socket", "/run/systemd/resolve/io.systemd.Resolve");

    private record Cover(String target, byte[] path, byte[] text) {}

    private final List<Cover> covers = new ArrayList<>();
    private final boolean freshSys;
    private final List<String> belowSys;

    /**
     * Reads all that is needed, while the files can still be reached.
     *
     * @param note is told what can't be covered
     */
    Wardrobe(Launch.Dressing dressing, Consumer<String> note) {
        freshSys = dressing.freshSys();
        belowSys = freshSys ? mountsBelowSys() : List.of();
        for (Map.Entry<String, String> file : new TreeMap<>(dressing.files()).entrySet()) {
            Path target = Path.of(file.getKey());
            if (!Files.isRegularFile(target)) {
                note.accept("the host has no " + Printable.of(file.getKey()) + " to show the pod's in its place");
                continue;
            }
            try {
                covers.add(cover(file.getKey(), read(Path.of(file.getValue()))));
            } catch (IOException e) {
                note.accept(Printable.of(file.getKey()) + " stays the host's: can't read "
                        + Printable.of(file.getValue()) + " (" + e.getClass().getSimpleName() + ")");
            }
        }
        if (covers.stream().anyMatch(c -> c.target.equals("/etc/resolv.conf"))) {
            for (String socket : CACHES) {
                if (Files.exists(Path.of(socket))) {
                    covers.add(cover(socket, new byte[0]));
                }
            }
        }
    }

    private static Cover cover(String target, byte[] text) {
        return new Cover(target, NativeText.of(target), text);
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        }
    }

    /** Mount points directly below the mount on /sys, as paths under it, the deeper ones of a mount left out. */
    private static List<String> mountsBelowSys() {
        try {
            return belowSys(Files.readString(Path.of("/proc/self/mountinfo"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The same from a text of proc_pid_mountinfo(5). */
    static List<String> belowSys(String mountinfo) {
        List<String> points = new ArrayList<>();
        for (String line : mountinfo.split("\n")) {
            String[] fields = line.split(" ", 6);
            // A point with an escaped character (\040) can't be one of the kernel's own below /sys.
            if (fields.length == 6 && fields[4].startsWith("/sys/") && fields[4].indexOf('\\') < 0) {
                String point = fields[4].substring("/sys/".length());
                if (points.stream().noneMatch(p -> point.equals(p) || point.startsWith(p + "/"))) {
                    points.removeIf(p -> p.startsWith(point + "/"));
                    points.add(point);
                }
            }
        }
        return points;
    }

    /** Puts it on: on the changed thread, after it entered the network. */
    void putOn() throws SystemCallException {
        Step.done(Libc.unshare(ThreadCalls.CLONE_NEWNS), "unshare(CLONE_NEWNS)");
        // Slave, not private: what the host mounts later still arrives, what we mount never leaves.
        Step.done(
                ThreadCalls.mount(null, NativeText.of("/"), null, ThreadCalls.MS_REC | ThreadCalls.MS_SLAVE, null),
                "mount(/, MS_REC|MS_SLAVE)");
        if (!covers.isEmpty()) {
            coverFiles();
        }
        if (freshSys) {
            mountSys();
        }
    }

    private void coverFiles() throws SystemCallException {
        byte[] stage = NativeText.of(STAGE);
        long flags = ThreadCalls.MS_NOSUID | ThreadCalls.MS_NODEV | ThreadCalls.MS_NOEXEC;
        Step.done(
                ThreadCalls.mount(
                        NativeText.of("podwire"),
                        stage,
                        NativeText.of("tmpfs"),
                        flags,
                        NativeText.of("size=8m,mode=0755")),
                "mount(tmpfs on " + STAGE + ")");
        int number = 0;
        for (Cover cover : covers) {
            byte[] copy = NativeText.of(STAGE + "/" + number++);
            write(copy, cover);
            // A target that vanished meanwhile needs no cover.
            if (ThreadCalls.mount(copy, cover.path, null, ThreadCalls.MS_BIND, null) < 0
                    && Libc.errno() != Errno.ENOENT) {
                throw new SystemCallException("mount(over " + cover.target + ")", Libc.errno());
            }
        }
        // The binds keep the files; the stage itself goes.
        Step.done(ThreadCalls.umount2(stage, ThreadCalls.MNT_DETACH), "umount2(" + STAGE + ")");
    }

    private static void write(byte[] path, Cover cover) throws SystemCallException {
        int flags = ThreadCalls.O_WRONLY | ThreadCalls.O_CREAT | ThreadCalls.O_EXCL | Libc.O_CLOEXEC;
        int fd = Step.done(Libc.open(path, flags, 0644), "open(copy of " + cover.target + ")");
        try {
            if (ThreadCalls.write(fd, cover.text, cover.text.length) != cover.text.length) {
                throw new SystemCallException("write(copy of " + cover.target + ")", Libc.errno());
            }
        } finally {
            Libc.close(fd);
        }
    }

    private void mountSys() throws SystemCallException {
        byte[] sys = NativeText.of("/sys");
        int old = Step.done(Libc.open(sys, ThreadCalls.O_PATH | Libc.O_CLOEXEC, 0), "open(/sys)");
        try {
            long flags = ThreadCalls.MS_NOSUID | ThreadCalls.MS_NODEV | ThreadCalls.MS_NOEXEC;
            byte[] sysfs = NativeText.of("sysfs");
            if (ThreadCalls.mount(sysfs, sys, sysfs, flags, null) < 0) {
                if (Libc.errno() == Errno.EBUSY) {
                    // This very sysfs is there already: the network entered is the one /sys was mounted in.
                    return;
                }
                throw new SystemCallException("mount(sysfs on /sys)", Libc.errno());
            }
            for (String point : belowSys) {
                // A mount that can't be carried over is missed by few tools: none is a reason not to run.
                ThreadCalls.mount(
                        NativeText.of("/proc/thread-self/fd/" + old + "/" + point),
                        NativeText.of("/sys/" + point),
                        null,
                        ThreadCalls.MS_BIND | ThreadCalls.MS_REC,
                        null);
            }
        } finally {
            Libc.close(old);
        }
    }
}
