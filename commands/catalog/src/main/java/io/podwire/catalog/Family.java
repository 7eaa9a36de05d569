package io.podwire.catalog;

import io.podwire.api.value.IpAddress;

/** Which of the two families of addresses is asked for by {@code -4} and {@code -6}; neither or both: both. */
enum Family {
    IPV4,
    IPV6,
    BOTH;

    static Family of(boolean v4, boolean v6) {
        return v4 == v6 ? BOTH : v4 ? IPV4 : IPV6;
    }

    /** True where an address of that family is wanted. */
    boolean takes(IpAddress address) {
        return takesV6(address.v6());
    }

    /** True where {@code inet} or {@code inet6} is wanted. */
    boolean takes(String name) {
        return takesV6(name.equals("inet6"));
    }

    private boolean takesV6(boolean v6) {
        return this == BOTH || v6 == (this == IPV6);
    }

    /** {@code inet}, {@code inet6}, or null for both. */
    String nameOrNull() {
        return switch (this) {
            case IPV4 -> "inet";
            case IPV6 -> "inet6";
            case BOTH -> null;
        };
    }
}
