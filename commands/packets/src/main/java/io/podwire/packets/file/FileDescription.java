package io.podwire.packets.file;

import io.podwire.api.value.IpAddress;
import java.util.Map;

/**
 * What a capture file says of itself.
 *
 * @param format which format and version, in words: {@code pcapng 1.0, little-endian}
 * @param packing {@code gzip}, {@code zstd}, or null where it is not packed
 * @param origin what wrote it, and comments; of several sections the first that says something
 * @param names of addresses, from the file's name-resolution blocks; the first where an address has several, and at most 65,536 addresses
 */
public record FileDescription(String format, String packing, Origin origin, Map<IpAddress, String> names) {

    public FileDescription {
        names = Map.copyOf(names);
    }

    static FileDescription of(String format) {
        return new FileDescription(format, null, Origin.UNKNOWN, Map.of());
    }

    FileDescription packedBy(String name) {
        return new FileDescription(format, name, origin, names);
    }
}
