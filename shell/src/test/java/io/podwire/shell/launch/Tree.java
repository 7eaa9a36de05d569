package io.podwire.shell.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** A folder with the real launcher in it, and with Javas and a Maven that only say how they were called. */
final class Tree {

    private static final Path HERE = Path.of("").toAbsolutePath();

    private final Path root;

    private Tree(Path root) {
        this.root = root;
    }

    /** As an unpacked archive. */
    static Tree archive(Path root) throws IOException {
        Tree tree = new Tree(Files.createDirectories(root));
        tree.copy(HERE.resolve("../podwire"), "podwire");
        tree.copy(HERE.resolve("src/main/sh/java.sh"), "lib/java.sh");
        tree.copy(HERE.resolve("src/main/sh/setup.sh"), "lib/setup.sh");
        tree.file("lib/podwire.jar", "");
        return tree;
    }

    /** As a clone, with sources a minute old. */
    static Tree sources(Path root) throws IOException {
        Tree tree = new Tree(Files.createDirectories(root));
        tree.copy(HERE.resolve("../podwire"), "podwire");
        tree.copy(HERE.resolve("src/main/sh/java.sh"), "shell/src/main/sh/java.sh");
        tree.copy(HERE.resolve("src/main/sh/setup.sh"), "shell/src/main/sh/setup.sh");
        for (String file :
                new String[] {"pom.xml", "commands/one/pom.xml", "shell/pom.xml", "commands/one/src/main/A"}) {
            tree.file(file, "");
        }
        tree.file("commands/one/src/main/B", "");
        tree.age();
        return tree;
    }

    Path root() {
        return root;
    }

    Path launcher() {
        return root.resolve("podwire");
    }

    Path file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path program(String name, String text) throws IOException {
        Path file = file(name, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** A Java home whose {@code java} prints its version, its arguments and its priority. */
    Path java(String version) throws IOException {
        String home = "javas/" + version;
        program(home + "/bin/java", """
                #!/bin/sh
                echo "version=%s"
                echo "nice=$(nice)"
                echo "oom=$(cat /proc/self/oom_score_adj)"
                i=0
                for each; do i=$((i + 1)); echo "argument$i=$each"; last=$each; done
                printf 'last=%%s\\n' "$last"
                """.formatted(version));
        program(home + "/bin/javac", "#!/bin/sh\n");
        file(home + "/release", "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"x86_64\"\n");
        return root.resolve(home);
    }

    private void copy(Path from, String to) throws IOException {
        program(to, Files.readString(from));
    }

    private void age() throws IOException {
        FileTime old = FileTime.from(Instant.now().minusSeconds(60));
        try (var all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setLastModifiedTime(path, old);
            }
        }
    }
}
