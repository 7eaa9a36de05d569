package io.podwire.probe.run;

import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.Prober;
import io.podwire.probe.pace.Load;
import io.podwire.probe.pace.Manners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From a plan to probes: limits are looked at, files opened, and only then is anything sent; or it is only said.
 *
 * @param rateLimitOff the limits of a guest don't hold
 * @param log file to write to
 * @param dryRun says what would be done
 */
public record Starting(boolean rateLimitOff, Optional<String> log, boolean dryRun) {

    /** So many addresses and ports at once are a scan, not a measurement, and their figures are held in memory. */
    private static final int MOST_AIMS = 10_000;

    private static final int BESIDE = 4;

    /** A connection that stands is closed with FIN, and the other side has so long to close too. */
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** Ten times what one thread sends. */
    private static final int MOST_A_SECOND = 1_000_000;

    /**
     * Starts.
     *
     * @throws BadUse for what a guest does not do
     */
    public Running<ProbeEvent, ProbeSummary> start(ProbePlan plan, Session session) {
        if (plan.aims().size() > MOST_AIMS) {
            throw new BadUse(plan.aims().size() + " targets are more than can be probed at once (" + MOST_AIMS + ")");
        }
        if (plan.perSecond() > MOST_A_SECOND) {
            throw new BadUse(
                    "more than " + MOST_A_SECOND + " probes a second can't be sent", "try:   a longer interval (-i)");
        }
        if (!rateLimitOff) {
            new Manners(session, plan.place()).check(load(plan));
        }
        if (dryRun) {
            return new Lines(lines(plan));
        }
        Running<ProbeEvent, ProbeSummary> run = new ProbeRun(plan, session);
        return log.isEmpty() ? run : new LoggedRun(run, ProbeLog.open(log.get(), session));
    }

    private static Load load(ProbePlan plan) {
        Load.Kind kind = switch (plan.aims().get(0).target().protocol()) {
            case ICMP -> Load.Kind.FLOW;
            case UDP -> Load.Kind.DATAGRAM;
            case TCP, TCP_MESSAGE -> Load.Kind.CONNECTION;
        };
        List<Load.To> targets = plan.aims().stream()
                .map(Aim::target)
                .map(target -> new Load.To(target.address(), target.port()))
                .toList();
        return new Load(targets, plan.interval(), most(plan), plan.timeout(), kind);
    }

    /** Probes to each; 0 without end. */
    private static long most(ProbePlan plan) {
        if (plan.lasting() == null) {
            return plan.count();
        }
        long byTime = plan.lasting().dividedBy(plan.interval()) + 1;
        return plan.count() == 0 ? byTime : Math.min(plan.count(), byTime);
    }

    private List<String> lines(ProbePlan plan) {
        List<String> lines = new ArrayList<>();
        for (Aim aim : plan.aims()) {
            lines.add("would send from " + plan.place().asked() + " to " + where(aim));
        }
        lines.add(most(plan) == 0 ? "  until stopped" : "  " + most(plan) + " times");
        lines.add("  each " + text(plan.interval()) + ", each waiting " + text(plan.timeout()) + " for its answer; "
                + String.format(Locale.ROOT, "%.1f", plan.perSecond()) + " probes a second");
        lines.add("  sockets: at most " + sockets(plan) + " open at a time");
        log.ifPresent(file -> lines.add("  would append to " + file));
        if (rateLimitOff) {
            lines.add("  without the limits of a guest");
        }
        return lines;
    }

    /** Those that hear ICMP and ask for routes, of both families; and one a probe, until nothing can come of it any more. */
    private static long sockets(ProbePlan plan) {
        Duration kept = switch (plan.aims().get(0).target().protocol()) {
            case ICMP -> null;
            case UDP -> plan.timeout().plus(Prober.LATE);
            case TCP, TCP_MESSAGE -> plan.timeout().plus(CLOSING);
        };
        if (kept == null) {
            return BESIDE + 1;
        }
        double atATime = Math.ceil(plan.perSecond() * kept.toNanos() / 1e9);
        double all = most(plan) == 0
                ? Double.MAX_VALUE
                : (double) most(plan) * plan.aims().size();
        return BESIDE + Math.round(Math.min(atATime, all));
    }

    private static String where(Aim aim) {
        ProbeTarget target = aim.target();
        String how = switch (target.protocol()) {
            case TCP, TCP_MESSAGE -> "TCP " + target.port() + ", connections that are closed with FIN";
            case UDP ->
                "UDP " + target.port() + ", datagrams of " + aim.payload().length() + " bytes";
            case ICMP -> "ICMP, echo requests of " + aim.payload().length() + " bytes";
        };
        return target.address() + " (" + target.host() + ") by " + how;
    }

    private static String text(Duration time) {
        return time.toNanos() % 1_000_000 == 0 ? time.toMillis() + "ms" : time.toNanos() / 1000 + "us";
    }
}
