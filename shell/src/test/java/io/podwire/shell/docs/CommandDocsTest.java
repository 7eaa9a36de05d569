package io.podwire.shell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.CommandSpec.Result.Form;
import io.podwire.shell.Golden;
import io.podwire.shell.cli.help.Help;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/commands} what the declarations say. */
class CommandDocsTest {

    private static final Path DOCS = Path.of("../docs/commands");

    private static final String HOW = "mvn -o test -pl shell -am -Dtest=CommandDocsTest -Dpodwire.golden=write"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    private final CommandIndex index = CommandIndex.load();

    @Test
    void everyCommandHasItsPage() throws IOException {
        RecordDocs docs =
                RecordDocs.read(List.of(Path.of("../commands/api/src/main/java"), Path.of("../scripts/src/main/java")));
        StringBuilder list = new StringBuilder("# Commands\n\nWritten by a test from the commands' declarations.\n\n");
        for (CommandIndex.Entry entry : index.entries()) {
            CommandSpec spec = entry.load();
            list.append("- [")
                    .append(spec.name())
                    .append("](")
                    .append(file(spec))
                    .append("): ")
                    .append(spec.summary())
                    .append('\n');
            Golden.check(DOCS.resolve(file(spec)), page(spec, docs), HOW);
        }
        Golden.check(DOCS.resolve("README.md"), list.toString(), HOW);
    }

    @Test
    void noPageIsLeftOver() throws IOException {
        List<String> known = Stream.concat(
                        Stream.of("README.md"), index.entries().stream().map(entry -> file(entry.load())))
                .toList();
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(known);
        }
    }

    private static String file(CommandSpec spec) {
        return spec.name().replace(' ', '-') + ".md";
    }

    private String page(CommandSpec spec, RecordDocs docs) {
        StringBuilder out = new StringBuilder("# podwire " + spec.name() + "\n\n```\n");
        out.append(Help.page(index, List.of(spec.name().split(" ")))).append("```\n");
        Form form = spec.result().form();
        if (form == Form.ANSWER || form == Form.STREAM) {
            out.append("\n## JSON\n\n`-o json` gives one object: `schema` is `").append(spec.schema());
            out.append("`, `items` are of type ").append(spec.result().item().getSimpleName());
            out.append(", `gaps` say what could not be read");
            out.append(form == Form.STREAM ? ", `summary` is the sum of it" : "");
            out.append(". `-o ndjson` gives an item a line. [The common forms](../json.md).\n");
            JsonFields fields = new JsonFields(docs);
            out.append(fields.of(spec.result().item()));
            out.append(
                    spec.result().summary() == null
                            ? ""
                            : fields.of(spec.result().summary()));
        }
        return out.toString();
    }
}
