package io.podwire.snapshot.read;

import io.podwire.api.error.BadData;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The entries of a snapshot's file (APPNOTE.TXT of PKWARE). The file stays open, so that it may be renamed or removed meanwhile. */
final class ZipEntries implements Entries {

    /** Local file header of the first entry. */
    private static final byte[] MAGIC = {'P', 'K', 3, 4};

    private final String place;
    private final ZipFile zip;

    private ZipEntries(String place, ZipFile zip) {
        this.place = place;
        this.zip = zip;
    }

    /**
     * Opens a file.
     *
     * @throws BadData where it is no ZIP, or not a whole one
     */
    static ZipEntries open(Path file) throws IOException {
        String place = Printable.of(file.toString());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MAGIC.length);
            if (start.length == 0) {
                throw new BadData(place + ": is empty, no snapshot");
            }
            if (!Arrays.equals(start, 0, start.length, MAGIC, 0, start.length)) {
                throw new BadData(place + ": is no snapshot; expected a file that podwire snapshot -w wrote");
            }
        }
        try {
            return new ZipEntries(place, new ZipFile(file.toFile()));
        } catch (IOException | IllegalArgumentException e) {
            // the list of entries stands at the end: a file that was cut has none
            throw new BadData(place + ": is cut short or damaged: " + Printable.of(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public InputStream open(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        return found == null ? null : zip.getInputStream(found);
    }

    @Override
    public Long checksum(String entry) {
        ZipEntry found = zip.getEntry(entry);
        return found == null || found.getCrc() < 0 ? null : found.getCrc();
    }
}
