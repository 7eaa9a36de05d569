package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;

/**
 * A name that was asked for in vain.
 *
 * @param at where it was seen
 * @param name see {@link Dns.Question#name}
 * @param type {@code A}, {@code AAAA} …
 * @param outcome {@code NXDOMAIN}, {@code SERVFAIL}, {@code REFUSED} …, {@code rcode 23}, or {@code no answer}
 * @param server that was asked last
 * @param client that asked last
 * @param count how often
 * @param line for people
 */
@Kind("dns-failure")
public record TrafficDnsFailure(
        SeenAt at,
        String name,
        String type,
        String outcome,
        IpAddress server,
        IpAddress client,
        long count,
        String line)
        implements TrafficRow {
    @Override
    public String kind() {
        return "dns-failure";
    }
}
