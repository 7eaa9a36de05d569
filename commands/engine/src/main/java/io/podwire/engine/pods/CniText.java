package io.podwire.engine.pods;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.Base64;
import java.util.List;

/** Addresses as CNI plug-ins write them. */
final class CniText {

    private CniText() {}

    /** Adds {@code ADDRESS/LENGTH} or {@code ADDRESS}; leaves out what is null or neither. */
    static void add(List<Cidr> into, String text) {
        if (text == null) {
            return;
        }
        try {
            into.add(Cidr.parse(text));
        } catch (BadUse notOne) {
            // A record that can't be read is no reason to lose the pod; its file is still named as a source.
        }
    }

    /** Adds Go's {@code net.IPNet} in JSON: {@code IP} as text, {@code Mask} as base64 of its bytes. */
    static void addGoIpNet(List<Cidr> into, JsonView ipNet) {
        String ip = ipNet.text("IP");
        IpAddress address = ip == null ? null : IpAddress.parseOrNull(ip);
        if (address == null) {
            return;
        }
        byte[] mask = base64(ipNet.text("Mask"));
        int length = 0;
        for (byte octet : mask) {
            length += Integer.bitCount(octet & 0xff);
        }
        into.add(new Cidr(address, mask.length * 8 == address.bits() ? length : address.bits()));
    }

    /** Empty where it is null or not base64. */
    static byte[] base64(String text) {
        try {
            return text == null ? new byte[0] : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
