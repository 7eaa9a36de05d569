package io.podwire.probe.echo;

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
import java.util.List;
import java.util.Optional;

/** Sends echo requests and tells the replies. */
@Spec(
        name = "ping",
        summary = "Send ICMP echo requests: who answers, how long it takes.",
        group = Group.PROBES,
        source = "raw ICMP sockets in the place's own network namespace, else datagram ones; the kernel's time stamps",
        needs = {Need.NETNS, Need.LIVE},
        notes = {
            "The flags and lines are those of iputils' ping with -n and -O: names of addresses are never looked up, and a probe without"
                    + " an answer has a line. Without CAP_NET_RAW datagram sockets are used (ping_group_range), and that is said.",
            "Ends by Ctrl-C, SIGTERM, -c or -w, and then tells the figures. Exit code 0 where any reply came, else 1."
        },
        examples = {
            "ping 127.0.0.1 -c 2 -i 0.01",
            "ping shop/cart-0 -M do -s 1472 --dry-run",
            "ping ::1 -c 1 -q",
            "ping 127.0.0.1 -c 3 -i 20ms -W 0.5 --fail-loss 10% -o json"
        })
public final class Ping implements Command<Ping.Args, Running<ProbeEvent, ProbeSummary>> {

    /** IPv4: 65535 less 20 octets of its header and 8 of the request's; IPv6's own header does not count (RFC 8200 section 3). */
    private static final int MOST_V4 = 65_507;

    private static final int MOST_V6 = 65_527;
    private static final int USUAL_SIZE = 56;

    /** What path MTU discovery may do, as {@code -M} says. */
    public enum Discovery {
        /** Nothing is ever fragmented. */
        DO,
        /** As the kernel does by itself. */
        WANT
    }

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, value = "HOST", help = "address, name or target", completion = Completion.TARGET)
            String host,

            @Param(letter = 'c', value = "N", help = "end after so many requests; default: until stopped")
            Optional<Long> count,

            @Param(letter = 'i', value = "TIME", help = "from one request to the next, in seconds: 0.2; default 1")
            Optional<String> interval,

            @Param(letter = 's', value = "BYTES", help = "bytes behind the ICMP header; default 56")
            Optional<Integer> size,

            @Param(
                    name = "patience",
                    letter = 'W',
                    value = "SECONDS",
                    help = "how long each reply is waited for; default 1")
            Optional<String> patience,

            @Param(name = "deadline", letter = 'w', value = "SECONDS", help = "end after that time")
            Optional<String> deadline,

            @Param(
                    name = "path-mtu-discovery",
                    letter = 'M',
                    value = "HINT",
                    help = "do: never fragment; want: as usual")
            Optional<Discovery> discovery,

            @Param(name = "ttl", letter = 't', value = "TTL", help = "time to live, 1 to 255")
            Optional<Integer> ttl,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6,

            @Param(
                    name = "interface",
                    letter = 'I',
                    value = "LINK",
                    help = "leave by that link, or from that address",
                    completion = Completion.LINK)
            Optional<String> from,

            @Param(name = "numeric", letter = 'n', help = "accepted; addresses are never looked up")
            boolean numeric,

            @Param(
                    name = "report-outstanding",
                    letter = 'O',
                    help = "accepted; a request without a reply always has a line")
            boolean outstanding,

            @Param(letter = 'q', help = "only what is told at the beginning and at the end")
            boolean quiet,

            @Param(
                    value = "FILE",
                    help = "append each line with its time to FILE; as JSON where it ends with .ndjson",
                    completion = Completion.FILE)
            Optional<String> log,

            @Param(value = "P%", help = "exit code 1 too where more than P% of the requests failed")
            Optional<String> failLoss,

            @Param(value = "LANGUAGE", help = "of the verdict: en, zh; default: the locale's")
            Optional<String> lang,

            @Param(help = "send faster than a guest should (500 requests a second)")
            boolean rateLimitOff,

            @Param(help = "say what would be sent, and send nothing")
            boolean dryRun) {}

    @Override
    public Running<ProbeEvent, ProbeSummary> run(Args args, Session session) {
        Duration interval =
                args.interval().map(text -> Given.seconds("-i", text)).orElse(Duration.ofSeconds(1));
        Duration timeout =
                args.patience().map(text -> Given.seconds("-W", text)).orElse(Duration.ofSeconds(1));
        Duration lasting =
                args.deadline().map(text -> Given.seconds("-w", text)).orElse(null);
        long count = args.count().map(n -> Given.count(n, 1)).orElse(0L);
        Double failLoss =
                args.failLoss().map(text -> Given.percent("--fail-loss", text)).orElse(null);
        Integer hops = args.ttl().map(ttl -> Given.hops("-t", ttl)).orElse(null);
        Destination to =
                new Destinations(session, PodNames.of(session), Family.of(args.v4(), args.v6())).one(args.host());
        Aim aim = new Aim(
                new ProbeTarget(to.asked(), to.address(), ProbeProtocol.ICMP, 0),
                sending(args, hops, to, session),
                payload(args.size().orElse(USUAL_SIZE), to.address()));
        ProbePlan plan = new ProbePlan(
                session.place(),
                List.of(aim),
                interval,
                timeout,
                count,
                lasting,
                args.quiet(),
                failLoss,
                args.lang().map(Language::parse).orElse(Language.EN));
        return new Starting(args.rateLimitOff(), args.log(), args.dryRun()).start(plan, session);
    }

    private static Sending sending(Args args, Integer hops, Destination to, Session session) {
        IpAddress source = args.from().map(IpAddress::parseOrNull).orElse(null);
        String link = source == null ? args.from().orElse(null) : null;
        WayOut out = WayOut.of(session, "-I", link, "-I", source);
        boolean whole = args.discovery().orElse(Discovery.WANT) == Discovery.DO;
        return new Sending(out.source(to), null, out.link(to), hops, 0, 0, whole);
    }

    private static Octets payload(int size, IpAddress to) {
        int most = to.v6() ? MOST_V6 : MOST_V4;
        if (size < 0 || size > most) {
            throw new BadUse("-s " + size + ": expected 0 to " + most + " bytes");
        }
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return Octets.view(bytes, 0, size);
    }
}
