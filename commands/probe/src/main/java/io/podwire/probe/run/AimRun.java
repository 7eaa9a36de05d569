package io.podwire.probe.run;

import io.podwire.analysis.probe.TargetJudge;
import io.podwire.analysis.probe.TargetJudge.Last;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.ProbeBaseline;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.TargetFigures;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.figure.RttFigures;
import io.podwire.probe.verdict.Verdicts;
import java.util.List;

/** One aim while it is probed: what was sent there, and what came of it. */
final class AimRun {

    private final Aim aim;
    private final RttFigures figures = new RttFigures();
    private IcmpMessage icmp;
    private IpAddress from;
    private String problem;
    private ProbeBaseline before;

    AimRun(Aim aim) {
        this.aim = aim;
    }

    Aim aim() {
        return aim;
    }

    RttFigures figures() {
        return figures;
    }

    /** @param sequence from 1 */
    ProbeEvent.Probed event(Reply reply, long sequence) {
        boolean sized = aim.target().protocol() != ProbeProtocol.TCP && reply.from() != null && reply.icmp() == null;
        return new ProbeEvent.Probed(
                reply.sentAt(),
                aim.target(),
                sequence,
                reply.outcome(),
                reply.rtt(),
                reply.clock(),
                reply.from(),
                reply.hops(),
                sized ? size(reply) : null,
                reply.icmp(),
                reply.problem());
    }

    /** An echo reply carries what the request carried (RFC 792), so its payload need not travel up to here. */
    private Integer size(Reply reply) {
        return aim.target().protocol() == ProbeProtocol.ICMP
                ? aim.payload().length()
                : reply.payload().length();
    }

    /** A reply came. */
    void take(Reply reply) {
        figures.add(reply);
        if (reply.icmp() != null) {
            icmp = reply.icmp();
            from = reply.from();
        }
        problem = reply.problem() == null ? problem : reply.problem();
    }

    /** The facts of before its first probe. */
    void before(ProbeBaseline facts) {
        before = facts;
    }

    /**
     * All that is to be told of it.
     *
     * @param nanos now, by the prober's clock
     * @param skipped probes that this host came too late for
     */
    TargetFigures told(long nanos, long skipped, Verdicts verdicts) {
        ProbeFigures sum = figures.figures(nanos);
        // silence to a datagram means nothing: a service may not answer what it does not understand
        List<ProbeVerdict> meaning = aim.target().protocol() == ProbeProtocol.UDP
                ? List.of()
                : verdicts.of(TargetJudge.of(aim.target(), sum, new Last(icmp, from, problem, skipped)));
        return new TargetFigures(aim.target(), sum, meaning, before);
    }
}
