package io.podwire.probe.text;

import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeSummary;
import java.time.ZoneId;
import java.util.List;

/** Makes lines of what a stream of probes gives. For one stream: what is said depends on how many targets it has. */
public interface ProbeText {

    /**
     * The words of a protocol's tool.
     *
     * @param first the first that is begun
     * @param zone of the wall-clock times
     */
    static ProbeText of(Started first, ZoneId zone) {
        return switch (first.target().protocol()) {
            case TCP, TCP_MESSAGE -> new PapingText(zone);
            case ICMP -> new PingText(zone);
            case UDP -> new UdpText(zone);
        };
    }

    /** Before the first probe to a target. */
    List<String> started(Started started);

    /** Of one probe; may be none. */
    List<String> probed(Probed probed);

    /** At the end. */
    List<String> end(ProbeSummary summary);

    /** What there is to say of an event. */
    default List<String> lines(ProbeEvent event) {
        if (event instanceof Started started) {
            return started(started);
        }
        return event instanceof Probed probed ? probed(probed) : List.of(((ProbeEvent.Listed) event).line());
    }
}
