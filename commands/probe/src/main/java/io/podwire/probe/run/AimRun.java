package io.podwire.probe.run;

import io.podwire.analysis.probe.TargetJudge;
import io.podwire.analysis.probe.TargetJudge.Last;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.ProbeBaseline;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.TargetFigures;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.figure.RttFigures;
import io.podwire.probe.pace.Pace;
import io.podwire.probe.verdict.Verdicts;
import java.util.List;

/** One aim while it is probed: what was sent there, and what came of it. */
final class AimRun {

    private final Aim aim;
    private final RttFigures figures = new RttFigures();
    private IcmpMessage icmp;
    private IpAddress from;
    private boolean own;
    private String problem;
    private ProbeBaseline before;
    private long leftOut;

    AimRun(Aim aim) {
        this.aim = aim;
    }

    Aim aim() {
        return aim;
    }

    RttFigures figures() {
        return figures;
    }

    /**
     * A probe leaves.
     *
     * @param nanos now, by the prober's clock
     * @param turns this aim's own that have passed unused by now, because this host came too late for them
     */
    void sent(long number, long nanos, long turns) {
        figures.sent(number, nanos);
        leftOut = turns;
    }

    /**
     * A reply came.
     *
     * @param sequence of its probe among those to this aim, from 1
     * @return what is told of it
     */
    Probed take(Reply reply, long sequence) {
        figures.add(reply);
        Probed probed = event(reply, sequence);
        if (reply.icmp() != null) {
            icmp = reply.icmp();
            from = reply.from();
            own = probed.ownError();
        }
        problem = reply.problem() == null ? problem : reply.problem();
        return probed;
    }

    private Probed event(Reply reply, long sequence) {
        boolean sized = aim.target().protocol() != ProbeProtocol.TCP && reply.from() != null && reply.icmp() == null;
        return new Probed(
                reply.sentAt(),
                aim.target(),
                sequence,
                reply.outcome(),
                reply.rtt(),
                reply.clock(),
                reply.from(),
                reply.source(),
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

    /** The facts of before its first probe. */
    void before(ProbeBaseline facts) {
        before = facts;
    }

    /** What is told before its first probe; once {@link #before} is known. */
    Started started(ProbePlan plan) {
        IpAddress source = aim.sending().source();
        String link = aim.sending().link();
        if (source == null && link != null && before != null && before.route() != null) {
            source = before.route().preferredSource();
        }
        return new Started(aim.target(), source, link, aim.payload().length(), plan.interval(), plan.timeout());
    }

    /**
     * All that is to be told of it.
     *
     * @param nanos now, by the prober's clock
     */
    TargetFigures told(long nanos, Verdicts verdicts) {
        ProbeFigures sum = figures.figures(nanos);
        long skipped = Pace.worthAWord(leftOut, sum.attempts()) ? leftOut : 0;
        // silence to a datagram means nothing: a service may not answer what it does not understand
        List<ProbeVerdict> meaning = aim.target().protocol() == ProbeProtocol.UDP
                ? List.of()
                : verdicts.of(TargetJudge.of(aim.target(), sum, new Last(icmp, from, own, problem, skipped)));
        return new TargetFigures(aim.target(), sum, meaning, before);
    }
}
