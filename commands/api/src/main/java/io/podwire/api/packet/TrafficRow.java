package io.podwire.api.packet;

/** What {@code capture --stats} tells of packets: their sum, then flows, talkers, servers of names, names that failed, ICMP errors. */
public sealed interface TrafficRow
        permits TrafficTotal, TrafficFlow, TrafficTalker, TrafficDnsServer, TrafficDnsFailure, TrafficIcmpError {

    /** Which of them. */
    String kind();

    /** For people; the first of a kind has a heading. Null where there are too many of them to be read. */
    String line();
}
