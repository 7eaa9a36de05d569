package io.podwire.engine.netns;

import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Links;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files that network namespaces are bound on, in one mount namespace: the nsfs lines of its {@code mountinfo} (proc(5)). */
final class NamespaceMounts {

    /**
     * A bind mount.
     *
     * @param inode of the network namespace
     * @param path mount point, as that mount namespace has it
     */
    record Mount(long inode, String path) {}

    /** A node with a thousand pods has some ten thousand mounts of about 200 bytes. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final byte[] MARK = " net:[".getBytes(StandardCharsets.US_ASCII);

    private NamespaceMounts() {}

    /**
     * Reads.
     *
     * @param mountinfo {@code /proc/PID/mountinfo}
     * @throws IOException where it is gone or may not be read
     */
    static List<Mount> read(String mountinfo) throws IOException {
        return parse(HostRoot.readProc(mountinfo, MOST_BYTES));
    }

    /**
     * Picks out the namespaces. Looks for the one field that only they have, for most lines are not about them: field 4, the root
     * within the file system, is {@code net:[INODE]}; field 5 is the mount point.
     */
    static List<Mount> parse(byte[] mountinfo) {
        List<Mount> mounts = new ArrayList<>();
        for (int at = 0; at < mountinfo.length; ) {
            int end = at;
            while (end < mountinfo.length && mountinfo[end] != '\n') {
                end++;
            }
            if (marked(mountinfo, at, end)) {
                add(new String(mountinfo, at, end - at, StandardCharsets.UTF_8), mounts);
            }
            at = end + 1;
        }
        return mounts;
    }

    private static boolean marked(byte[] text, int from, int to) {
        for (int i = from; i <= to - MARK.length; i++) {
            int n = 0;
            while (n < MARK.length && text[i + n] == MARK[n]) {
                n++;
            }
            if (n == MARK.length) {
                return true;
            }
        }
        return false;
    }

    private static void add(String line, List<Mount> mounts) {
        String[] fields = line.split(" ", 6);
        long inode = fields.length < 6 ? 0 : Links.inode(fields[3], "net");
        if (inode != 0) {
            mounts.add(new Mount(inode, unescape(fields[4])));
        }
    }

    /** Space, tab, newline and backslash stand as three octal digits behind a backslash. */
    static String unescape(String path) {
        if (path.indexOf('\\') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && i + 3 < path.length() && octal(path, i + 1) && octal(path, i + 2) && octal(path, i + 3)) {
                out.append((char) Integer.parseInt(path.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean octal(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '7';
    }
}
