package io.podwire.snapshot.read;

import io.podwire.api.error.BadData;
import io.podwire.api.value.Printable;
import java.io.IOException;

/** Makes whatever goes wrong while an entry is read a {@link BadData} that names file and entry. */
final class Damage {

    private Damage() {}

    /** Something that reads. */
    interface Reading<T> {
        T read() throws IOException;
    }

    static <T> T told(Entries entries, String entry, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | IllegalArgumentException e) {
            throw new BadData(where(entries, entry) + "is damaged: " + Printable.of(String.valueOf(e.getMessage())), e);
        } catch (BadData e) {
            throw new BadData(where(entries, entry) + e.getMessage(), e);
        }
    }

    private static String where(Entries entries, String entry) {
        return entries.place() + ": " + entry + ": ";
    }
}
