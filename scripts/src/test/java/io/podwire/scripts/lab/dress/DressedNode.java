package io.podwire.scripts.lab.dress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A node for one test: a shell in new namespaces, dressed. It ends with its standard input, so with this JVM however that ends. */
final class DressedNode implements AutoCloseable {

    private static final String END = "\u0001end ";

    private final String group;
    private final Path folder;
    private final Process shell;
    private final Writer input;
    private final BufferedReader output;

    private DressedNode(String group, Path folder, Process shell) {
        this.group = group;
        this.folder = folder;
        this.shell = shell;
        input = shell.outputWriter(StandardCharsets.UTF_8);
        output = shell.inputReader(StandardCharsets.UTF_8);
    }

    static DressedNode orSkip(String name, boolean overlays) throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "namespaces can only be made by root");
        String group = "podwire-lab-test-" + ProcessHandle.current().pid() + name;
        Path folder = Files.createTempDirectory("podwire-dress");
        for (Map.Entry<String, String> tool : NodeDress.tools().entrySet()) {
            Files.writeString(folder.resolve(tool.getKey()), tool.getValue());
        }
        List<String> unshare =
                new ArrayList<>(List.of("sh", folder + "/join", group + "/" + name, "unshare", "--fork"));
        unshare.addAll(List.of("--kill-child", "--pid", "--mount-proc", "--mount", "--propagation", "private"));
        unshare.addAll(List.of("--net", "--uts", "--ipc", "sh"));
        Process shell = new ProcessBuilder(unshare).redirectErrorStream(true).start();
        DressedNode node = new DressedNode(group, folder, shell);
        try {
            node.run(NodeDress.command(folder.toString(), name, overlays));
            return node;
        } catch (IOException | AssertionError e) {
            node.close();
            throw e;
        }
    }

    /** What commands say, which must succeed. */
    String run(String... commands) throws IOException {
        input.write("(set -e\n" + String.join("\n", commands) + "\n) < /dev/null; printf '\\001end %d\\n' $?\n");
        input.flush();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int end = line.indexOf(END);
            if (end < 0) {
                said.append(line).append('\n');
                continue;
            }
            said.append(line, 0, end);
            if (!line.substring(end).equals(END + "0")) {
                throw new AssertionError("exit " + line.substring(end + END.length()) + ": " + said);
            }
            return said.toString();
        }
        throw new AssertionError("the node ended: " + said);
    }

    @Override
    public void close() throws IOException {
        end();
        removeGroups();
        for (String tool : NodeDress.tools().keySet()) {
            Files.delete(folder.resolve(tool));
        }
        Files.delete(folder);
    }

    /** Its control groups, one a hierarchy. */
    List<Path> groups() throws IOException {
        List<Path> groups = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
            String[] words = line.split(" ");
            if (words[2].startsWith("cgroup") && Files.isDirectory(Path.of(words[1], group))) {
                groups.add(Path.of(words[1], group));
            }
        }
        return groups;
    }

    private void removeGroups() throws IOException {
        for (Path group : groups()) {
            try (Stream<Path> below = Files.walk(group)) {
                for (Path each : below.filter(Files::isDirectory)
                        .sorted(Comparator.reverseOrder())
                        .toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Ends its shell, and with it all that runs there; its control groups stay. */
    void end() throws IOException {
        input.close();
        try {
            if (!shell.waitFor(10, TimeUnit.SECONDS)) {
                shell.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
