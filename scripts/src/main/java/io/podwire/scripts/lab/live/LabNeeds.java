package io.podwire.scripts.lab.live;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a lab can't be made without; looked for before anything is made. */
final class LabNeeds {

    /** Programs of every lab, and who has them. */
    private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("ip", "iproute2");
        PROGRAMS.put("unshare", "util-linux");
        PROGRAMS.put("nsenter", "util-linux");
        PROGRAMS.put("setsid", "util-linux");
        PROGRAMS.put("mount", "mount, or util-linux");
    }

    /** What the lab's own shell has behind PATH. */
    private static final String DAEMONS = ":/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin";

    private LabNeeds() {}

    /**
     * Refuses a user who may not.
     *
     * @param command what was to be done, for the hint
     * @throws NotPermitted without root
     */
    static void root(String command) {
        if (effectiveUid() != 0) {
            throw new NotPermitted(
                    "making and entering namespaces: EPERM (Operation not permitted)",
                    "needs: root, or CAP_SYS_ADMIN and CAP_NET_ADMIN",
                    "try:   sudo podwire lab " + command);
        }
    }

    /**
     * Refuses a machine without the programs.
     *
     * @param more what the header asks for
     * @throws Unsupported where one is missing
     */
    static void programs(List<String> more) {
        List<String> missing = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        for (Map.Entry<String, String> each : PROGRAMS.entrySet()) {
            // what begins a lab is looked for by the JVM, which knows PATH alone
            boolean begins = each.getValue().equals("util-linux");
            if (!inPath(each.getKey(), begins ? "" : DAEMONS)) {
                missing.add(each.getKey());
                hints.add("needs: " + each.getKey() + " (" + each.getValue() + ")");
            }
        }
        for (String program : more) {
            if (!PROGRAMS.containsKey(program) && !inPath(program, DAEMONS)) {
                missing.add(program);
                hints.add("needs: " + program + ", as the header says");
            }
        }
        if (!missing.isEmpty()) {
            throw new Unsupported("not in PATH: " + String.join(", ", missing), hints.toArray(String[]::new));
        }
    }

    /** The effective uid, from the third field of {@code Uid:} in proc_pid_status(5); -1 where it can't be read. */
    private static long effectiveUid() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Uid:")) {
                    return Long.parseLong(line.split("\\s+")[2]);
                }
            }
        } catch (IOException e) {
            // no procfs: then it is not known, which is not root
        }
        return -1;
    }

    /** As the lab's own shell looks, which has the directories of daemons too. */
    static boolean inPath(String program) {
        return inPath(program, DAEMONS);
    }

    /** @param more directories behind those of PATH */
    private static boolean inPath(String program, String more) {
        String path = System.getenv("PATH");
        for (String directory : ((path == null ? "" : path) + more).split(":")) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
