package io.podwire.packets.dissect;

import io.podwire.api.packet.Dns;
import io.podwire.api.value.Octets;
import java.util.List;

/** Reads a DNS message that came out of a socket, and so has no headers around it. */
public final class DnsMessages {

    private DnsMessages() {}

    /**
     * A message without the length that stands before it over TCP.
     *
     * @return null where it is shorter than a header; what is wrong behind that is {@link Dns#damage}
     */
    public static Dns read(Octets message) {
        byte[] bytes = message.bytes();
        Walk walk = new Walk(bytes, bytes.length, DissectOptions.PLAIN, List.of(), null);
        DnsReader.read(walk, 0, bytes.length, false);
        return walk.layers().get(0) instanceof Dns dns ? dns : null;
    }
}
