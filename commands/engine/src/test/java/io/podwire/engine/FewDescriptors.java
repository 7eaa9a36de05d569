package io.podwire.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What happens where this process may open only a few files more (RLIMIT_NOFILE, EMFILE). */
public final class FewDescriptors {

    private static final int MARGIN = 64;

    private final List<InputStream> filling = new ArrayList<>();

    private FewDescriptors() {}

    /**
     * Does something while only so many files may still be opened.
     *
     * @param free how many
     * @param near classes of the packages that it needs, whose files could not be opened any more
     */
    public static <T> T with(int free, Supplier<T> work, Class<?>... near) throws IOException {
        for (Class<?> one : near) {
            load(one);
        }
        String usual = prlimit("--nofile", "--output", "SOFT", "--noheadings").strip();
        FewDescriptors few = new FewDescriptors();
        prlimit("--nofile=" + (highest() + MARGIN) + ":");
        try {
            few.fill(free);
            return work.get();
        } finally {
            for (InputStream one : few.filling) {
                one.close();
            }
            prlimit("--nofile=" + usual + ":");
        }
    }

    private void fill(int free) throws IOException {
        try {
            while (true) {
                filling.add(Files.newInputStream(Path.of("/dev/null")));
            }
        } catch (IOException full) {
            for (int i = 0; i < free; i++) {
                filling.remove(filling.size() - 1).close();
            }
        }
    }

    private static int highest() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.mapToInt(file -> Integer.parseInt(file.getFileName().toString()))
                    .max()
                    .orElseThrow();
        }
    }

    /** Loads all classes of a package; out of a jar they can be loaded at any time, since that is open already. */
    private static void load(Class<?> near) throws IOException {
        try {
            Path classes = Path.of(
                    near.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isDirectory(classes)) {
                return;
            }
            try (Stream<Path> files =
                    Files.list(classes.resolve(near.getPackageName().replace('.', '/')))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".class") && !name.startsWith("package-info")) {
                        Class.forName(near.getPackageName() + "." + name.substring(0, name.length() - 6));
                    }
                }
            }
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** As prlimit(1) of util-linux, which can change the limits of a process that is running. */
    private static String prlimit(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "prlimit", "--pid", Long.toString(ProcessHandle.current().pid())));
        command.addAll(List.of(words));
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit of util-linux is not there");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return text;
    }
}
