package io.podwire.shell.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a whole process can show of {@code run}: signals, exit codes, a script as the first word, stdin. */
@Timeout(120)
class RunProcessTest {

    @TempDir
    Path folder;

    private record Ended(int status, String out, String err) {}

    private Path script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.podwire.shell.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PODWIRE_RUNBOOKS", folder.toString());
        builder.redirectError(folder.resolve("stderr").toFile());
        return builder.start();
    }

    private Ended end(Process process, String input) throws IOException, InterruptedException {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(folder.resolve("stderr")));
    }

    @Test
    void ctrlCEndsAnEndlessLoopWithItsSummary() throws IOException, InterruptedException {
        Path loop = script("loop.groovy", "ok 'link-down', 'eth0'\nwhile (true) { }\n");
        Process process = start("run", loop.toString());
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("ok link-down eth0");
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains(": 1 ok;")
                .endsWith("; cancelled\n");
    }

    @Test
    void aFileAsTheFirstWordIsRun() throws IOException, InterruptedException {
        Path file =
                script("hello.groovy", "#!/usr/bin/env podwire\nprintln \"hello $who\"\nfail 'link-down', 'eth0'\n");
        Ended ended = end(start(file.toString(), "who=you"), "");
        assertThat(ended.out()).isEqualTo("hello you\nfail link-down eth0: a link of the path is down\n");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void aScriptOnStdinIsRun() throws IOException, InterruptedException {
        Ended ended = end(start("run", "-", "n=4"), "[n.toInteger() * 2, 4]");
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo("8\n4\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "def x = (1 | 2 | FILE line 1: ",
                "println 1\\nthrow new IOException('gone') | 2 | FILE line 2: IOException: gone",
                "links(upp: true) | 2 | FILE line 1: links: no argument 'upp:'; did you mean up?",
                "/** Half a runbook.\\n * @name half\\n */ | 8 | run: FILE:1: the header lacks @category",
                "links('nosuchpodanywhere') | 3 | FILE line 1: links: nosuchpodanywhere: nothing on",
            })
    void whatIsWrongIsToldInOneLine(String text, int status, String message) throws IOException, InterruptedException {
        Path file = script("bad.groovy", text.replace("\\n", "\n"));
        Ended ended = end(start("run", file.toString()), "");
        assertThat(ended.status()).as(ended.err()).isEqualTo(status);
        assertThat(ended.err().lines().findFirst().orElse("")).startsWith(message.replace("FILE", file.toString()));
        assertThat(ended.err()).doesNotContain("\tat ");
    }

    @Test
    void aBrokenFileAndTwoOfOneNameAreGapsOfTheList() throws IOException, InterruptedException {
        String header = "/**\n * Does it.\n *\n * @name %s\n * @category safe, l2\n * @needs none\n"
                + " * @usage podwire run %s\n * @output\n *   x\n */\n";
        script("one.groovy", header.formatted("same", "same"));
        script("two.groovy", header.formatted("same", "same"));
        script("good.groovy", header.formatted("good", "good"));
        script("bad.groovy", header.formatted("bad", "bad").replace(" * @needs none\n", ""));
        Ended list = end(start("runbooks"), "");
        assertThat(list.status()).isZero();
        assertThat(list.out()).contains("good").doesNotContain("same");
        assertThat(list.err())
                .contains("gap: " + folder.resolve("bad.groovy") + ": line 1: the header lacks @needs")
                .contains("gap: same: 2 runbooks have this name: " + folder.resolve("one.groovy") + ", "
                        + folder.resolve("two.groovy"));
        Ended run = end(start("run", "same"), "");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("run: same: 2 runbooks have this name: ");
    }
}
