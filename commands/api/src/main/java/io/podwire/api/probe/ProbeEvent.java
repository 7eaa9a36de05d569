package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import java.time.Duration;
import java.time.Instant;

/** What {@code paping}, {@code ping} and {@code udp} give while they run. */
public sealed interface ProbeEvent {

    /** Which of them. */
    String kind();

    /**
     * A target is probed from now on; comes once for each, before its probes.
     *
     * @param target where its probes go
     * @param source address they leave from: the one that was told, or with a link the one that the route by it has; null: the kernel's
     *     choice
     * @param link they must leave by; null: as the routes say
     * @param size octets behind the ICMP or UDP header; 0 for TCP
     * @param interval from one probe to the next
     * @param timeout after which a probe counts as not answered
     */
    @Kind("started")
    record Started(ProbeTarget target, IpAddress source, String link, int size, Duration interval, Duration timeout)
            implements ProbeEvent {
        @Override
        public String kind() {
            return "started";
        }
    }

    /**
     * What came of a probe.
     *
     * @param at when it left, or should have
     * @param target where it went
     * @param sequence of it among those to this target, from 1
     * @param outcome what came of it
     * @param rtt from leaving to the answer; null where none came
     * @param clock who measured that; null where nobody did
     * @param from who answered; null where nobody did
     * @param source address it left from; null where it did not leave, or that is not known. Where {@code from} is the same, and not the
     *     target, this host itself gave the probe up
     * @param hops TTL or hop limit the answer had left; null where that is not known
     * @param size octets behind the ICMP or UDP header of the answer; null where it has none
     * @param icmp the error that answered; null for any other answer
     * @param problem of a probe that never left: errno by name and what it means here; else null
     */
    @Kind("probed")
    record Probed(
            Instant at,
            ProbeTarget target,
            long sequence,
            Outcome outcome,
            Duration rtt,
            RttClock clock,
            IpAddress from,
            IpAddress source,
            Integer hops,
            Integer size,
            IcmpMessage icmp,
            String problem)
            implements ProbeEvent {
        @Override
        public String kind() {
            return "probed";
        }

        /** As {@link Reply#ownError}. */
        public boolean ownError() {
            return icmp != null && from != null && from.equals(source) && !from.equals(target.address());
        }
    }

    /**
     * A line of what a dry run would do.
     *
     * @param line of it
     */
    @Kind("listed")
    record Listed(String line) implements ProbeEvent {
        @Override
        public String kind() {
            return "listed";
        }
    }
}
