package io.podwire.packets.line;

import io.podwire.api.value.IpAddress;

/** Texts of addresses; the same few come again and again. */
final class Addresses {

    private static final int SLOTS = 1024;

    private final AddressNames names;
    private final IpAddress[] kept = new IpAddress[SLOTS];
    private final String[] texts = new String[SLOTS];

    Addresses(AddressNames names) {
        this.names = names;
    }

    /** Its name, or itself. */
    String of(IpAddress address) {
        int hash = address.hashCode();
        int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & SLOTS - 1;
        if (address.equals(kept[slot])) {
            return texts[slot];
        }
        String name = names.of(address);
        String text = name == null ? plain(address) : name;
        kept[slot] = address;
        texts[slot] = text;
        return text;
    }

    /** As numbers; tcpdump also writes dotted decimal where only the last 32 bits of an IPv6 address are set. */
    static String plain(IpAddress address) {
        if (address.v6()) {
            byte[] octets = address.octets();
            boolean compatible = (octets[12] | octets[13]) != 0;
            for (int i = 0; i < 12; i++) {
                compatible &= octets[i] == 0;
            }
            if (compatible) {
                return "::" + IpAddress.of(java.util.Arrays.copyOfRange(octets, 12, 16));
            }
        }
        return address.toString();
    }
}
