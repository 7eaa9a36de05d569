package io.podwire.shell.worlds;

import io.podwire.api.command.ValueForm;
import io.podwire.scripts.lab.SymptomSeen;
import io.podwire.scripts.lab.shelf.FaultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of each fault, as a table of Markdown in {@code target/lab-faults.md}: for the notes of a release. */
final class FaultTable {

    private static final Path FILE = Path.of("target/lab-faults.md");

    private final List<String> rows = new ArrayList<>();

    void up(String lab, Duration took) {
        rows.add("| " + lab + " | *up* | | | | " + seconds(took) + " | |");
    }

    void add(String lab, FaultFile fault, SymptomSeen symptom, Duration broke, Duration mended) {
        rows.add("| " + lab + " | " + fault.name() + " | " + ValueForm.word(fault.kind()) + " | "
                + fault.code().code() + " | `" + symptom.from() + "$ "
                + symptom.run().replace("|", "\\|") + "` | "
                + seconds(broke) + " | " + seconds(mended) + " |");
    }

    void write() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| lab | fault | class | finding | seen by | break s | mend s |",
                "| --- | --- | --- | --- | --- | ---: | ---: |"));
        lines.addAll(rows);
        Files.write(FILE, lines);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }
}
