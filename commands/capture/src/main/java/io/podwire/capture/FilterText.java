package io.podwire.capture;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The filter as the user wrote it: the words of the line, or a file. */
final class FilterText {

    /** libpcap's own limit is the program's length; this is far beyond any text that compiles to so much. */
    private static final long MOST = 1 << 20;

    private FilterText() {}

    /** @return null: no filter */
    static CaptureFilter of(CaptureArgs args) {
        String text = of(args.filter(), args.filterFile());
        return text.isEmpty() ? null : new CaptureFilter(text, !args.noOptimize(), List.of());
    }

    /**
     * The text itself.
     *
     * @param words of the line
     * @param file that has it instead
     * @return empty: no filter
     */
    static String of(List<String> words, Optional<String> file) {
        String text = String.join(" ", words).strip();
        if (file.isPresent()) {
            if (!text.isEmpty()) {
                throw new BadUse("both -F and '" + Printable.of(text) + "' are a filter; give one of them");
            }
            text = read(Path.of(file.get()));
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadUse("the filter has a NUL in it");
        }
        return text;
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MOST) {
                throw new BadUse("-F: " + Printable.of(file.toString()) + " is too long for a filter");
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException e) {
            throw new NotFound("-F: there is no file " + Printable.of(file.toString()));
        } catch (IOException e) {
            throw new BadUse("-F: " + Printable.of(file.toString()) + " can't be read: "
                    + Printable.of(String.valueOf(e.getMessage())));
        }
    }
}
