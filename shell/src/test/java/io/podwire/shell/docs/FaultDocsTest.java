package io.podwire.shell.docs;

import io.podwire.api.command.ValueForm;
import io.podwire.scripts.lab.shelf.FaultClass;
import io.podwire.scripts.lab.shelf.FaultFile;
import io.podwire.scripts.lab.shelf.FaultShelf;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import io.podwire.shell.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/faults.md} what the headers of the labs and their faults say. */
class FaultDocsTest {

    private static final Path LABS = Path.of("../scripts/labs");

    private static final String HOW = "mvn -o test -pl shell -am -Dtest=FaultDocsTest -Dpodwire.golden=write"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    private static final String HEAD = """
            # Faults of the labs

            Written by a test from the headers of the files.

            `podwire lab break LAB FAULT` makes one, `podwire lab symptoms LAB FAULT` shows how it is seen by hand, `podwire lab mend LAB` puts back
            what was there. The finding is the code by which a runbook names it.
            """;

    @Test
    void theListIsThatOfTheFiles() throws IOException {
        StringBuilder out = new StringBuilder(HEAD);
        try (Stream<Path> folders = Files.list(LABS)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                lab(LabShelf.find(folder.toString()), out);
            }
        }
        Golden.check(Path.of("../docs/faults.md"), out.toString(), HOW);
    }

    private static void lab(LabFile lab, StringBuilder out) {
        List<FaultFile> faults = FaultShelf.of(lab.name(), lab.file()).faults();
        out.append("\n## ")
                .append(lab.name())
                .append("\n\n")
                .append(lab.summary())
                .append('\n');
        for (FaultClass kind : FaultClass.values()) {
            List<FaultFile> some =
                    faults.stream().filter(fault -> fault.kind() == kind).toList();
            if (!some.isEmpty()) {
                out.append("\n### ")
                        .append(ValueForm.word(kind))
                        .append("\n\n| fault | finding | what is broken |\n| --- | --- | --- |\n");
                some.forEach(fault -> row(lab, fault, out));
            }
        }
    }

    private static void row(LabFile lab, FaultFile fault, StringBuilder out) {
        out.append("| [").append(fault.name()).append("](../scripts/labs/");
        out.append(lab.name()).append('/').append(fault.name()).append(".groovy) | `");
        out.append(fault.code().code()).append("` | ");
        out.append(String.join(" ", fault.description()).replace("|", "\\|")).append(" |\n");
    }
}
