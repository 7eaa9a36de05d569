package io.podwire.engine.netns;

import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Links;
import io.podwire.engine.linux.SystemCallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Tells whether another process's descriptor holds a network namespace, without touching what else it may be: a stat(2) of a file on
 * a dead mount would hang. Its link says {@code net:[INODE]} only where the namespace was opened by {@code /proc/PID/ns/net}. Opened
 * by a file it was bound on, the link names that file, or {@code /} once it is unmounted; then {@code fdinfo} (kernel 5.14) gives the
 * inode, and only one from the range of namespaces is opened to be asked.
 */
final class HeldDescriptor {

    /** PROC_DYNAMIC_FIRST of the kernel: namespaces get their inodes from here on. */
    private static final long FIRST_INODE = 0xf000_0000L;

    private static final int MOST_BYTES = 16 * 1024;

    private HeldDescriptor() {}

    /**
     * Inode of the network namespace; 0 where it holds none or is gone.
     *
     * @param process {@code /proc/PID}
     * @param number of the descriptor
     */
    static long netns(String process, String number) {
        String path = process + "/fd/" + number;
        String target = Links.read(path);
        if (target == null) {
            return 0;
        }
        if (target.equals("/") || target.contains("netns")) {
            return boundOnFile(process, number, path);
        }
        return Links.inode(target, "net");
    }

    private static long boundOnFile(String process, String number, String path) {
        try {
            long inode = inode(HostRoot.readProc(process + "/fdinfo/" + number, MOST_BYTES));
            if (inode < FIRST_INODE) {
                return 0;
            }
            try (Descriptor descriptor = Descriptor.open(path)) {
                return descriptor.isNetns() ? descriptor.inode() : 0;
            }
        } catch (IOException | SystemCallException gone) {
            return 0;
        }
    }

    /** The line {@code ino:}; 0 where there is none. */
    static long inode(byte[] fdinfo) {
        for (String line : new String(fdinfo, StandardCharsets.US_ASCII).split("\n")) {
            if (line.startsWith("ino:")) {
                String value = line.substring(4).strip();
                boolean digits =
                        !value.isEmpty() && value.length() < 19 && value.chars().allMatch(c -> c >= '0' && c <= '9');
                return digits ? Long.parseLong(value) : 0;
            }
        }
        return 0;
    }
}
