package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import io.podwire.shell.Golden;
import io.podwire.shell.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The drawing of every node of every lab on the shelf, of one pod's way on each, and of all nodes of a lab as one, joined from a snapshot
 * of each, as a user sees them: by podwire's own programs, and a lab whose state lies in a folder of this test. The texts are in {@code src/test/resources/render/topology/labs}.
 */
class LabTopologyTest {

    private static final Path SHELF =
            Path.of("../scripts/labs").toAbsolutePath().normalize();

    /** What a kernel numbers by itself. */
    private static final Pattern INODE = Pattern.compile("netns/40265[0-9]{5}");

    /** {@code   worker-1       shop/cart-0, shop/web-0}, below the line of the lab. */
    private static final Pattern NODE = Pattern.compile("(?m)^  ([a-z][a-z0-9.-]*)");

    @TempDir
    Path states;

    static Stream<String> labs() throws IOException {
        try (Stream<Path> folders = Files.list(SHELF)) {
            return folders
                    .filter(folder -> Files.exists(folder.resolve(LabShelf.LAB_FILE)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void looksAsKept(String name) throws IOException {
        LabFile lab = LabShelf.find(SHELF.resolve(name).toString());
        assumeTrue("root".equals(System.getProperty("user.name")), "labs need root: they make namespaces");
        for (String program : lab.needs()) {
            assumeTrue(run("sh", "-c", "command -v " + program).status() == 0, name + " needs " + program);
        }
        try {
            podwire("lab", "up", lab.file().getParent().toString());
            StringBuilder all = new StringBuilder();
            List<String> joined = new ArrayList<>(List.of("topology"));
            for (String node : nodes(name)) {
                String text = inside(node, "topology");
                all.append("== ").append(node).append('\n').append(text);
                String pod = firstRow(text);
                if (pod != null) {
                    all.append("-- ").append(pod).append('\n').append(inside(node, "topology", pod));
                }
                String snapshot = states.resolve(node + ".pwz").toString();
                inside(node, "snapshot", "-w", snapshot);
                joined.addAll(List.of(joined.size() == 1 ? "--from" : "--with", snapshot));
            }
            all.append("== all as one\n").append(podwire(joined.toArray(String[]::new)));
            Golden.check(
                    "render/topology/labs/" + name + ".txt", INODE.matcher(all).replaceAll("netns/INODE"));
        } finally {
            // where it did not come up, that is the failure to tell
            run(ofThisBuild("lab", "down", name));
        }
    }

    /** In the order of the lab's file. */
    private List<String> nodes(String lab) {
        List<String> nodes = new ArrayList<>();
        Matcher matcher = NODE.matcher(podwire("lab", "status", lab));
        while (matcher.find()) {
            nodes.add(matcher.group(1));
        }
        assertThat(nodes).as("nodes of %s", lab).isNotEmpty();
        return nodes;
    }

    /** What stands first in the row of the first pod or netns; null where the node has none. */
    private static String firstRow(String drawing) {
        return drawing.lines()
                .skip(1)
                .filter(line -> line.startsWith("  ") && !line.isBlank())
                .map(line -> line.strip().split(" ")[0])
                .findFirst()
                .orElse(null);
    }

    private String inside(String node, String... words) {
        List<String> command = new ArrayList<>(List.of("lab", "enter", node, "--"));
        command.addAll(List.of(ofThisBuild(words)));
        return podwire(command.toArray(String[]::new));
    }

    private String podwire(String... words) {
        Outcome outcome = run(ofThisBuild(words));
        assertThat(outcome.status())
                .as("%s: %s", List.of(words), outcome.errors())
                .isZero();
        return outcome.text();
    }

    private static String[] ofThisBuild(String... words) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                // in a node it may warn on stdout of control groups that it can't place
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        return command.toArray(String[]::new);
    }

    private record Outcome(int status, String text, String errors) {}

    private Outcome run(String... command) {
        try {
            Path errors = Files.createTempFile(states, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("PODWIRE_LABS", states.resolve("labs").toString());
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text, Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
