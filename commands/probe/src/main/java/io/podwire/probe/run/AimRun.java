package io.podwire.probe.run;

import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.TargetFigures;
import io.podwire.probe.figure.RttFigures;
import java.time.Instant;

/** One aim while it is probed: what was sent there, and what came of it. */
final class AimRun {

    private final Aim aim;
    private final RttFigures figures = new RttFigures();

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

    TargetFigures told(Instant now) {
        return new TargetFigures(aim.target(), figures.figures(now));
    }
}
