package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;

/**
 * What a DNS server was asked. Multicast DNS and LLMNR have no server and are not counted.
 *
 * @param at where it was seen
 * @param server whose answers
 * @param queries without repeated ones
 * @param repeated queries that the same client sent again with the same id, since no answer had come
 * @param answered queries that got an answer, whatever it said
 * @param failed of the answers, those with another code than "no error"
 * @param unanswered queries without an answer until the end, those too near to it as well
 * @param leastMicros from a query's first sending to its answer; null without any
 * @param medianMicros within 4 % of it; null without any
 * @param nearlyAllMicros 95 of 100 took no longer, within 4 %; null without any
 * @param mostMicros null without any
 * @param line for people
 */
@Kind("dns-server")
public record TrafficDnsServer(
        SeenAt at,
        IpAddress server,
        long queries,
        long repeated,
        long answered,
        long failed,
        long unanswered,
        Long leastMicros,
        Long medianMicros,
        Long nearlyAllMicros,
        Long mostMicros,
        String line)
        implements TrafficRow {
    @Override
    public String kind() {
        return "dns-server";
    }
}
