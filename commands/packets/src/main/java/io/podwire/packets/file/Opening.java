package io.podwire.packets.file;

import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.InputStream;

/** Finds out what a file is by what it begins with: how it is packed, and in which format. */
final class Opening {

    private static final int MAGIC = 4;

    private final String name;
    /** The file, or what unpacks it: closing it closes all below. */
    private InputStream bytes;

    Opening(InputStream in, String name) {
        this.bytes = in;
        this.name = name;
    }

    /** Closes the stream where it fails. */
    CaptureFile open() {
        try {
            return unpacked();
        } catch (PodwireException e) {
            try {
                bytes.close();
            } catch (IOException unclosed) {
                e.addSuppressed(unclosed);
            }
            throw e;
        }
    }

    /** Unpacks as long as it is packed, at most twice: a {@code .pcap.gz} that was sent packed is met, more is somebody's joke. */
    private CaptureFile unpacked() {
        String packing = null;
        for (int depth = 0; ; depth++) {
            Window window = new Window(bytes);
            Damage damage = new Damage(name, packing);
            try {
                Packing packed = Packing.of(window);
                if (packed == null || depth == 2) {
                    return CaptureFile.of(bytes, window, reader(window, damage), damage, packing);
                }
                packing = packing == null ? packed.toString() : packed + " and " + packing;
                bytes = packed.unpack(window.rest(), name);
            } catch (IOException e) {
                throw damage.unreadable(window.offset() + window.size(), e);
            }
        }
    }

    private RecordReader reader(Window window, Damage damage) throws IOException {
        if (!window.need(MAGIC)) {
            if (window.size() == 0) {
                throw new BadData(Printable.of(name) + ": is empty; expected a capture file (pcap or pcapng)");
            }
            throw damage.cut(0, "the first word of a file", MAGIC, window.size());
        }
        if (PcapReader.begins(window)) {
            return new PcapReader(window, damage);
        }
        if (PcapngReader.begins(window)) {
            return new PcapngReader(window, damage);
        }
        String known = ForeignFormat.of(window);
        throw new BadData(
                Printable.of(name) + ": is no capture file: expected pcap or pcapng, got "
                        + (known == null ? "a file that begins with " + firstBytes(window) : known),
                ForeignFormat.hint(known));
    }

    private static String firstBytes(Window window) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < MAGIC; i++) {
            int octet = window.bytes()[window.begin() + i] & 0xff;
            hex.append(i == 0 ? "" : " ")
                    .append(Character.forDigit(octet >> 4, 16))
                    .append(Character.forDigit(octet & 15, 16));
        }
        return hex.toString();
    }
}
