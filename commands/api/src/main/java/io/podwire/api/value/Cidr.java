package io.podwire.api.value;

import io.podwire.api.error.BadUse;

/**
 * An address with a prefix length, e.g. {@code 10.244.1.3/24}. The address may have bits beyond the prefix (as an interface's
 * does); {@link #contains} looks at the prefix only.
 *
 * @param address IPv4 or IPv6
 * @param prefixLength 0 to 32, or 0 to 128
 */
public record Cidr(IpAddress address, int prefixLength) implements Comparable<Cidr> {

    public Cidr {
        if (prefixLength < 0 || prefixLength > address.bits()) {
            throw new IllegalArgumentException(
                    "prefix length of " + address + " is 0 to " + address.bits() + ", not " + prefixLength);
        }
    }

    /**
     * Reads {@code ADDRESS/LENGTH}, or an address alone, which is a prefix of full length.
     *
     * @throws BadUse for any other text
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parseOrNull(slash < 0 ? text : text.substring(0, slash));
        String length = slash < 0 ? null : text.substring(slash + 1);
        if (address != null && length == null) {
            return new Cidr(address, address.bits());
        }
        if (address != null && length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= address.bits()) {
            return new Cidr(address, Integer.parseInt(length));
        }
        throw new BadUse(
                "'" + Printable.of(text) + "' is not a prefix; expected one such as 10.244.0.0/16 or fd00:10::/64");
    }

    /** True when the address is of the same family and agrees in the first {@link #prefixLength} bits. */
    public boolean contains(IpAddress other) {
        if (other.v6() != address.v6()) {
            return false;
        }
        byte[] mine = address.octets();
        byte[] theirs = other.octets();
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xff) >> (8 - rest) == 0;
    }

    @Override
    public int compareTo(Cidr other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
