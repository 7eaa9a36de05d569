package io.podwire.probe.mtu;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.probe.MtuReport;
import io.podwire.api.probe.MtuTried;
import io.podwire.api.probe.ProbeBaseline;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.before.BaselineReader;
import io.podwire.probe.dns.PodNames;
import io.podwire.probe.run.EchoRights;
import io.podwire.probe.target.Destination;
import io.podwire.probe.target.Destinations;
import io.podwire.probe.target.Family;
import io.podwire.probe.target.WayOut;
import io.podwire.probe.verdict.Language;
import java.time.Duration;
import java.util.Optional;

/** The largest packet that passes to a host, from any network of this host. */
@Spec(
        name = "mtu",
        summary = "Find the largest packet that passes to a host, and its limiting link.",
        group = Group.PROBES,
        source =
                "packets that nobody may cut (IP_PMTUDISC_PROBE) from the place's own namespace, and rtnetlink on their way",
        needs = {Need.NETNS, Need.LIVE},
        notes = {
            "Sizes are those of whole packets with their IP header, as links count them: 28 more than ping -s says, 48 for IPv6.",
            "An echo reply need not come back in one piece, so this is about the way there. Ask from the other end for the way back.",
            "A router that tells of a smaller MTU leaves a route exception in the kernel of whoever asked, for ten minutes as a"
                    + " rule. Those that the probes leave are named. Exit code 1: larger packets vanish, or none passes."
        },
        examples = {"mtu 127.0.0.1", "mtu ::1 --largest 1500 -o json", "mtu --dry-run --udp 33434 192.0.2.1"})
public final class Mtu implements Command<Mtu.Args, Running<MtuTried, MtuReport>> {

    private static final int MOST_TRIES = 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Echo requests may come faster than errors, of which Linux tells one a second. */
    private static final Duration ECHO_INTERVAL = Duration.ofMillis(200);

    private static final Duration ERROR_INTERVAL = Duration.ofSeconds(1);

    /** See {@link Param#help}. */
    public record Args(
            @Param(
                    position = 0,
                    value = "HOST",
                    help = "where to: an address, a pod, a name",
                    completion = Param.Completion.TARGET)
            String host,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6,

            @Param(value = "PORT", help = "UDP to this port, best a closed one, instead of echo requests")
            Optional<Integer> udp,

            @Param(value = "BYTES", help = "try no larger packets; default: as large as the first link takes")
            Optional<Integer> largest,

            @Param(value = "N", help = "so many of a size without an answer, before it counts as too large; default: 3")
            Optional<Integer> tries,

            @Param(name = "wait", value = "TIME", help = "how long to wait for each answer; default: 1s")
            Optional<Duration> patience,

            @Param(value = "ADDRESS", help = "send from this address")
            Optional<IpAddress> source,

            @Param(value = "LINK", help = "send by this link", completion = Param.Completion.LINK)
            Optional<String> dev,

            @Param(value = "LANGUAGE", help = "of the verdict: en, zh; default: the locale's")
            Optional<String> lang,

            @Param(help = "tell what would be sent, and send nothing")
            boolean dryRun) {}

    @Override
    public Running<MtuTried, MtuReport> run(Args args, Session session) {
        MtuPlan plan = plan(args, session);
        if (args.dryRun()) {
            return new MtuPlanned(plan);
        }
        Prober prober = session.host().prober(plan.place().netns());
        try {
            if (plan.protocol() == ProbeProtocol.ICMP) {
                EchoRights.tell(prober.facts(), session::note);
            }
            ProbeBaseline baseline = BaselineReader.of(
                    session.host(),
                    plan.place(),
                    plan.to().address(),
                    plan.sending().link(),
                    prober.now());
            return new MtuRunning(
                    plan, prober, WayReader.of(plan, session), baseline, top(plan, baseline), session::note);
        } catch (RuntimeException e) {
            prober.close();
            throw e;
        }
    }

    private static MtuPlan plan(Args args, Session session) {
        int tries = within("--tries", args.tries().orElse(3), 1, MOST_TRIES);
        Duration wait = args.patience().orElse(Duration.ofSeconds(1));
        if (wait.isZero() || wait.isNegative() || wait.compareTo(LONGEST) > 0) {
            throw new BadUse("--wait: expected above 0 to 1m, not " + wait.toMillis() + "ms");
        }
        int port = args.udp().isEmpty() ? 0 : within("--udp", args.udp().get(), 1, 65535);
        Language language = args.lang().map(Language::parse).orElse(Language.EN);
        Integer largest = args.largest().isEmpty()
                ? null
                : Integer.valueOf(within("--largest", args.largest().get(), 68, MtuPlan.LARGEST));
        Destination to =
                new Destinations(session, PodNames.of(session), Family.of(args.v4(), args.v6())).one(args.host());
        WayOut out = WayOut.of(
                session,
                "--dev",
                args.dev().orElse(null),
                "--source",
                args.source().orElse(null));
        MtuPlan plan = new MtuPlan(
                session.place(),
                to,
                args.udp().isPresent() ? ProbeProtocol.UDP : ProbeProtocol.ICMP,
                port,
                new Sending(out.source(to), null, out.link(to), null, 0, 0, true),
                largest,
                tries,
                args.udp().isPresent() ? ERROR_INTERVAL : ECHO_INTERVAL,
                wait,
                language);
        if (largest != null && largest <= plan.headers()) {
            throw new BadUse("--largest: an IPv6 probe is larger than " + plan.headers() + " bytes, not " + largest);
        }
        return plan;
    }

    private static int within(String flag, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadUse(flag + ": expected " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /** What the first link takes, as far as it is known; the loopback takes more than a packet can be. */
    private static int top(MtuPlan plan, ProbeBaseline baseline) {
        int link = baseline.mtu() == null ? 1500 : baseline.mtu();
        int most = plan.largest() == null ? link : plan.largest();
        return Math.max(plan.headers() + 1, Math.min(most, MtuPlan.LARGEST));
    }
}
