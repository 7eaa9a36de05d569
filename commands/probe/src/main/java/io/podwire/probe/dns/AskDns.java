package io.podwire.probe.dns;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.host.Place;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.Prober;
import io.podwire.api.value.IpAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A name asked as the programs of a pod would ask it. */
@Spec(
        name = "dns",
        summary = "Ask a name as a pod's programs would, and each name server by itself.",
        group = Group.PROBES,
        source =
                "the pod's own resolv.conf and hosts; datagrams and connections out of its network namespace; the node's rules of Services",
        needs = {Need.NETNS, Need.LIVE},
        notes = {
            "The search list, ndots, timeout, attempts and the order of servers are heeded as glibc's resolver heeds them. What /etc/hosts has for the name is said.",
            "Then each server is asked by itself over UDP and TCP, and so is each endpoint behind a server that is a Service's address.",
            "Exit code 0: the name was answered, and no finding fails; else 1."
        },
        examples = {
            "dns localhost. --dry-run",
            "dns kubernetes.default.svc @10.96.0.10 --dry-run",
            "dns -x 10.96.0.1 --dry-run -o json",
            "dns shop.example -t A,MX --no-search --dry-run"
        })
public final class AskDns implements Command<AskDns.Args, Running<DnsAttempt, DnsResult>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "what to ask; with a dot at its end nothing is added to it", value = "NAME")
            Optional<String> name,

            @Param(
                    position = 1,
                    value = "@SERVER",
                    help = "ask this server instead: @10.96.0.10, @10.96.0.10:5353 or @[fd00::a]:5353")
            Optional<String> at,

            @Param(
                    name = "type",
                    letter = 't',
                    value = "TYPE,…",
                    help = "of records; default: A,AAAA, which programs ask for")
            List<String> types,

            @Param(name = "reverse", letter = 'x', value = "ADDRESS", help = "ask for the name of an address (PTR)")
            Optional<IpAddress> reverse,

            @Param(name = "server", value = "ADDRESS", help = "ask this server instead, as @SERVER; may be repeated")
            List<String> servers,

            @Param(help = "ask over TCP from the beginning, as use-vc of resolv.conf")
            boolean tcp,

            @Param(help = "only the name as it is: nothing of the search list")
            boolean noSearch,

            @Param(value = "N", help = "rounds through all servers, 1 to 5; default: attempts of resolv.conf")
            Optional<Integer> tries,

            @Param(help = "how long to wait for each answer; default: timeout of resolv.conf")
            Optional<Duration> timeoutEach,

            @Param(help = "look the name up, and don't ask each server by itself")
            boolean lookupOnly,

            @Param(value = "LANGUAGE", help = "of the verdict: en, zh; default: the locale's")
            Optional<String> lang,

            @Param(help = "list what would be asked, and ask nothing")
            boolean dryRun) {

        public Args {
            types = List.copyOf(types);
            servers = List.copyOf(servers);
        }
    }

    @Override
    public Running<DnsAttempt, DnsResult> run(Args args, Session session) {
        Place place = session.place();
        Inquiry inquiry = new Wishes(args).inquiry(session, place);
        if (args.dryRun()) {
            return new DnsPlan(inquiry);
        }
        Prober prober = session.host().prober(place.netns());
        return new DnsRun(inquiry, prober, new SecureRandom());
    }
}
