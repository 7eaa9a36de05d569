package io.podwire.engine.doctor;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs and libraries of the host, and what podwire does without them. */
final class ToolChecks {

    private record Tool(String name, String without, String fix) {}

    private static final String UNNEEDED = "; podwire reads the kernel itself";

    private static final List<Tool> TOOLS = List.of(
            new Tool(
                    "nsenter",
                    "nsenter -U, -T and -p can't be had; -n, -m, -u, -i and -C can",
                    "install util-linux (Fedora: util-linux-core)"),
            new Tool("ip", "not needed" + UNNEEDED, null),
            new Tool("tcpdump", "not needed to look; nsenter POD -- tcpdump is not to be had", null),
            new Tool("ethtool", "not needed" + UNNEEDED, null),
            new Tool("conntrack", "not needed" + UNNEEDED, null),
            new Tool("iptables", "not needed to look", null),
            new Tool("nft", "not needed to look", null));

    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/lib64", "/lib");

    private ToolChecks() {}

    /**
     * Of the programs that podwire could start.
     *
     * @param path the PATH they would be looked for in
     */
    static List<Check> all(String path) {
        List<Check> checks = new ArrayList<>();
        for (Tool tool : TOOLS) {
            File file = find(tool.name(), path);
            checks.add(new Check(
                    "tool",
                    tool.name(),
                    file != null ? Verdict.OK : tool.fix() == null ? Verdict.SKIP : Verdict.WARN,
                    file == null ? "not found: " + tool.without() : file + variant(tool.name(), file),
                    List.of("PATH"),
                    file == null ? tool.fix() : null));
        }
        checks.add(library());
        return checks;
    }

    private static File find(String name, String path) {
        for (String directory : (path + ":/usr/sbin:/usr/bin:/sbin:/bin").split(":")) {
            File file = new File(directory, name);
            if (!directory.isEmpty() && file.isFile() && file.canExecute()) {
                return file;
            }
        }
        return null;
    }

    /** iptables has two forms that do not see each other's rules; the name at the end of its links says which this is. */
    private static String variant(String name, File file) {
        if (!name.equals("iptables")) {
            return "";
        }
        try {
            Path real = file.toPath().toRealPath();
            return real.toString().contains("nft")
                    ? " (nf_tables)"
                    : real.toString().contains("legacy") ? " (legacy)" : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static Check library() {
        for (String directory : LIBRARIES) {
            String[] names = new File(directory).list((folder, name) -> name.startsWith("libpcap.so"));
            if (names != null && names.length > 0) {
                return new Check("tool", "libpcap", Verdict.OK, directory + "/" + names[0], List.of(directory), null);
            }
        }
        return new Check("tool", "libpcap", Verdict.SKIP, "not found: only captures need it", LIBRARIES, null);
    }
}
