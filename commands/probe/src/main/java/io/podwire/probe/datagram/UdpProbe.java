package io.podwire.probe.datagram;

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
import io.podwire.api.value.Printable;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends datagrams to a port and tells what comes back: a reply, that nobody listens, or nothing. */
@Spec(
        name = "udp",
        summary = "Send datagrams to a UDP port: a reply, port unreachable, or silence.",
        group = Group.PROBES,
        source = "UDP sockets in the place's own network namespace, and their error queues (ip(7), ipv6(7))",
        needs = {Need.NETNS, Need.LIVE},
        notes = {
            "Silence means open or filtered: a service need not answer what it does not understand. Give it something that it does"
                    + " with --data or --hex. A closed port is told by the host's ICMP, of which Linux sends one a second.",
            "Ends by Ctrl-C, SIGTERM, -c or --for; default 3 datagrams. Exit code 0 where any reply came, else 1."
        },
        examples = {
            "udp 127.0.0.1 -p 9 -c 1",
            "udp shop/dns-0 -p 53 --hex 00010100000100000000000001610000010001 --dry-run",
            "udp ::1 -p 161 -c 2 -i 50ms -o ndjson"
        })
public final class UdpProbe implements Command<UdpProbe.Args, Running<ProbeEvent, ProbeSummary>> {

    /** Fits usual paths, tunnels on Ethernet included, so that no datagram is fragmented. */
    private static final int MOST = 1400;

    private static final long USUAL_COUNT = 3;

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, value = "HOST", help = "address, name or target", completion = Completion.TARGET)
            String host,

            @Param(letter = 'p', value = "PORT", help = "port, or several: -p 53,123")
            List<String> port,

            @Param(letter = 'c', value = "N", help = "datagrams to each port; default 3; 0: until stopped")
            Optional<Long> count,

            @Param(
                    name = "patience",
                    letter = 't',
                    value = "MS",
                    help = "how long each answer is waited for, in milliseconds; default 1000")
            Optional<Integer> patience,

            @Param(letter = 'i', value = "TIME", help = "from one datagram to the next: 0.2, 200ms; default 1s")
            Optional<String> interval,

            @Param(value = "TEXT", help = "what each carries; default: nothing")
            Optional<String> data,

            @Param(value = "HEX", help = "the same as hex digits")
            Optional<String> hex,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6,

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

            @Param(value = "P%", help = "exit code 1 too where more than P% of a port's datagrams had no reply")
            Optional<String> failLoss,

            @Param(value = "LANGUAGE", help = "of the verdict: en, zh; default: the locale's")
            Optional<String> lang,

            @Param(help = "send faster than a guest should (50/s outside the cluster, 500/s in all)")
            boolean rateLimitOff,

            @Param(help = "say what would be sent, and send nothing")
            boolean dryRun) {}

    @Override
    public Running<ProbeEvent, ProbeSummary> run(Args args, Session session) {
        List<Integer> ports = Given.ports(args.port());
        Duration timeout = args.patience().map(ms -> Given.millis("-t", ms)).orElse(Duration.ofSeconds(1));
        Duration interval =
                args.interval().map(text -> Given.seconds("-i", text)).orElse(Duration.ofSeconds(1));
        Duration lasting = Given.lasting(args.lasting());
        long usual = lasting == null ? USUAL_COUNT : 0;
        long count = Given.count(args.count().orElse(usual), 0);
        Double failLoss =
                args.failLoss().map(text -> Given.percent("--fail-loss", text)).orElse(null);
        Octets payload = payload(args);
        Destination to =
                new Destinations(session, PodNames.of(session), Family.of(args.v4(), args.v6())).one(args.host());
        WayOut out = WayOut.of(
                session,
                "--link",
                args.link().orElse(null),
                "--source",
                args.source().orElse(null));
        Sending sending = new Sending(out.source(to), null, out.link(to), null, 0, 0, false);
        List<Aim> aims = ports.stream()
                .map(port ->
                        new Aim(new ProbeTarget(to.asked(), to.address(), ProbeProtocol.UDP, port), sending, payload))
                .toList();
        ProbePlan plan = new ProbePlan(
                session.place(),
                aims,
                interval,
                timeout,
                count,
                lasting,
                false,
                failLoss,
                args.lang().map(Language::parse).orElse(Language.EN));
        return new Starting(args.rateLimitOff(), args.log(), args.dryRun()).start(plan, session);
    }

    private static Octets payload(Args args) {
        if (args.data().isPresent() && args.hex().isPresent()) {
            throw new BadUse("both --data and --hex say what a datagram carries; give one of them");
        }
        Octets payload = args.hex().isPresent()
                ? hex(args.hex().get())
                : Octets.of(args.data().orElse("").getBytes(StandardCharsets.UTF_8));
        if (payload.length() > MOST) {
            throw new BadUse(
                    "a datagram of " + payload.length() + " bytes is too big to ask with; expected at most " + MOST);
        }
        return payload;
    }

    private static Octets hex(String text) {
        try {
            return Octets.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadUse("--hex " + Printable.of(text) + ": expected pairs of hex digits, such as 0001ff", e);
        }
    }
}
