package io.podwire.shell.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types into an interactive zsh on a pseudo-terminal, presses Tab, and reads the line it made. */
class ZshScriptTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void zsh() {
        ShellRun.assumeThere("zsh");
    }

    /** A line as typed, with Tab at its end, and as zsh completes it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "podwire wal           ; podwire walk",
                "podwire walk --pa     ; podwire walk --pace=",
                "podwire walk --pace=v ; podwire walk --pace=very-fast",
                "podwire walk v        ; podwire walk very-fast",
                "podwire -o js         ; podwire -o json",
                "podwire -o json wal   ; podwire -o json walk",
                "podwire way b         ; podwire way back",
                "podwire way back s    ; podwire way back slow",
                "podwire run pi        ; podwire run pid/",
                "podwire run host -- bashb ; podwire run host -- bashbug",
                "podwire break bl      ; podwire break blue",
                "podwire break g       ; podwire break green",
                "podwire break red cable-c ; podwire break red cable-cut",
                "podwire break blue w  ; podwire break blue wet",
                "podwire break --place=sh ; podwire break --place=shop/cart-0",
                "podwire break --host=w ; podwire break --host=worker-7",
            })
    void completes(String typed, String expected) throws Exception {
        assertThat(tab(new ZshScript(Words.vocabulary()).text(), typed)).isEqualTo(expected);
    }

    @Test
    void knowsTheRealCommands() throws Exception {
        String script = new ZshScript(Vocabulary.of(CommandIndex.load())).text();
        assertThat(tab(script, "podwire findp")).isEqualTo("podwire findpod");
        assertThat(tab(script, "podwire findpod --outp")).isEqualTo("podwire findpod --output=");
    }

    private String tab(String script, String typed) throws Exception {
        Path completion = Files.writeString(folder.resolve("_podwire"), script);
        Path result = folder.resolve("line");
        Files.deleteIfExists(result);
        // The inner shell writes the edited line to a file when it is told to accept it, instead of running it.
        String inner = """
                LABS
                PS1='ready> '
                autoload -Uz compinit && compinit -u -D
                source COMPLETION
                accept() { print -rn -- "${BUFFER%% #}" > RESULT; exit 0 }
                zle -N accept-line accept
                zstyle ':completion:*' menu no
                setopt no_list_beep no_auto_menu
                """.replace("COMPLETION", completion.toString())
                .replace("RESULT", result.toString())
                .replace("LABS\n", SampleLabs.in(folder));
        Path start = Files.writeString(folder.resolve("start"), inner);
        ShellRun.lines(List.of("zsh", "-f"), """
                zmodload zsh/zpty
                zpty inner "TERM=dumb zsh -f -i"
                zpty -w inner "source START && print loa''ded"
                zpty -r inner banner '*loaded*'
                zpty -w -n inner $'TYPED\\t\\r'
                for i in {1..100}; do [[ -e RESULT ]] && break; sleep 0.1; done
                zpty -d inner
                """.replace("START", start.toString())
                .replace("RESULT", result.toString())
                .replace("TYPED", typed.strip()));
        return Files.exists(result) ? Files.readString(result).stripTrailing() : "(nothing)";
    }
}
