package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * A hop-by-hop or destination options header (RFC 8200 sections 4.3 and 4.6).
 *
 * @param kind {@code ipv6-hop-by-hop} or {@code ipv6-destination}
 * @param nextHeader IANA's protocol number
 * @param length bytes of this header
 * @param options in their order, padding included
 */
@Kind({Ipv6Options.HOP_BY_HOP, Ipv6Options.DESTINATION})
public record Ipv6Options(String kind, int nextHeader, int length, List<Option> options) implements Layer {

    /** {@link #kind} of hop-by-hop options. */
    public static final String HOP_BY_HOP = "ipv6-hop-by-hop";

    /** {@link #kind} of destination options. */
    public static final String DESTINATION = "ipv6-destination";

    public Ipv6Options {
        options = List.copyOf(options);
    }

    /**
     * An option.
     *
     * @param type 0 one byte of padding, 1 padding, 5 router alert, 0xc2 jumbo payload, 0xc9 home address …
     * @param data without type and length; shorter than its length says where the header ends before
     */
    public record Option(int type, Octets data) {}
}
