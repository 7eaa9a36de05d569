package io.podwire.snapshot.read;

import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The entries of an unpacked snapshot: one file each, fit for reading and editing. */
record FolderEntries(Path folder) implements Entries {

    @Override
    public String place() {
        return Printable.of(folder.toString());
    }

    @Override
    public InputStream open(String entry) throws IOException {
        Path file = folder.resolve(entry);
        return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }

    @Override
    public Long checksum(String entry) {
        return null;
    }
}
