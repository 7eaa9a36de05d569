package io.podwire.analysis.probe;

import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.ProbeRule;

/** Which fault of our own host kept probes from leaving. */
final class NotSent {

    private NotSent() {}

    /** @param problem errno by name, and what it means there; see {@link io.podwire.api.probe.Reply#problem} */
    static Judgement of(String problem, long notSent, long of) {
        return Judgement.of(ProbeRule.NOT_SENT, Verdict.FAIL, fault(problem))
                .with("not sent", notSent)
                .with("of", of)
                .with("problem", problem);
    }

    private static FindingCode fault(String problem) {
        String errno = problem == null ? "" : problem.split("[^A-Z0-9]", 2)[0];
        return switch (errno) {
            case "EADDRINUSE" -> FindingCode.EPHEMERAL_PORTS_EXHAUSTED;
            // bind(2) says so of an address that is not there, connect(2) of ports that are used up
            case "EADDRNOTAVAIL" ->
                problem.contains("local port") ? FindingCode.EPHEMERAL_PORTS_EXHAUSTED : FindingCode.ADDRESS_MISSING;
            case "EPERM", "EACCES" -> FindingCode.FILTER_DROP;
            case "EHOSTUNREACH" -> FindingCode.NEIGHBOR_FAILED;
            case "EMSGSIZE" -> FindingCode.MTU_MISMATCH;
            case "ENOBUFS" -> FindingCode.NIC_DROP;
            case "ENETDOWN" -> FindingCode.LINK_DOWN;
            default -> FindingCode.ROUTE_MISSING;
        };
    }
}
