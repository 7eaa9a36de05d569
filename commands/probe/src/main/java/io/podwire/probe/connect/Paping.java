package io.podwire.probe.connect;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.probe.dns.PodNames;
import io.podwire.probe.run.Aim;
import io.podwire.probe.run.Given;
import io.podwire.probe.run.ProbePlan;
import io.podwire.probe.run.Starting;
import io.podwire.probe.target.Destination;
import io.podwire.probe.target.Destinations;
import io.podwire.probe.target.Family;
import io.podwire.probe.target.WayOut;
import io.podwire.probe.verdict.Language;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens connections to ports, again and again: whether that works, how long it takes, and why it does not. */
@Spec(
        name = "paping",
        summary = "Open TCP connections again and again: how long, how many fail, why.",
        group = Group.PROBES,
        source =
                "connect(2) from the place's own network namespace; TCP_INFO (tcp(7)), and the socket's error queue (ip(7))",
        needs = {Need.NETNS, Need.LIVE},
        notes = {
            "The flags and lines are paping's; a connection is closed with FIN as soon as it stands. The time is the kernel's own,"
                    + " from SYN to SYN-ACK. paping's long --timeout is -t here: --timeout ends the whole command.",
            "HOST is an address, a name, or a target such as shop/cart-0. A name is looked up as the pod of --in would, and else by"
                    + " the machine's resolver. Several hosts and several ports (-p 80,443) are probed in turn, each once an"
                    + " interval.",
            "Ends by Ctrl-C, SIGTERM, -c or --for, and then tells the figures. Exit code 0 where any connection was made, else 1."
        },
        examples = {
            "paping 127.0.0.1 -p 1 -c 2 -i 0.01",
            "paping shop/cart-0 -p 8080 --dry-run",
            "paping 10.96.0.10 10.244.0.7 -p 53,9153 -c 10 --in shop/web --dry-run",
            "paping 127.0.0.1 -p 53 -t 500 --log paping.txt --dry-run",
            "paping ::1 -p 443 -c 3 -i 20ms --fail-loss 5% -o ndjson"
        })
public final class Paping implements Command<Paping.Args, Running<ProbeEvent, ProbeSummary>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(
                    position = 0,
                    value = "HOST",
                    help = "address, name or target; several are probed in turn",
                    completion = Completion.TARGET)
            List<String> host,

            @Param(letter = 'p', value = "PORT", help = "port, or several: -p 80,443 or -p 80 -p 443")
            List<String> port,

            @Param(letter = 'c', value = "N", help = "probes to each; default, and 0: until stopped")
            Optional<Long> count,

            @Param(
                    name = "patience",
                    letter = 't',
                    value = "MS",
                    help = "how long each probe waits, in milliseconds; default 1000")
            Optional<Integer> patience,

            @Param(
                    letter = 'i',
                    value = "TIME",
                    help = "from one probe of a target to the next: 0.2, 200ms; default 1s")
            Optional<String> interval,

            @Param(help = "no colors on a terminal, as --no-color; elsewhere there are none")
            boolean nocolor,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6,

            @Param(help = "probe every address of a name, not only the first")
            boolean allAddresses,

            @Param(value = "ADDRESS", help = "leave from that address")
            Optional<IpAddress> source,

            @Param(value = "LINK", help = "leave by that link", completion = Completion.LINK)
            Optional<String> link,

            @Param(name = "for", help = "end after that time")
            Optional<Duration> lasting,

            @Param(
                    value = "FILE",
                    help = "append each line with its time to FILE; as JSON where it ends with .ndjson",
                    completion = Completion.FILE)
            Optional<String> log,

            @Param(value = "P%", help = "exit code 1 too where more than P% of a target's probes failed")
            Optional<String> failLoss,

            @Param(value = "LANGUAGE", help = "of the verdict: en, zh; default: the locale's")
            Optional<String> lang,

            @Param(help = "send faster than a guest should (help: 50/s outside the cluster, 500/s in all)")
            boolean rateLimitOff,

            @Param(help = "say what would be sent, and send nothing")
            boolean dryRun) {}

    private static final Duration USUAL = Duration.ofSeconds(1);

    @Override
    public Running<ProbeEvent, ProbeSummary> run(Args args, Session session) {
        if (args.host().isEmpty()) {
            throw new BadUse("no host; expected an address, a name or a target, as in paping 10.0.0.1 -p 80");
        }
        List<Integer> ports = Given.ports(args.port());
        Duration timeout = args.patience().map(ms -> Given.millis("-t", ms)).orElse(USUAL);
        Duration interval =
                args.interval().map(text -> Given.seconds("-i", text)).orElse(USUAL);
        long count = Given.count(args.count().orElse(0L), 0);
        Double failLoss =
                args.failLoss().map(text -> Given.percent("--fail-loss", text)).orElse(null);
        Duration lasting = Given.lasting(args.lasting());
        Destinations destinations = new Destinations(session, PodNames.of(session), Family.of(args.v4(), args.v6()));
        WayOut out = WayOut.of(
                session,
                "--link",
                args.link().orElse(null),
                "--source",
                args.source().orElse(null));
        // a host or port that is named twice is meant once
        Set<Aim> aims = new LinkedHashSet<>();
        for (String host : args.host()) {
            List<Destination> found = args.allAddresses() ? destinations.all(host) : List.of(destinations.one(host));
            for (Destination to : found) {
                Sending sending = new Sending(out.source(to), null, out.link(to), null, 0, 0, false);
                ports.forEach(port -> aims.add(aim(to, port, sending)));
            }
        }
        ProbePlan plan = new ProbePlan(
                session.place(),
                List.copyOf(aims),
                interval,
                timeout,
                count,
                lasting,
                false,
                failLoss,
                args.lang().map(Language::parse).orElse(Language.EN));
        return new Starting(args.rateLimitOff(), args.log(), args.dryRun()).start(plan, session);
    }

    private static Aim aim(Destination to, int port, Sending sending) {
        return new Aim(new ProbeTarget(to.asked(), to.address(), ProbeProtocol.TCP, port), sending, Octets.EMPTY);
    }
}
