package io.podwire.shell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the documents true where a program can tell: quoted code, links, and the tables of commands. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern QUOTED =
            Pattern.compile("<!-- quoted: (\\S+) -->\n```\\w*\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> bench = Files.walk(ROOT.resolve("bench"));
                Stream<Path> scripts = Stream.of("scripts/README.md", "scripts/runbooks/INDEX.md")
                        .map(ROOT::resolve)) {
            Stream.of(top, docs, bench, scripts)
                    .flatMap(each -> each)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"CONTRIBUTING.md, 4", "scripts/README.md, 1", "docs/topology.md, 6"})
    void quotedCodeStandsInTheTree(String document, int least) throws IOException {
        Matcher quote = QUOTED.matcher(Files.readString(ROOT.resolve(document)));
        int quotes = 0;
        while (quote.find()) {
            assertThat(Files.readString(ROOT.resolve(quote.group(1)))).contains(quote.group(2));
            quotes++;
        }
        assertThat(quotes).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            if (!link.group(1).contains("://")) {
                assertThat(document.resolveSibling(link.group(1))).exists();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void everyCommandStandsInTheTable(String readme) throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve(readme)).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        for (CommandIndex.Entry command : CommandIndex.load().entries()) {
            if (command.group() == Group.PROMPT) {
                continue;
            }
            assertThat(rows).as(command.name()).anyMatch(row -> row.contains("`" + command.name() + "`"));
        }
    }

    @Test
    void everyWordOfThePromptStandsInItsTable() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/prompt.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<CommandIndex.Entry> words = CommandIndex.load().entries().stream()
                .filter(command -> command.group() == Group.PROMPT)
                .toList();
        assertThat(words).isNotEmpty();
        assertThat(words).allSatisfy(word -> assertThat(rows).anyMatch(row -> row.contains("`" + word.name() + "`")));
    }

    /** Both readmes show the same commands and the same output; only the words around them differ. */
    @Test
    void readmesAreInStep() throws IOException {
        List<String> examples = examples("README.md");
        assertThat(examples("README.zh-CN.md")).isEqualTo(examples);
        assertThat(examples.stream().flatMap(String::lines).filter(line -> line.startsWith("$ podwire ")))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    /** Blocks of commands and what they answered, of one command or of a whole story. */
    private static List<String> examples(String readme) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block =
                Pattern.compile("```\n([#$] .*?)```\n", Pattern.DOTALL).matcher(Files.readString(ROOT.resolve(readme)));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }
}
