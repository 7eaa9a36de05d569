package io.podwire.scripts.lab.shelf;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.finding.FindingCode;
import io.podwire.api.value.Printable;
import io.podwire.scripts.runbook.HeaderComment;
import io.podwire.scripts.runbook.HeaderTags;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the headers of labs and faults, as text. */
final class LabHeader {

    /** A header that is longer is none. */
    private static final int HEADER_BYTES = 64 << 10;

    private static final String HINT = "see:   docs/labs.md";

    private LabHeader() {}

    /** @throws io.podwire.api.error.BadData where it has no header, or one that is not whole */
    static LabFile lab(Path file, boolean shipped) {
        HeaderTags tags = tags(file, List.of("name", "param", "needs"), "a lab");
        return new LabFile(tags.name(), tags.description(), tags.parameters(), needs(tags), file, shipped);
    }

    /** @throws io.podwire.api.error.BadData where it has no header, or one that is not whole */
    static FaultFile fault(Path file) {
        HeaderTags tags = tags(file, List.of("name", "class", "code", "param", "needs"), "a fault");
        return new FaultFile(
                tags.name(), tags.description(), kind(tags), code(tags), tags.parameters(), needs(tags), file);
    }

    private static List<String> needs(HeaderTags tags) {
        return tags.has("needs") ? tags.commaWords(tags.tag("needs")) : List.of();
    }

    private static FaultClass kind(HeaderTags tags) {
        HeaderComment.Tag tag = tags.tag("class");
        int index = FaultClass.words().indexOf(tag.text());
        if (index < 0) {
            throw tags.refused(
                    tag,
                    "no class '" + Printable.of(tag.text()) + "'; expected one of "
                            + String.join(", ", FaultClass.words())
                            + Nearest.question(tag.text(), FaultClass.words()));
        }
        return FaultClass.values()[index];
    }

    private static FindingCode code(HeaderTags tags) {
        HeaderComment.Tag tag = tags.tag("code");
        try {
            return FindingCode.parse(tag.text());
        } catch (BadUse e) {
            throw tags.refused(tag, "@code: " + e.getMessage());
        }
    }

    private static HeaderTags tags(Path file, List<String> known, String what) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.UTF_8);
            return HeaderTags.read(file.toString(), text, known, what, HINT);
        } catch (IOException e) {
            throw new NotFound(Printable.of(file.toString()) + ": can't be read: " + Printable.of(e.toString()), e);
        }
    }
}
