package io.podwire.probe.target;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.IpAddress;

/** Which addresses are wanted. */
public enum Family {
    ANY,
    V4,
    V6;

    /**
     * As {@code -4} and {@code -6} say.
     *
     * @throws BadUse where both were given
     */
    public static Family of(boolean v4, boolean v6) {
        if (v4 && v6) {
            throw new BadUse("-4 and -6 exclude each other; expected one of them, or none for either family");
        }
        return v4 ? V4 : v6 ? V6 : ANY;
    }

    /** Whether it is one of them. */
    public boolean takes(IpAddress address) {
        return this == ANY || address.v6() == (this == V6);
    }
}
