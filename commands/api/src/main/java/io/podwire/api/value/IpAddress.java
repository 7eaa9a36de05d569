package io.podwire.api.value;

import io.podwire.api.error.BadUse;
import java.util.Arrays;
import java.util.Objects;

/**
 * An IPv4 or IPv6 address without scope. Equality is by value: {@code 10.0.0.4} is not {@code 10.0.0.46}, and {@code ::1} equals
 * {@code 0:0:0:0:0:0:0:1}. Unlike {@link java.net.InetAddress} it never asks a name service, and an IPv4-mapped IPv6 address
 * stays IPv6.
 */
public final class IpAddress implements Comparable<IpAddress> {

    /** What an IPv4-mapped address begins with. */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private final byte[] octets;

    private IpAddress(byte[] octets) {
        this.octets = octets;
    }

    /**
     * From network order bytes, which are copied.
     *
     * @throws IllegalArgumentException unless there are 4 or 16
     */
    public static IpAddress of(byte[] octets) {
        if (octets.length != 4 && octets.length != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 octets, not " + octets.length);
        }
        return new IpAddress(octets.clone());
    }

    /**
     * From network order bytes within others, which are copied.
     *
     * @param length 4 or 16
     * @throws IllegalArgumentException for another length
     * @throws IndexOutOfBoundsException where there are fewer
     */
    public static IpAddress of(byte[] bytes, int offset, int length) {
        if (length != 4 && length != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 octets, not " + length);
        }
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new IpAddress(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /**
     * Reads dotted decimal (four numbers, no leading zeros: RFC 6943 section 3.1.1) or IPv6 text (RFC 4291 section 2.2).
     *
     * @throws BadUse for any other text, zone identifiers included
     */
    public static IpAddress parse(String text) {
        IpAddress address = parseOrNull(text);
        if (address == null) {
            throw new BadUse(
                    "'" + Printable.of(text) + "' is not an IP address; expected one such as 10.244.0.60 or fd00::3c");
        }
        return address;
    }

    /** Like {@link #parse}, but null where the text is not an address. */
    public static IpAddress parseOrNull(String text) {
        byte[] octets = Objects.requireNonNull(text).indexOf(':') >= 0 ? parse6(text) : parse4(text);
        return octets == null ? null : new IpAddress(octets);
    }

    private static byte[] parse4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            boolean digits =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                return null;
            }
            octets[i] = (byte) Integer.parseInt(part);
        }
        return octets;
    }

    private static byte[] parse6(String text) {
        int gap = text.indexOf("::");
        if (gap != text.lastIndexOf("::") || text.contains(":::")) {
            return null;
        }
        byte[] head = gap < 0 ? groups(text, true) : groups(text.substring(0, gap), false);
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != 16 : length > 14) {
            return null;
        }
        byte[] octets = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, octets, 16 - tail.length, tail.length);
        return octets;
    }

    private static byte[] groups(String text, boolean mayEndInDottedDecimal) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] octets = new byte[2 * parts.length + 2];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (mayEndInDottedDecimal && i == parts.length - 1 && part.indexOf('.') >= 0) {
                byte[] v4 = parse4(part);
                if (v4 == null) {
                    return null;
                }
                System.arraycopy(v4, 0, octets, length, 4);
                length += 4;
                continue;
            }
            if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(java.util.HexFormat::isHexDigit)) {
                return null;
            }
            int group = Integer.parseInt(part, 16);
            octets[length++] = (byte) (group >> 8);
            octets[length++] = (byte) group;
        }
        return Arrays.copyOf(octets, length);
    }

    /** True for IPv6. */
    public boolean v6() {
        return octets.length == 16;
    }

    /** 32 or 128. */
    public int bits() {
        return octets.length * 8;
    }

    /** A copy, in network order. */
    public byte[] octets() {
        return octets.clone();
    }

    /** True for 0.0.0.0 and ::. */
    public boolean unspecified() {
        for (byte octet : octets) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    /** True for 127.0.0.0/8 and ::1. */
    public boolean loopback() {
        return v6() ? equals(parse("::1")) : octets[0] == 127;
    }

    /** True for 169.254.0.0/16 and fe80::/10: addresses that mean something only on one link. */
    public boolean linkLocal() {
        return v6()
                ? (octets[0] & 0xff) == 0xfe && (octets[1] & 0xc0) == 0x80
                : (octets[0] & 0xff) == 169 && (octets[1] & 0xff) == 254;
    }

    private boolean mapped() {
        return v6() && Arrays.equals(octets, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
    }

    /** The IPv4 address that an IPv4-mapped one stands for (RFC 4291 section 2.5.5.2); any other as it is. */
    public IpAddress unmapped() {
        return mapped() ? of(octets, MAPPED.length, 4) : this;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = Integer.compare(octets.length, other.octets.length);
        return byFamily != 0 ? byFamily : Arrays.compareUnsigned(octets, other.octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress ip && Arrays.equals(octets, ip.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Dotted decimal, or RFC 5952's canonical form (an IPv4-mapped address with dotted decimal at its end). */
    @Override
    public String toString() {
        if (!v6()) {
            return (octets[0] & 0xff) + "." + (octets[1] & 0xff) + "." + (octets[2] & 0xff) + "." + (octets[3] & 0xff);
        }
        if (mapped()) {
            return "::ffff:" + unmapped();
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (octets[2 * i] & 0xff) << 8 | (octets[2 * i + 1] & 0xff);
        }
        return compressed(groups);
    }

    private static String compressed(int[] groups) {
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                bestStart = i;
                bestLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                out.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(groups[i]));
        }
        return out.toString();
    }
}
