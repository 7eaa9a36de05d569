package io.podwire.shell.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher in an unpacked archive, with Javas newer than any real one so that this machine's own don't matter. */
class LauncherTest {

    @TempDir
    Path temporary;

    private Tree tree;

    @BeforeEach
    void unpack() throws Exception {
        tree = Tree.archive(temporary.resolve("a place, with blanks"));
    }

    private Script podwire(String... arguments) {
        return new Script(tree.launcher(), arguments);
    }

    @Test
    void takesTheNewestOfJavaHomeAndPath() throws Exception {
        String path = tree.java("99.0.9").resolve("bin") + ":" + System.getenv("PATH");
        String home = tree.java("99.0.10").toString();
        assertThat(podwire().with("PATH", path).run().value("version")).isEqualTo("99.0.9");
        assertThat(podwire().with("PATH", path).with("JAVA_HOME", home).run().value("version"))
                .isEqualTo("99.0.10");
    }

    @Test
    void followsLinksInPath() throws Exception {
        Path java = tree.java("99.1.0");
        Path links = Files.createDirectories(tree.root().resolve("links"));
        Files.createSymbolicLink(links.resolve("java"), java.resolve("bin/java"));
        assertThat(podwire()
                        .with("PATH", links + ":" + System.getenv("PATH"))
                        .run()
                        .value("version"))
                .isEqualTo("99.1.0");
    }

    @Test
    void podwireJavaDecidesAlone() throws Exception {
        Script script = podwire().with("JAVA_HOME", tree.java("99").toString());
        Path chosen = tree.java("17.0.1");
        assertThat(script.with("PODWIRE_JAVA", chosen.toString()).run().value("version"))
                .isEqualTo("17.0.1");
        assertThat(script.with("PODWIRE_JAVA", chosen + "/bin/java").run().value("version"))
                .isEqualTo("17.0.1");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_462", "11.0.25", "16.0.2", "''"})
    void refusesAnOldOne(String version) throws Exception {
        Script.Run run =
                podwire().with("PODWIRE_JAVA", tree.java(version).toString()).run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output()).contains("no Java of at least 17 there").doesNotContain("argument1=");
    }

    @ParameterizedTest
    @CsvSource({"17.0.15", "21", "26-ea", "99.0.1+7"})
    void takesAnyFrom17On(String version) throws Exception {
        assertThat(podwire()
                        .with("PODWIRE_JAVA", tree.java(version).toString())
                        .run()
                        .exit())
                .isZero();
    }

    @Test
    void passesArgumentsUntouched() throws Exception {
        String strange = "it's \"a\"\n*  $HOME \\ `id`";
        Script.Run run = podwire("", strange)
                .with("JAVA_HOME", tree.java("99").toString())
                .run();
        assertThat(run.output()).endsWith("last=" + strange + "\n").contains("io.podwire.shell.Main\nargument");
        assertThat(run.lines())
                .filteredOn(line -> line.matches("argument[0-9]+="))
                .hasSize(1);
    }

    @Test
    void runsFromAnywhereAndThroughALink() throws Exception {
        String home = tree.java("99").toString();
        Path link = Files.createSymbolicLink(temporary.resolve("link"), tree.launcher());
        String jar = tree.root().resolve("lib/podwire.jar").toString();
        assertThat(new Script(link).with("JAVA_HOME", home).run().output()).contains("=" + jar + "\n");
        assertThat(new Script(Path.of("./podwire"))
                        .in(tree.root())
                        .with("JAVA_HOME", home)
                        .run()
                        .output())
                .contains("=" + jar + "\n");
        String path = tree.root() + ":" + System.getenv("PATH");
        assertThat(new Script(Path.of("/bin/sh"), "-c", "podwire")
                        .with("PATH", path)
                        .with("JAVA_HOME", home)
                        .run()
                        .output())
                .contains("=" + jar + "\n");
    }

    @Test
    void allowsNativeAccessWhereJavaAsksForIt() throws Exception {
        String flag = "=--enable-native-access=ALL-UNNAMED\n";
        assertThat(podwire()
                        .with("PODWIRE_JAVA", tree.java("25").toString())
                        .run()
                        .output())
                .contains(flag);
        assertThat(podwire()
                        .with("PODWIRE_JAVA", tree.java("17").toString())
                        .run()
                        .output())
                .doesNotContain(flag);
    }

    @Test
    void usesUnpackedNativesOfThisProcessorOnly() throws Exception {
        String home = tree.java("99").toString();
        tree.file("lib/native/linux-aarch64/libjnidispatch.so", "");
        assertThat(podwire().with("JAVA_HOME", home).run().output()).doesNotContain("jna.nounpack");
        tree.file("lib/native/linux-x86-64/libjnidispatch.so", "");
        assertThat(podwire().with("JAVA_HOME", home).run().output())
                .contains("=-Djna.nounpack=true\n")
                .contains("=-Djna.boot.library.path=" + tree.root() + "/lib/native/linux-x86-64\n")
                .contains("=-DZstdNativePath=" + tree.root() + "/lib/native/linux-x86-64/libzstd-jni.so\n");
    }

    @Test
    void isAGuestButNotWhereTheUsersProgramTakesItsPlace() throws Exception {
        String home = tree.java("99").toString();
        Script.Run self =
                podwire("nsenter", "web", "--", "id").with("JAVA_HOME", home).run();
        int ours = Integer.parseInt(self.value("nice"));
        Script.Run guest = podwire("pods").with("JAVA_HOME", home).run();
        assertThat(guest.value("nice")).isEqualTo(String.valueOf(Math.min(19, ours + 10)));
        assertThat(guest.value("oom")).isEqualTo("900");
        assertThat(self.value("oom"))
                .isEqualTo(Files.readString(Path.of("/proc/self/oom_score_adj")).strip());
        Script.Run capture =
                podwire("capture", "-i", "lo").with("JAVA_HOME", home).run();
        assertThat(capture.value("nice"))
                .as("a ring fills while its reader waits for a processor")
                .isEqualTo(self.value("nice"));
        assertThat(capture.value("oom")).isEqualTo("900");
        assertThat(podwire("pods")
                        .with("JAVA_HOME", home)
                        .with("PODWIRE_POLITE", "no")
                        .run()
                        .value("nice"))
                .isEqualTo(self.value("nice"));
    }
}
