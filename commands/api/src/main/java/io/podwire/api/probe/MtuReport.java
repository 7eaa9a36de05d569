package io.podwire.api.probe;

import io.podwire.api.finding.Verdict;
import io.podwire.api.value.IpAddress;
import java.time.Instant;
import java.util.List;

/**
 * How large packets may be to pass to a target without being cut in pieces.
 *
 * @param planned nothing was sent: {@code notes} say what would have been
 * @param asked what the user wrote
 * @param target what it means
 * @param place where the probes left from, as the user said it
 * @param protocol what they were made of
 * @param port of the target; null for {@link ProbeProtocol#ICMP}
 * @param begun when; null where nothing was sent
 * @param ended when; null likewise
 * @param passes size of the largest packet that passed, with its IP header; null where none did
 * @param fails size of the smallest that did not; null where the largest that was tried passed
 * @param tried size of the largest that was tried: what the first link takes
 * @param sent probes that left
 * @param lostThatFit of those not larger than {@code passes}, how many had no answer: loss, and not size
 * @param sentThatFit how many of those left
 * @param silent packets too large vanish: nobody tells the sender
 * @param told who told of packets too large
 * @param way links on this machine's part of the way, from the sender on
 * @param whole whether the way is known up to the target
 * @param limit the link of the way that lets no larger packets pass than {@code passes}; null where none of them is known to
 * @param exceptions what kernels on the way know of the target's path MTU, and which of it these probes brought about
 * @param baseline facts that were read before the first probe
 * @param verdicts the first is the one to act on; empty where nothing was sent
 * @param notes what else is to be known, a sentence each
 */
public record MtuReport(
        boolean planned,
        String asked,
        IpAddress target,
        String place,
        ProbeProtocol protocol,
        Integer port,
        Instant begun,
        Instant ended,
        Integer passes,
        Integer fails,
        int tried,
        long sent,
        long lostThatFit,
        long sentThatFit,
        boolean silent,
        List<MtuTold> told,
        List<MtuLink> way,
        boolean whole,
        MtuLink limit,
        List<RouteException> exceptions,
        ProbeBaseline baseline,
        List<ProbeVerdict> verdicts,
        List<String> notes) {
    public MtuReport {
        told = List.copyOf(told);
        way = List.copyOf(way);
        exceptions = List.copyOf(exceptions);
        verdicts = List.copyOf(verdicts);
        notes = List.copyOf(notes);
    }

    /** Whether it is a success: something passed, and nothing vanishes on the way. */
    public boolean good() {
        return planned || passes != null && verdicts.stream().noneMatch(verdict -> verdict.verdict() == Verdict.FAIL);
    }
}
