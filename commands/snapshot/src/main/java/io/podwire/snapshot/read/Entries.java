package io.podwire.snapshot.read;

import java.io.IOException;
import java.io.InputStream;

/** Where the entries of a snapshot lie: in its file, or unpacked in a folder. */
interface Entries {

    /** The file or folder, as messages name it. */
    String place();

    /**
     * Opens an entry from its beginning.
     *
     * @return null where there is none
     */
    InputStream open(String entry) throws IOException;

    /** CRC-32 that the whole entry must have; null where there is no entry, or nothing tells. */
    Long checksum(String entry);
}
