package io.podwire.api.value;

import io.podwire.api.error.BadUse;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A link-layer address. Usually six octets (EUI-48); tunnels without Ethernet carry 4 or 16, InfiniBand 20. Printed in lower
 * case with colons.
 */
public final class MacAddress implements Comparable<MacAddress> {

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private final byte[] octets;

    private MacAddress(byte[] octets) {
        this.octets = octets;
    }

    /** From the kernel's bytes, which are copied. */
    public static MacAddress of(byte[] octets) {
        return new MacAddress(octets.clone());
    }

    /**
     * From bytes within others, which are copied.
     *
     * @throws IndexOutOfBoundsException where there are fewer
     */
    public static MacAddress of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new MacAddress(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /**
     * Reads octets of one or two hex digits, with {@code :} or {@code -} between them.
     *
     * @throws BadUse for any other text
     */
    public static MacAddress parse(String text) {
        MacAddress mac = parseOrNull(text);
        if (mac == null) {
            throw new BadUse(
                    "'" + Printable.of(text) + "' is not a MAC address; expected six octets such as 0a:58:0a:84:02:2e");
        }
        return mac;
    }

    /** Like {@link #parse}, but null where the text is not a MAC of six octets. */
    public static MacAddress parseOrNull(String text) {
        String[] parts = Objects.requireNonNull(text).split("[:-]", -1);
        if (parts.length != 6) {
            return null;
        }
        byte[] octets = new byte[6];
        for (int i = 0; i < 6; i++) {
            String part = parts[i];
            if (part.isEmpty() || part.length() > 2 || !part.chars().allMatch(HexFormat::isHexDigit)) {
                return null;
            }
            octets[i] = (byte) HexFormat.fromHexDigits(part);
        }
        return new MacAddress(octets);
    }

    /** A copy of the octets. */
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public int compareTo(MacAddress other) {
        return Arrays.compareUnsigned(octets, other.octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MacAddress mac && Arrays.equals(octets, mac.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return COLONS.formatHex(octets);
    }
}
