package io.podwire.engine.enter;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.engine.linux.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramTest {

    private static Program.Outcome start(String word, Map<String, Integer> errnos, List<String> tried) {
        return new Program(List.of(List.of(word, "argument")), "/a::/b").start((path, arguments) -> {
            String file = new String(path, 0, path.length - 1, java.nio.charset.StandardCharsets.UTF_8);
            tried.add(file);
            return errnos.getOrDefault(file, Errno.ENOENT);
        });
    }

    @Test
    void everyDirectoryOfPathIsTriedInOrderAndAnEmptyOneIsTheWorkingDirectory() {
        List<String> tried = new ArrayList<>();
        assertThat(start("prog", Map.of("/b/prog", 0), tried).errno()).isZero();
        assertThat(tried).containsExactly("/a/prog", "prog", "/b/prog");
    }

    @Test
    void aNameWithASlashIsNotLookedFor() {
        List<String> tried = new ArrayList<>();
        assertThat(start("./prog", Map.of(), tried)).isEqualTo(new Program.Outcome(Errno.ENOENT, null, false));
        assertThat(tried).containsExactly("./prog");
    }

    @Test
    void aRefusalIsRememberedWhileTheSearchGoesOn() {
        assertThat(start("prog", Map.of("/a/prog", Errno.EACCES), new ArrayList<>()))
                .isEqualTo(new Program.Outcome(Errno.EACCES, "/a/prog", false));
        assertThat(start("prog", Map.of("/a/prog", Errno.EACCES, "/b/prog", 0), new ArrayList<>())
                        .errno())
                .isZero();
    }

    @Test
    void aFileWithoutAFormatGoesToTheShell() {
        List<String> tried = new ArrayList<>();
        start("prog", Map.of("/a/prog", Errno.ENOEXEC, "/bin/sh", 0), tried);
        assertThat(tried).containsExactly("/a/prog", "/bin/sh");
    }

    @Test
    void anyOtherFailureEndsTheSearch() {
        List<String> tried = new ArrayList<>();
        assertThat(start("prog", Map.of("/a/prog", 7), tried).errno()).isEqualTo(7);
        assertThat(tried).containsExactly("/a/prog");
    }

    @Test
    void anEmptyNameIsNoProgram() {
        assertThat(Program.files("", "/a:/b")).isEmpty();
    }
}
