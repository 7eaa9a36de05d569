package io.podwire.probe.path;

import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.host.Place;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.PathLook.Form;
import io.podwire.api.probe.PathLook.Origin;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Sending;
import io.podwire.probe.pace.Load;
import io.podwire.probe.path.text.Column;
import io.podwire.probe.run.Given;
import io.podwire.probe.target.Destination;
import io.podwire.probe.target.WayOut;
import io.podwire.probe.verdict.Language;
import java.time.Duration;
import java.util.Collections;
import java.util.function.Supplier;

/**
 * What a command line means, checked.
 *
 * @param request what is looked at
 * @param look how it is shown
 * @param sending how the probes leave, but for TTL and source port
 * @param localPort source port of the first flow; null: any
 * @param failLoss most loss that is a success, in percent; null: any
 * @param language of the verdicts
 */
record PathPlan(
        PathRequest request, PathLook look, Sending sending, Integer localPort, Double failLoss, Language language) {

    /** Rounds of a report where nobody says how many, as mtr has it. */
    private static final long USUAL_ROUNDS = 10;

    private static final int UDP_PORT = 33434;
    private static final int TCP_PORT = 80;
    private static final int MOST_FLOWS = 64;
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Reads the arguments.
     *
     * @param destination asked for once all that costs nothing was checked
     * @throws BadUse where one of them is out of range, or two exclude each other
     */
    static PathPlan of(PathArgs args, Session session, Supplier<Destination> destination) {
        PathLook look = look(args);
        ProbeProtocol protocol = protocol(args);
        Integer port = port(args, protocol);
        int first = Numbers.within("-f", args.firstTtl(), 1, 1, 255);
        int most = Numbers.within("-m", args.maxTtl(), Math.max(30, first), 1, 255);
        if (first > most) {
            throw new BadUse("-f: the first TTL, " + first + ", is above the highest, " + most + " (-m)");
        }
        int unknown = Numbers.within("-U", args.maxUnknown(), 5, 1, 255);
        int pattern = Numbers.within("-B", args.bitpattern(), 0, 0, Integer.MAX_VALUE);
        int flows = Numbers.within("--flows", args.flows(), 1, 1, MOST_FLOWS);
        Integer localPort = localPort(args, protocol, flows);
        int tos = Numbers.within("-Q", args.tos(), 0, 0, 255);
        Duration interval = Numbers.seconds("-i", args.interval(), Duration.ofSeconds(1), MILLISECOND, DAY);
        Duration timeout = Numbers.seconds("-Z", args.patience(), Duration.ofSeconds(10), MILLISECOND, DAY);
        Duration grace = Numbers.seconds("-G", args.gracetime(), Duration.ofSeconds(5), MILLISECOND, DAY);
        Double failLoss =
                args.failLoss().map(text -> Given.percent("--fail-loss", text)).orElse(null);
        Language language = args.lang().map(Language::parse).orElse(Language.EN);
        Long rounds = rounds(args, look);
        Destination to = destination.get();
        WayOut out = WayOut.of(
                session, "-I", args.link().orElse(null), "-a", args.address().orElse(null));
        Place place = session.place();
        PathRequest request = new PathRequest(
                args.host(),
                to.address(),
                place.pod() == null || place.pod().name() == null
                        ? session.hostName()
                        : place.pod().name(),
                place.asked(),
                protocol,
                port,
                interval,
                rounds,
                first,
                most,
                unknown,
                size(args, protocol, to.address().v6()),
                pattern > 255 ? null : Integer.valueOf(pattern),
                tos,
                timeout,
                grace,
                flows);
        Sending sending = new Sending(
                out.source(to), null, out.link(to), null, tos, args.mark().orElse(0), false);
        return new PathPlan(request, look, sending, localPort, failLoss, language);
    }

    /** What a guest's limits are held against: how long the path is nobody knows yet, but the first round asks so many hops at once. */
    Load load() {
        int hops = Math.min(request.mostHops() - request.firstHop() + 1, request.mostUnknown() + 2);
        boolean tcp = request.protocol() == ProbeProtocol.TCP;
        return new Load(
                Collections.nCopies(hops, new Load.To(request.target(), request.port() == null ? 0 : request.port())),
                request.interval(),
                request.rounds() == null ? 0 : request.rounds(),
                request.timeout(),
                tcp ? Load.Kind.CONNECTION : Load.Kind.FLOW);
    }

    private static PathLook look(PathArgs args) {
        if (args.csv() && args.json()) {
            throw new BadUse("-C and -j exclude each other");
        }
        if (args.curses() && (args.report() || args.reportWide() || args.csv() || args.json())) {
            throw new BadUse("-t is the live picture; it excludes -r, -w, -C and -j");
        }
        Form form = args.csv()
                ? Form.CSV
                : args.json() ? Form.JSON : args.reportWide() ? Form.WIDE : args.report() ? Form.REPORT : Form.LIVE;
        String fields = args.order().orElse(PathLook.USUAL_FIELDS);
        Column.parse(fields);
        return new PathLook(form, fields, !args.noNames(), args.showIps(), args.mpls(), origin(args));
    }

    private static Origin origin(PathArgs args) {
        int number = Numbers.within("-y", args.ipinfo(), 0, 0, Origin.values().length - 1);
        return args.aslookup() || args.ipinfo().isPresent() ? Origin.values()[number] : null;
    }

    private static Long rounds(PathArgs args, PathLook look) {
        if (args.rounds().isPresent()) {
            return Numbers.atLeastOne("-c", args.rounds().get());
        }
        return look.form() == Form.LIVE ? null : Long.valueOf(USUAL_ROUNDS);
    }

    private static ProbeProtocol protocol(PathArgs args) {
        if (args.udp() && args.tcp()) {
            throw new BadUse("-u and -T exclude each other");
        }
        return args.udp() ? ProbeProtocol.UDP : args.tcp() ? ProbeProtocol.TCP : ProbeProtocol.ICMP;
    }

    private static Integer port(PathArgs args, ProbeProtocol protocol) {
        if (protocol == ProbeProtocol.ICMP) {
            if (args.port().isPresent()) {
                throw new BadUse("-P: ICMP has no ports; -u and -T have");
            }
            return null;
        }
        return Numbers.within("-P", args.port(), protocol == ProbeProtocol.UDP ? UDP_PORT : TCP_PORT, 1, 65535);
    }

    private static Integer localPort(PathArgs args, ProbeProtocol protocol, int flows) {
        if (args.localport().isEmpty()) {
            return null;
        }
        if (protocol != ProbeProtocol.UDP) {
            throw new BadUse("-L: a source port can be chosen for UDP only (-u)");
        }
        return Numbers.within("-L", args.localport(), 0, 1, 65536 - flows);
    }

    /** @return null for TCP: a SYN carries no data, and mtr ignores the size there too */
    private static Integer size(PathArgs args, ProbeProtocol protocol, boolean v6) {
        if (protocol == ProbeProtocol.TCP) {
            return null;
        }
        return Numbers.within("-s", args.psize(), 64, Packets.headers(v6), 65535);
    }
}
