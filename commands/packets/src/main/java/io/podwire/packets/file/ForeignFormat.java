package io.podwire.packets.file;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that are met where a capture file was expected, by their first bytes, so that a message can say what one has in hand. */
final class ForeignFormat {

    private static final String CAPTURE = " (a capture file of another format)";

    private static final Map<String, String> BY_FIRST_BYTES = new LinkedHashMap<>();

    static {
        BY_FIRST_BYTES.put("snoop\0\0\0", "snoop" + CAPTURE);
        BY_FIRST_BYTES.put("TRSNIFF data", "Sniffer" + CAPTURE);
        BY_FIRST_BYTES.put("XCP\0", "NetXRay" + CAPTURE);
        BY_FIRST_BYTES.put("GMBU", "Microsoft Network Monitor" + CAPTURE);
        BY_FIRST_BYTES.put("RTSS", "Microsoft Network Monitor" + CAPTURE);
        BY_FIRST_BYTES.put("\u007fver", "Omnipeek" + CAPTURE);
        BY_FIRST_BYTES.put("btsnoop\0", "btsnoop" + CAPTURE);
        BY_FIRST_BYTES.put("\u00fd7zXZ\0", "xz (packed; unpack it before)");
        BY_FIRST_BYTES.put("BZh", "bzip2 (packed; unpack it before)");
        BY_FIRST_BYTES.put("\u0004\"M\u0018", "lz4 (packed; unpack it before)");
        BY_FIRST_BYTES.put("PK\u0003\u0004", "zip (an archive; unpack it before)");
        BY_FIRST_BYTES.put("\u007fELF", "a program (ELF)");
        BY_FIRST_BYTES.put("{", "text that begins like JSON");
        BY_FIRST_BYTES.put("<", "text that begins like XML");
        BY_FIRST_BYTES.put("#!", "a script");
    }

    private ForeignFormat() {}

    /** In words; null where it is none that is known here. */
    static String of(Window window) {
        String first =
                new String(window.bytes(), window.begin(), Math.min(window.size(), 16), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> format : BY_FIRST_BYTES.entrySet()) {
            if (first.startsWith(format.getKey())) {
                return format.getValue();
            }
        }
        return null;
    }

    /** What can be done; none where nothing is known. */
    static String[] hint(String format) {
        return format != null && format.endsWith(CAPTURE)
                ? new String[] {"try:   editcap -F pcapng FILE NEW.pcapng (of Wireshark)"}
                : new String[0];
    }
}
