package io.podwire.packets.filter;

/** A network that was given without a mask: libpcap takes one octet of mask for each that was typed. */
final class Networks {

    private static final int OCTETS = 4;

    private Networks() {}

    /** {@code 10.0.0.0/8} for {@code 10}, {@code 10.1.0.0/16} for {@code 10.1}. */
    static String spelledOut(String typed) {
        int octets = octets(typed);
        return typed + ".0".repeat(Math.max(0, OCTETS - octets)) + "/" + 8 * Math.min(octets, OCTETS);
    }

    /** How many octets were typed. */
    static int octets(String typed) {
        return 1 + (int) typed.chars().filter(c -> c == '.').count();
    }
}
