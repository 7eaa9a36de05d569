package io.podwire.shell.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The start-up caches are made and used: the JVM itself says, class by class, where it took them from. Runs after packing. */
@Tag("archive")
class StartCacheTest {

    private static final List<String> PROBE = List.of("mtr-probe", "-r", "-c", "1", "-n", "127.0.0.1");

    @TempDir
    static Path temporary;

    private static Path unpacked;

    @BeforeAll
    static void unpack() throws Exception {
        Path archive;
        try (var files = Files.list(Path.of("target"))) {
            archive = files.filter(file -> file.toString().endsWith("-linux-x86_64.tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        new Script(Path.of("tar"), "xzf", archive.toString(), "-C", temporary.toString()).run();
        try (var top = Files.list(temporary)) {
            unpacked = top.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                Arguments.of(17, "start-", List.of("links"), "io.podwire.shell.Main", "groovy.lang.Script"),
                Arguments.of(17, "start-probe-", PROBE, "io.podwire.probe.path.PathRunning", "groovy.lang.Script"),
                Arguments.of(17, "start-groovy-", List.of("-e", "links().size()"), "groovy.lang.Script", null),
                Arguments.of(25, "start-", List.of("links"), "io.podwire.shell.Main", "groovy.lang.Script"),
                Arguments.of(25, "start-probe-", PROBE, "io.podwire.probe.path.PathRunning", "groovy.lang.Script"),
                Arguments.of(25, "start-groovy-", List.of("-e", "links().size()"), "groovy.lang.Script", null));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void takesItsClassesFromTheCache(int feature, String cache, List<String> words, String used, String unused)
            throws Exception {
        Path java = java(feature);
        Path log = temporary.resolve("classes-" + feature + "-" + words.get(0));
        Script start = new Script(unpacked.resolve("podwire"), words.toArray(String[]::new))
                .with("PODWIRE_JAVA", java.toString())
                .with("PODWIRE_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        // the first start makes the cache
        assertThat(start.run().exit()).isZero();
        String made = feature >= 25 ? ".aot" : ".jsa";
        try (var files = Files.list(unpacked.resolve("lib"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches(cache + feature + "[0-9]{6}\\" + made));
        }
        Files.delete(log);
        assertThat(start.run().exit()).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains(" " + used + " source: shared objects file"));
        long shared = loaded.stream()
                .filter(line -> line.contains("shared objects file"))
                .count();
        assertThat(shared).as("%d of %d classes", shared, loaded.size()).isGreaterThan(loaded.size() * 9L / 10);
        if (unused != null) {
            assertThat(loaded).noneMatch(line -> line.contains(" " + unused + " "));
        }
        // without a cache, the same classes come from the jars: the log does tell the difference
        assertThat(start.with("PODWIRE_CACHE", "no").run().exit()).isZero();
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains(" " + used + " source: ") && !line.contains("shared objects file"));
    }

    private static Path java(int feature) throws Exception {
        try (var homes = Files.list(Path.of("/usr/lib/jvm"))) {
            Path home = homes.filter(each -> Files.isReadable(each.resolve("release")))
                    .filter(each -> each.toFile().getName().contains(String.valueOf(feature)))
                    .filter(each -> Files.isExecutable(each.resolve("bin/java")))
                    .findFirst()
                    .orElse(null);
            assumeTrue(home != null, "no Java " + feature + " in /usr/lib/jvm");
            return home;
        }
    }
}
