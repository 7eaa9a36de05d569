package io.podwire.packets.file;

import io.podwire.api.capture.CapturedLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pcapng has no field for, in one comment of an interface that people and podwire read: {@code podwire: netns=cni-7d9 inode=4026532281
 * pod=shop/cart-0 ifindex=3 mtu=1450 tunnel-ports=4789,8472 compiler=libpcap%20version%201.10.3}.
 */
final class LinkComment {

    private static final String BEGIN = "podwire:";

    private LinkComment() {}

    /** Null where there is nothing to say. */
    static String of(CapturedLink link) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "netns", link.netns());
        put(fields, "inode", link.netnsInode());
        put(fields, "pod", link.pod());
        put(fields, "ifindex", link.index());
        put(fields, "mtu", link.mtu());
        if (!link.tunnelPorts().isEmpty()) {
            List<String> ports =
                    link.tunnelPorts().stream().map(String::valueOf).toList();
            fields.put("tunnel-ports", String.join(",", ports));
        }
        put(fields, "compiler", link.compiler());
        if (fields.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder(BEGIN);
        fields.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }

    private static void put(Map<String, String> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, escaped(value.toString()));
        }
    }

    /** The fields of a comment that {@link #of} made; null for any other comment. */
    static Map<String, String> fields(String comment) {
        if (!comment.startsWith(BEGIN + " ")) {
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String word : words(comment.substring(BEGIN.length() + 1))) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                fields.put(word.substring(0, equals), unescaped(word.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == ' ') {
                words.add(text.substring(begin, at));
                begin = at + 1;
            }
        }
        return words;
    }

    /** A name may have a blank in it: as in a URL. */
    private static String escaped(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet <= ' ' && octet >= 0 || octet == '%') {
                out.append('%').append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
            } else {
                out.append((char) (octet & 0xff));
            }
        }
        return new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String unescaped(String value) {
        byte[] in = value.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int size = 0;
        for (int at = 0; at < in.length; at++) {
            int high = in[at] == '%' && at + 2 < in.length ? Character.digit(in[at + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[at + 2], 16);
            if (low >= 0) {
                out[size++] = (byte) (high << 4 | low);
                at += 2;
            } else {
                out[size++] = in[at];
            }
        }
        return new String(out, 0, size, StandardCharsets.UTF_8);
    }
}
