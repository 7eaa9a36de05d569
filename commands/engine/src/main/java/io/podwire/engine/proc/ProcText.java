package io.podwire.engine.proc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The text of a process's files, taken apart. What does not follow proc(5) gives null, or is left out: the kernel may add fields. */
final class ProcText {

    private ProcText() {}

    /** {@code net:[4026531840]}; null for any other text. */
    static Long inode(String link) {
        int open = link.indexOf('[');
        return open < 0 || !link.endsWith("]") ? null : number(link.substring(open + 1, link.length() - 1));
    }

    /** {@code PID (COMM) STATE PPID …}; COMM may hold blanks, line breaks and parentheses. */
    static HostProcess.Stat stat(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        if (open < 0 || close < open) {
            return null;
        }
        String[] fields = text.substring(close + 1).trim().split(" ");
        // Field 3, state, is the first here; field 22 is the start time.
        if (fields.length < 20 || fields[0].length() != 1) {
            return null;
        }
        Long parent = number(fields[1]);
        Long start = number(fields[19]);
        return parent == null || start == null
                ? null
                : new HostProcess.Stat(text.substring(open + 1, close), fields[0].charAt(0), parent.intValue(), start);
    }

    /** Lines {@code Name:\tvalues}. */
    static HostProcess.Status status(byte[] bytes) {
        List<Integer> pids = new ArrayList<>();
        long uid = -1;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("NSpid:")) {
                for (String field : line.substring(6).trim().split("\t")) {
                    Long pid = number(field);
                    if (pid != null) {
                        pids.add(pid.intValue());
                    }
                }
            } else if (line.startsWith("Uid:")) {
                Long real = number(line.substring(4).trim().split("\t")[0]);
                uid = real == null ? uid : real;
            }
        }
        return new HostProcess.Status(pids, uid);
    }

    /** Lines {@code ID:CONTROLLERS:PATH}; equal paths once, the unified hierarchy's (ID 0) first. */
    static List<String> cgroups(byte[] bytes) {
        List<String> paths = new ArrayList<>(2);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int first = text.indexOf(':', start);
            int second = first < 0 ? -1 : text.indexOf(':', first + 1);
            if (second > 0 && second < end) {
                String path = text.substring(second + 1, end);
                if (!paths.contains(path)) {
                    paths.add(text.startsWith("0::", start) ? 0 : paths.size(), path);
                }
            }
            start = end + 1;
        }
        return paths;
    }

    private static Long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }
}
