package io.podwire.api.packet;

/** What {@code capture --stats} tells of packets: their sum, then flows, talkers, servers of names, names that failed, ICMP errors. */
public sealed interface TrafficRow extends CaptureItem
        permits TrafficTotal, TrafficFlow, TrafficTalker, TrafficDnsServer, TrafficDnsFailure, TrafficIcmpError {

    /** For people; the first of a kind has a heading. Null where there are too many of them to be read. */
    @Override
    String line();
}
