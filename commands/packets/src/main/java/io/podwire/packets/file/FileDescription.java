package io.podwire.packets.file;

import java.util.List;

/**
 * What a capture file says of itself.
 *
 * @param format {@code pcap} or {@code pcapng}, of which version, in words: {@code pcapng 1.0, little-endian}
 * @param packing {@code gzip}, {@code zstd}, or null where it is not packed
 * @param hardware of the machine that wrote it; null where the file does not say, as pcap never does
 * @param system its operating system, or null
 * @param application what wrote it, or null
 * @param comments of the file as a whole, in its order
 */
public record FileDescription(
        String format, String packing, String hardware, String system, String application, List<String> comments) {

    public FileDescription {
        comments = List.copyOf(comments);
    }

    static FileDescription of(String format) {
        return new FileDescription(format, null, null, null, null, List.of());
    }

    FileDescription packedBy(String name) {
        return new FileDescription(format, name, hardware, system, application, comments);
    }
}
