package io.podwire.api.command;

import java.util.List;
import java.util.Map;

/**
 * A program to be started somewhere. A command only describes it; the shell or the agent starts it.
 *
 * @param arguments program and its arguments; never passed through a shell
 * @param environment variables to set on top of the caller's
 * @param enter the namespaces to enter first, in this order
 * @param dressing files of the entered network shown in place of the host's
 * @param root directory to become the root, or null
 * @param directory working directory, or null for the caller's
 * @param uid user id to run as, or null for the caller's
 * @param gid group id to run as, or null for the caller's
 * @param fork run as a child even where no namespace asks for it
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
        boolean fork) {

    public Launch {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        enter = List.copyOf(enter);
    }

    /**
     * One namespace.
     *
     * @param kind which one
     * @param path a file that opens to it, e.g. {@code /proc/4711/ns/net}
     */
    public record Entry(NamespaceKind kind, String path) {}

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
     * Makes the host's tools see the entered network: a {@code /sys} of that network, and files bound over the host's.
     *
     * @param freshSys mount a new sysfs, so that {@code /sys/class/net} is the entered network's
     * @param files host path to bind over, and the file to bind there, e.g. {@code /etc/resolv.conf} to the pod's own
     */
    public record Dressing(boolean freshSys, Map<String, String> files) {
        public Dressing {
            files = Map.copyOf(files);
        }

        /** Nothing changed: the program sees the host's files. */
        public static Dressing none() {
            return new Dressing(false, Map.of());
        }
    }
}
