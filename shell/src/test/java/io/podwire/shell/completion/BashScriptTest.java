package io.podwire.shell.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drives bash's own completion machinery with the generated function. */
class BashScriptTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void bash() {
        ShellRun.assumeThere("bash");
    }

    /** Words before the bar are complete; the one behind it is being typed. Bash itself splits at {@code =}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "          | wa          ; walk way",
                "          |             ; break run walk way",
                "walk      | --p         ; --pace",
                "walk --pace | ve        ; very-fast",
                "walk --pace = | s       ; slow",
                "walk --pace |           ; slow very-fast",
                "walk      | v           ; very-fast",
                "walk -m   | s           ; slow",
                "-o json walk | s        ; slow",
                "--output json walk | s  ; slow",
                "--output = json walk | s ; slow",
                "walk -o   | j           ; json",
                "--output  | ya          ; yaml",
                "way       | b           ; back",
                "way back  | s           ; slow",
                "way back --pace | s     ; slow",
                "run       | pi          ; pid/",
                "run -n    | ho          ; host",
                "run host -- | bashb     ; bashbug",
                "nosuch    | x           ; ''",
                "break     |             ; blue green red",
                "break red |             ; cable-cut cable-down",
                "break red | cable-c     ; cable-cut",
                "break blue | w          ; wet",
                "break --place | sh      ; shop/cart-0",
                "break --host |          ; localhost worker-7",
            })
    void offers(String line, String expected) throws Exception {
        String[] halves = line.split("\\|", -1);
        List<String> words = List.of(halves[0].strip().split(" +")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
        String array = words.stream().map(word -> "'" + word + "' ").collect(Collectors.joining());
        List<String> offered = ShellRun.lines(
                List.of("bash", "--norc"),
                SampleLabs.in(folder) + new BashScript(Words.vocabulary()).text() + "\nCOMP_WORDS=(podwire "
                        + array + "'" + halves[1].strip() + "')\nCOMP_CWORD=" + (words.size() + 1)
                        + "\n_podwire 2>/dev/null\n[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\\n' \"${COMPREPLY[@]}\" | sort -u\n");
        assertThat(String.join(" ", offered)).isEqualTo(expected.strip());
    }

    @Test
    void isRegisteredWithoutAWordForARealShell() throws Exception {
        String script = new BashScript(Vocabulary.of(CommandIndex.load())).text();
        assertThat(ShellRun.lines(List.of("bash", "--norc"), script + "\ncomplete -p podwire\n"))
                .containsExactly("complete -F _podwire podwire");
    }

    @Test
    void knowsEveryCommand() throws Exception {
        Vocabulary vocabulary = Vocabulary.of(CommandIndex.load());
        List<String> offered = ShellRun.lines(
                List.of("bash", "--norc"),
                new BashScript(vocabulary).text()
                        + "\nCOMP_WORDS=(podwire '')\nCOMP_CWORD=1\n_podwire\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
        assertThat(offered).containsExactlyInAnyOrderElementsOf(vocabulary.firstWords());
        assertThat(offered).contains("findpod", "completion");
    }
}
