package io.podwire.engine.rtnetlink;

import io.podwire.api.error.BadData;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Libc;

/** Prefixes as the kernel sends them: family and length in a header, the address in an attribute that is left out when zero. */
final class Prefixes {

    private static final IpAddress ANY4 = IpAddress.of(new byte[4]);
    private static final IpAddress ANY6 = IpAddress.of(new byte[16]);

    private Prefixes() {}

    /**
     * A prefix.
     *
     * @param address null for the zero address of the family
     * @throws BadData where the length does not fit the address
     */
    static Cidr of(int family, IpAddress address, int length, String where) {
        IpAddress known = address != null ? address : family == Libc.AF_INET6 ? ANY6 : ANY4;
        if (length > known.bits()) {
            throw new BadData(where + ": prefix of " + length + " bits for " + known);
        }
        return new Cidr(known, length);
    }

    /** {@code inet}, {@code inet6}, or the number. */
    static String family(int family) {
        return switch (family) {
            case Libc.AF_INET -> "inet";
            case Libc.AF_INET6 -> "inet6";
            default -> Integer.toString(family);
        };
    }
}
