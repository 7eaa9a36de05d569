package io.podwire.scripts.lab.dress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A node for one test: a shell in new namespaces, dressed. It ends with its standard input, so with this JVM however that ends. */
final class DressedNode implements AutoCloseable {

    private static final String END = "\u0001end ";

    private final String group;
    private final Process shell;
    private final Writer input;
    private final BufferedReader output;

    private DressedNode(String group, Process shell) {
        this.group = group;
        this.shell = shell;
        input = shell.outputWriter(StandardCharsets.UTF_8);
        output = shell.inputReader(StandardCharsets.UTF_8);
    }

    static DressedNode orSkip(String name, boolean overlays) throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "namespaces can only be made by root");
        String group = "podwire-lab-test-" + ProcessHandle.current().pid() + name;
        List<String> unshare = new ArrayList<>(
                List.of("unshare", "--fork", "--kill-child", "--pid", "--mount-proc", "--mount", "--propagation"));
        unshare.addAll(List.of("private", "--net", "--uts", "--ipc", "sh"));
        Process shell = new ProcessBuilder(NodeDress.join(group + "/" + name, unshare))
                .redirectErrorStream(true)
                .start();
        DressedNode node = new DressedNode(group, shell);
        node.run(NodeDress.script(name, List.of("192.168.10.12 worker-2"), overlays));
        return node;
    }

    String group() {
        return group;
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
        ControlGroups.remove(group);
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
