package io.podwire.shell.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a source tree: when it builds. Maven is a script that counts its calls and leaves a jar. */
class LauncherBuildTest {

    @TempDir
    Path temporary;

    private Tree tree;
    private Path calls;

    @BeforeEach
    void checkOut() throws Exception {
        tree = Tree.sources(temporary.resolve("a clone"));
        calls = temporary.resolve("calls");
        maven("mkdir -p shell/target/podwire/lib && touch shell/target/podwire/lib/podwire.jar");
    }

    private void maven(String does) throws Exception {
        tree.program(
                "bin/mvn",
                "#!/bin/sh\necho \"$JAVA_HOME $*\" >>" + calls + "\n"
                        + "echo '[INFO] Building podwire-one 0.1.0                    [1/2]'\n" + does + "\n");
    }

    private Script.Run podwire(String build) throws Exception {
        return new Script(tree.launcher(), "version")
                .with("PATH", tree.root().resolve("bin") + ":" + System.getenv("PATH"))
                .with("JAVA_HOME", tree.java("99").toString())
                .with("PODWIRE_BUILD", build)
                .run();
    }

    private long built() throws Exception {
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    private void touch(String file) throws Exception {
        // Later than the stamp, whatever the clock's grain is.
        Files.setLastModifiedTime(
                tree.root().resolve(file), FileTime.from(Instant.now().plusSeconds(2)));
    }

    @Test
    void buildsWhenNothingIsBuiltThenNotAgain() throws Exception {
        Script.Run first = podwire("");
        assertThat(first.exit()).isZero();
        assertThat(first.output()).contains("podwire-one 0.1.0").contains("argument1=");
        assertThat(Files.readString(calls)).contains("javas/99 ").contains("package");
        assertThat(podwire("").output()).doesNotContain("podwire-one").contains("argument1=");
        assertThat(built()).isEqualTo(1);
    }

    @Test
    void buildsWhenASourceOrABuildFileIsNewerOrGone() throws Exception {
        podwire("");
        touch("commands/one/src/main/A");
        podwire("");
        assertThat(built()).isEqualTo(2);
        Files.setLastModifiedTime(tree.root().resolve("commands/one/src/main/A"), FileTime.from(Instant.EPOCH));
        touch("shell/pom.xml");
        podwire("");
        assertThat(built()).isEqualTo(3);
        Files.setLastModifiedTime(tree.root().resolve("shell/pom.xml"), FileTime.from(Instant.EPOCH));
        Files.delete(tree.root().resolve("commands/one/src/main/B"));
        touch("commands/one/src/main");
        podwire("");
        assertThat(built()).isEqualTo(4);
    }

    @Test
    void canBeToldNotToAndTo() throws Exception {
        podwire("");
        touch("commands/one/src/main/A");
        podwire("never");
        assertThat(built()).isEqualTo(1);
        podwire("always");
        podwire("always");
        assertThat(built()).isEqualTo(3);
    }

    @Test
    void aFailedBuildStartsNothingAndIsTriedAgain() throws Exception {
        maven("echo '[ERROR] A.java:[1,1] not a statement'; exit 1");
        Script.Run run = podwire("");
        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.output())
                .contains("[ERROR] A.java:[1,1] not a statement")
                .contains("the build failed")
                .doesNotContain("argument1=");
        podwire("");
        assertThat(built()).isEqualTo(2);
    }
}
