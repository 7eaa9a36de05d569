package io.podwire.scripts.lab.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;

/**
 * Domain names as text, absolute, with a dot at the end ({@code web.shop.svc.cluster.local.}; the root is a dot alone). A byte that
 * is no visible ASCII, a dot within a label and a backslash stand as {@code \DDD} (RFC 1035, section 5.1).
 */
final class DnsName {

    static final String ROOT = ".";

    /** RFC 1035, section 2.3.4: bytes of a name as it is sent, its end included. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_LABEL = 63;
    private static final int POINTER = 0xC0;
    private static final int FARTHEST_POINTER = 0x3FFF;

    private DnsName() {}

    /** A name as a person writes it, with or without its last dot. */
    static String absolute(String name) {
        return name.endsWith(".") ? name : name.concat(".");
    }

    /** By which equal names are equal (RFC 4343: ASCII letters of any case). */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The name without its first label; null of the root. */
    static String parent(String name) {
        int dot = name.indexOf('.');
        if (name.equals(ROOT)) {
            return null;
        }
        return dot == name.length() - 1 ? ROOT : name.substring(dot + 1);
    }

    /**
     * Reads a name, following compression pointers (RFC 1035, section 4.1.4).
     *
     * @param in at the name; afterwards behind it. Position 0 is the message's beginning
     * @throws DnsFormatException where it is none; a pointer must lead back, so a loop ends
     */
    static String read(ByteBuffer in) {
        StringBuilder name = new StringBuilder();
        int bytes = 1;
        int before = in.position();
        int after = -1;
        while (true) {
            int length = unsigned(in);
            if (length >= POINTER) {
                int target = (length & ~POINTER) << 8 | unsigned(in);
                if (target >= before) {
                    throw new DnsFormatException("a name's pointer does not lead back");
                }
                after = after < 0 ? in.position() : after;
                before = target;
                in.position(target);
                continue;
            }
            if (length > LONGEST_LABEL) {
                throw new DnsFormatException("a label of an unknown kind");
            }
            if (length == 0) {
                break;
            }
            bytes += length + 1;
            if (bytes > LONGEST_NAME) {
                throw new DnsFormatException("a name of more than 255 bytes");
            }
            for (int i = 0; i < length; i++) {
                append(name, unsigned(in));
            }
            name.append('.');
        }
        if (after >= 0) {
            in.position(after);
        }
        return name.length() == 0 ? ROOT : name.toString();
    }

    private static void append(StringBuilder name, int value) {
        if (value > ' ' && value < 0x7F && value != '.' && value != '\\') {
            name.append((char) value);
            return;
        }
        name.append('\\').append((char) ('0' + value / 100));
        name.append((char) ('0' + value / 10 % 10)).append((char) ('0' + value % 10));
    }

    private static int unsigned(ByteBuffer in) {
        if (!in.hasRemaining()) {
            throw new DnsFormatException("a name goes beyond the message");
        }
        return in.get() & 0xFF;
    }

    /**
     * Writes a name, pointing to what of it was written before.
     *
     * @param written where each ending of names stands in the message, which grows; null: write it in full
     * @throws IllegalArgumentException for a label of no or more than 63 bytes, or a name of more than 255
     */
    static void write(String name, ByteArrayOutputStream out, Map<String, Integer> written) {
        String rest = name;
        int bytes = 1;
        while (!rest.equals(ROOT)) {
            Integer known = written == null ? null : written.get(key(rest));
            if (known != null) {
                out.write(POINTER | known >> 8);
                out.write(known);
                return;
            }
            if (written != null && out.size() <= FARTHEST_POINTER) {
                written.put(key(rest), out.size());
            }
            byte[] label = label(rest);
            bytes += label.length + 1;
            if (label.length == 0 || label.length > LONGEST_LABEL || bytes > LONGEST_NAME) {
                throw new IllegalArgumentException("no domain name: " + name);
            }
            out.write(label.length);
            out.write(label, 0, label.length);
            rest = parent(rest);
        }
        out.write(0);
    }

    private static byte[] label(String name) {
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        int end = name.indexOf('.');
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (c == '\\' && i + 3 < end) {
                label.write(Integer.parseInt(name.substring(i + 1, i + 4)));
                i += 3;
            } else {
                label.write(c);
            }
        }
        return label.toByteArray();
    }
}
