package io.podwire.probe.path;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.host.Host;
import io.podwire.api.host.Place;
import io.podwire.api.probe.PathEvent;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.ProbeBaseline;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Prober;
import io.podwire.probe.before.BaselineReader;
import io.podwire.probe.dns.PodNames;
import io.podwire.probe.pace.Manners;
import io.podwire.probe.run.EchoRights;
import io.podwire.probe.target.Destinations;
import io.podwire.probe.target.Family;
import java.time.Instant;

/** The path to a host, as mtr looks at it, from any network of this host. */
@Spec(
        name = "mtr-probe",
        summary = "Show the path to a host: hops, loss and round trips, as mtr does.",
        group = Group.PROBES,
        source = "probes with growing TTL from the place's own namespace, and the ICMP errors that come back",
        needs = {Need.NETNS, Need.LIVE},
        notes = {
            "The flags are mtr's, -o too: here it is the order of fields; --output is the format. All hops are asked at once, so"
                    + " a round takes one round trip. Ctrl-C ends it and prints the report.",
            "Linux routers tell one peer of an error once a second, after a burst of six. Below -i 1 what is missing at a hop on"
                    + " the way is therefore marked 'limited by our own rate', and is no loss.",
            "All probes of a round are one flow, so that equal ways are not mixed; --flows N takes N in turn. Exit code 0: the"
                    + " target answered; 1: it did not, or --fail-loss was passed."
        },
        examples = {
            "mtr-probe -r -n -c 2 -i 0.1 127.0.0.1",
            "mtr-probe -r -n -c 1 ::1",
            "mtr-probe -w -c 2 -i 0.2 -o LDRSNBAWVGJMXI localhost",
            "mtr-probe -u -n -c 1 -C 127.0.0.1",
            "mtr-probe --dry-run -T -P 443 --flows 4 192.0.2.1"
        })
public final class MtrProbe implements Command<PathArgs, Running<PathEvent, PathReport>> {

    @Override
    public Running<PathEvent, PathReport> run(PathArgs args, Session session) {
        Family family = Family.of(args.v4(), args.v6());
        PathPlan plan = PathPlan.of(
                args, session, () -> new Destinations(session, PodNames.of(session), family).one(args.host()));
        if (plan.look().origin() != null) {
            session.note("-z, -y: ??? for all; AS numbers stand in the Internet's DNS, which podwire does not ask");
        }
        if (!args.rateLimitOff()) {
            new Manners(session, session.place()).check(plan.load());
        }
        if (args.dryRun()) {
            return new PathPlanned(plan);
        }
        Host host = session.host();
        Place place = session.place();
        // facts first: the first packet changes them
        ProbeBaseline before = BaselineReader.of(
                host, place, plan.request().target(), plan.sending().link(), Instant.now());
        Prober prober = host.prober(place.netns());
        try {
            if (plan.request().protocol() == ProbeProtocol.ICMP) {
                EchoRights.tell(prober.facts(), session::note);
            }
            PathNames names = args.noNames() ? PathNames.NONE : KnownNames.of(session, args.resolve());
            Packets packets = new Packets(plan.request(), plan.sending(), FlowPorts.first(plan));
            return new PathRunning(plan, prober, packets, names, before, session::note);
        } catch (RuntimeException e) {
            prober.close();
            throw e;
        }
    }
}
