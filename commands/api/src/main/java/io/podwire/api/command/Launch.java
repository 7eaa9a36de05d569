package io.podwire.api.command;

import java.util.List;
import java.util.Map;

/**
 * A program to be started somewhere. A command only describes it; the shell or the agent starts it with a {@link
 * io.podwire.api.host.Launcher}.
 *
 * @param arguments program and its arguments, never passed through a shell; none: the caller's {@code $SHELL}, or {@code /bin/sh}
 *     where that does not exist
 * @param environment variables to set on top of the caller's
 * @param enter the namespaces to enter first; each kind once, the order is the launcher's
 * @param dressing files of the entered network shown in place of the host's; nothing where a mount namespace is entered
 * @param root directory to become the root, opened before anything is entered; or null
 * @param directory working directory, opened before anything is entered; null for the caller's ({@code /} after entering a mount
 *     namespace)
 * @param uid user id to run as, or null for the caller's
 * @param gid group id to run as, which also drops all other groups; or null for the caller's
 * @param noFork the program itself does not move into an entered pid or time namespace, only its children do (nsenter -F)
 * @param keepCredentials do not become user and group 0 of an entered user namespace
 */
public record Launch(
        List<String> arguments,
        Map<String, String> environment,
        List<Entry> enter,
        Dressing dressing,
        String root,
        String directory,
        Integer uid,
        Integer gid,
        boolean noFork,
        boolean keepCredentials) {

    public Launch {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        enter = List.copyOf(enter);
    }

    /** A program in the caller's own namespaces, as the caller. */
    public static Launch plain(List<String> arguments) {
        return new Launch(arguments, Map.of(), List.of(), Dressing.none(), null, null, null, null, false, false);
    }

    /** True where a namespace of this kind is entered. */
    public boolean enters(NamespaceKind kind) {
        return enter.stream().anyMatch(e -> e.kind() == kind);
    }

    /**
     * One namespace.
     *
     * @param kind which one
     * @param path a file that opens to it, e.g. {@code /proc/4711/ns/net}
     * @param inode which one it must be, so that a reused pid is never entered by mistake; null where only the path is known
     */
    public record Entry(NamespaceKind kind, String path, Long inode) {}

    /** The kinds of namespaces(7). */
    public enum NamespaceKind {
        NET("net"),
        MNT("mnt"),
        UTS("uts"),
        IPC("ipc"),
        PID("pid"),
        CGROUP("cgroup"),
        USER("user"),
        TIME("time");

        private final String file;

        NamespaceKind(String file) {
            this.file = file;
        }

        /** Name of its file under {@code /proc/PID/ns}. */
        public String file() {
            return file;
        }
    }

    /**
     * Makes the host's tools see the entered network: a {@code /sys} of that network, and copies of files over the host's. Seen by
     * the program and its children only.
     *
     * @param freshSys mount a new sysfs, so that {@code /sys/class/net} is the entered network's
     * @param files host path to cover, and the file whose text is shown there, e.g. {@code /etc/resolv.conf} and the pod's own
     */
    public record Dressing(boolean freshSys, Map<String, String> files) {
        public Dressing {
            files = Map.copyOf(files);
        }

        /** Nothing changed: the program sees the host's files. */
        public static Dressing none() {
            return new Dressing(false, Map.of());
        }

        /** True where nothing is changed. */
        public boolean plain() {
            return !freshSys && files.isEmpty();
        }
    }
}
