package io.podwire.snapshot.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A spool for each entry. */
final class Spools implements AutoCloseable {

    private final Path folder;
    private final Map<String, Spool> spools = new HashMap<>();

    /** @param folder where they may make files */
    Spools(Path folder) {
        this.folder = folder;
    }

    Spool of(String entry) {
        return spools.computeIfAbsent(entry, name -> new Spool(folder));
    }

    @Override
    public void close() throws IOException {
        for (Spool spool : spools.values()) {
            spool.close();
        }
    }
}
