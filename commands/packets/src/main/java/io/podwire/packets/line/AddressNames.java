package io.podwire.packets.line;

import io.podwire.api.value.IpAddress;

/** Names that are told instead of addresses, such as a pod's. Asked once for an address as a rule, on the way of each packet: not slow. */
@FunctionalInterface
public interface AddressNames {

    /** No address has a name: {@code -n}. */
    AddressNames NONE = address -> null;

    /** Its name; null where it has none. */
    String of(IpAddress address);
}
