package io.podwire.engine.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podwire.api.capture.FilterRemark;
import io.podwire.packets.filter.FilterMistakes;
import io.podwire.packets.filter.FilterParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/capture-filters.md: its mistakes are found as it says, its proposals are ours, and all its examples compile. */
class CaptureFiltersDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/capture-filters.md");

    /** Code between backticks; in tables a bar has a backslash before it. */
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final PcapCompiler compiler = new PcapCompiler();

    @Test
    void theTableOfMistakesIsTrue() throws Exception {
        assumeThat(compiler.version()).as("libpcap is not installed").isNotNull();
        List<String> rows = section("## The usual mistakes", "## Pods").stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(15);
        for (String row : rows) {
            String[] cells = row.split("(?<!\\\\)\\|");
            String code = code(cells[1]);
            String filter = code(cells[2]);
            compiler.compile(filter, 1, 262_144, true);
            FilterRemark remark = FilterMistakes.of(filter, FilterParser.parse(filter)).stream()
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing said of: " + row));
            assertThat(remark.weight())
                    .as(row)
                    .isEqualTo(cells[1].contains("(note)") ? FilterRemark.Weight.NOTE : FilterRemark.Weight.MISTAKE);
            if (remark.instead() == null) {
                assertThat(cells[4].strip()).as(row).isEqualTo("-");
            } else {
                String better = filter.substring(0, remark.at())
                        + remark.instead()
                        + filter.substring(remark.at() + remark.part().length());
                assertThat(code(cells[4])).as(row).isEqualTo(better);
                compiler.compile(better, 1, 262_144, true);
            }
        }
    }

    @Test
    void theExamplesOfThePartsCompile() throws Exception {
        assumeThat(compiler.version()).as("libpcap is not installed").isNotNull();
        int compiled = 0;
        for (String row : section("## What it is made of", "`PROTO[")) {
            String[] cells = row.split("(?<!\\\\)\\|");
            if (!row.startsWith("| ")
                    || cells[1].contains("joined")
                    || cells[1].contains("part")
                    || cells[1].contains("---")) {
                continue;
            }
            Matcher example = CODE.matcher(cells[2]);
            while (example.find()) {
                String filter = example.group(1).replace("\\|", "|");
                compiler.compile(filter, 1, 262_144, true);
                FilterParser.parse(filter);
                compiled++;
            }
        }
        assertThat(compiled).isGreaterThan(25);
    }

    private static String code(String cell) {
        Matcher matcher = CODE.matcher(cell);
        assertThat(matcher.find()).as(cell).isTrue();
        return matcher.group(1).replace("\\|", "|");
    }

    private static List<String> section(String from, String to) throws Exception {
        String text = Files.readString(DOCUMENT);
        return text.substring(text.indexOf(from), text.indexOf(to, text.indexOf(from)))
                .lines()
                .toList();
    }
}
