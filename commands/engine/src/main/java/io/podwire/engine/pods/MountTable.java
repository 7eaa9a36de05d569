package io.podwire.engine.pods;

import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is mounted on the host, from {@code /proc/PID/mountinfo} (proc(5)). Tells where runtimes keep their state, and which network
 * namespace is bound to which file, without opening either.
 */
final class MountTable {

    /** 250 pods with a dozen mounts each; overlay's options make lines long. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final List<String> points;
    private final Map<String, Long> netnses;

    private MountTable(List<String> points, Map<String, Long> netnses) {
        this.points = points;
        this.netnses = netnses;
    }

    /**
     * Reads this process's mounts, or where the host is mounted elsewhere, those of its process 1.
     *
     * @return an empty table where neither may be read
     */
    static MountTable read(HostRoot root) {
        String proc = root.procDirectory();
        boolean hostsOwn = !root.isDefault() && !proc.equals("/proc");
        try {
            String file = proc + (hostsOwn ? "/1/mountinfo" : "/self/mountinfo");
            String text = new String(HostRoot.readProc(file, MOST_BYTES), StandardCharsets.UTF_8);
            return parse(text, root.isDefault() || hostsOwn ? "" : root.directory());
        } catch (IOException denied) {
            return new MountTable(List.of(), Map.of());
        }
    }

    /** @param prefix mounts below it are kept, without it; empty: all */
    static MountTable parse(String text, String prefix) {
        List<String> points = new ArrayList<>();
        Map<String, Long> netnses = new HashMap<>();
        for (String line : text.split("\n")) {
            // ID PARENT MAJOR:MINOR ROOT POINT …
            String[] fields = line.split(" ", 6);
            if (fields.length < 6) {
                continue;
            }
            String seen = unescape(fields[4]);
            if (!prefix.isEmpty() && !seen.startsWith(prefix + "/")) {
                continue;
            }
            String point = seen.substring(prefix.length());
            points.add(point);
            Long inode = netnsInode(fields[3]);
            if (inode != null) {
                netnses.put(withoutVar(point), inode);
            }
        }
        return new MountTable(List.copyOf(points), netnses);
    }

    private static Long netnsInode(String root) {
        if (!root.startsWith("net:[") || !root.endsWith("]")) {
            return null;
        }
        try {
            return Long.parseLong(root.substring(5, root.length() - 1));
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    /** Blank, tab, line break and backslash stand as three octal digits. */
    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\'
                    && i + 3 < text.length()
                    && text.substring(i + 1, i + 4).matches("[0-7]{3}")) {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Runtimes write {@code /var/run}, which is a link to {@code /run} on every current system; the kernel shows {@code /run}. */
    private static String withoutVar(String path) {
        return path.startsWith("/var/run/") ? path.substring(4) : path;
    }

    /** True where both name the same file, with or without {@code /var}. */
    static boolean samePath(String one, String other) {
        return withoutVar(one).equals(withoutVar(other));
    }

    /** Where something is mounted, as the host writes it, in the kernel's order. */
    List<String> points() {
        return points;
    }

    /** Inode of the network namespace bound to a file, or null. */
    Long netnsAt(String hostPath) {
        return netnses.get(withoutVar(hostPath));
    }
}
