package io.podwire.shell.demo;

import io.podwire.api.error.Unsupported;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A node: a shell that is the first process of new pid, network, mount and uts namespaces and does what is written to it. No
 * namespace of the node has a name outside. When its shell ends, the kernel kills what else runs there and removes the links. The
 * shell ends with its standard input, which ends with this process however that ends; so there is nothing to clean up.
 */
final class DemoNode implements AutoCloseable {

    private static final String PROMPT = "\u0001podwire-demo ";

    /**
     * Only the node's own state is seen there: this machine's pods and named netns, should it have any, are not part of the demo.
     * What is unmounted or covered is so in the node's private mount namespace alone.
     */
    private static final String SETUP = """
            export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"
            while read -r id parent device root path rest; do
              case " $rest" in *' - nsfs '*) umount -l "$path" ;; esac
            done < /proc/self/mountinfo
            mount -t tmpfs podwire-demo /run
            mkdir -p /run/netns
            for dir in /var/log/pods /var/lib/cni /var/lib/kubelet /var/lib/containerd /var/lib/containers /var/lib/docker; do
              [ ! -d $dir ] || mount -t tmpfs podwire-demo $dir
            done
            hostname demo-node 2>/dev/null || echo demo-node > /proc/sys/kernel/hostname
            ip link set lo up
            ip link add cni0 type bridge
            ip link set cni0 up
            ip addr add 10.244.0.1/24 dev cni0
            ip addr add fd00:244::1/64 dev cni0 nodad
            """;

    private final Process shell;
    private final Writer input;
    private final BufferedReader output;
    private final Thread atExit;

    private DemoNode(Process shell) {
        this.shell = shell;
        input = shell.outputWriter(StandardCharsets.UTF_8);
        output = shell.inputReader(StandardCharsets.UTF_8);
        // Ctrl-C: gone when the prompt is back, not some milliseconds later.
        atExit = new Thread(this::end, "podwire-demo-end");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a node with a bridge and no pods.
     *
     * @throws Unsupported where this kernel or container does not let it
     */
    static DemoNode start() {
        try {
            DemoNode node = new DemoNode(new ProcessBuilder(
                            "unshare",
                            "--fork",
                            "--kill-child",
                            "--pid",
                            "--mount-proc",
                            "--mount",
                            "--propagation",
                            "private",
                            "--net",
                            "--uts",
                            "/bin/sh")
                    .redirectErrorStream(true)
                    .start());
            node.make(SETUP);
            return node;
        } catch (IOException e) {
            throw new Unsupported("unshare: " + e.getMessage());
        }
    }

    /** Makes a part of the node; every command must succeed. */
    void make(String script) {
        List<String> said = new ArrayList<>();
        int status = run("(set -e\n" + script + ")", said::add);
        if (status != 0) {
            throw new Unsupported("making the node: exit " + status + ": " + String.join("; ", said));
        }
    }

    /**
     * Runs one command line of the shell.
     *
     * @param lines is given its output, standard error included, line by line
     * @return its exit status
     */
    int run(String command, Consumer<String> lines) {
        try {
            input.write("{ " + command + "\n} </dev/null; printf '\\001podwire-demo %d\\n' $?\n");
            input.flush();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                int end = line.indexOf(PROMPT);
                if (end < 0) {
                    lines.accept(line);
                    continue;
                }
                if (end > 0) {
                    lines.accept(line.substring(0, end));
                }
                return Integer.parseInt(line.substring(end + PROMPT.length()));
            }
            throw new Unsupported("the node's shell ended: exit " + shell.waitFor());
        } catch (IOException e) {
            throw new Unsupported("the node's shell ended: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unsupported("interrupted");
        }
    }

    /** Removes it, and waits until it is gone. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        // The shell is killed by the kernel when unshare ends (--kill-child), and everything in its pid namespace with
        // it.
        ProcessHandle first = shell.children().findFirst().orElse(null);
        shell.destroyForcibly();
        try {
            shell.waitFor(5, TimeUnit.SECONDS);
            for (int i = 0; i < 500 && first != null && first.isAlive(); i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
