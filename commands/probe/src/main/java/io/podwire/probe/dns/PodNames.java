package io.podwire.probe.dns;

import io.podwire.api.command.Need;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Place;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.HostsEntry;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.target.NameService;
import io.podwire.probe.target.SystemNames;
import io.podwire.probe.verdict.Language;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Names as the programs of a pod find them: in its hosts file, else by its resolv.conf, asked from its network. What no server of the pod knows
 * is looked for as the machine does, and that is said: the pod itself would have no address.
 */
public final class PodNames implements NameService {

    private static final List<Integer> ADDRESSES = List.of(1, 28);
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** Whoever wants to probe does not wait for as long as a program would. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Session session;
    private final NameService machine;
    private final RandomGenerator random;

    /**
     * @param session whose place is a pod
     * @param machine knows what the pod does not
     * @param random where the questions' ids come from
     */
    PodNames(Session session, NameService machine, RandomGenerator random) {
        this.session = session;
        this.machine = machine;
        this.random = random;
    }

    /**
     * Of the pod that the session stands in; elsewhere the machine's own resolver.
     *
     * @throws io.podwire.api.error.Unsupported where the session's machine does not run: this one's resolver knows other names
     */
    public static NameService of(Session session) {
        session.host().require(Need.LIVE);
        NameService machine = new SystemNames();
        return session.place().pod() == null ? machine : new PodNames(session, machine, new SecureRandom());
    }

    @Override
    public List<IpAddress> addresses(String name, BooleanSupplier cancelled) {
        if (DomainName.parseOrNull(name) == null) {
            return machine.addresses(name, cancelled);
        }
        String why;
        try {
            HostsEntry fixed = HostsFile.find(session.host().hosts(session.place()), name);
            if (fixed != null) {
                return told(name, fixed);
            }
            DnsResult result = ask(name, cancelled);
            if (result.failure() == null && result.name() != null) {
                return addresses(result);
            }
            why = result.failure() == null
                    ? "did not answer in time"
                    : "says: " + result.failure().words();
        } catch (PodwireException e) {
            why = "can't be asked (" + e.getMessage() + ")";
        }
        List<IpAddress> known = cancelled.getAsBoolean() ? List.of() : machine.addresses(name, cancelled);
        if (!known.isEmpty()) {
            session.note(name + ": the resolver of " + session.place().pod().label() + " " + why
                    + "; the address is what this machine's resolver knows");
        }
        return known;
    }

    /** Not said of localhost, which every pod has; whoever gave another name an address there may not remember it. */
    private List<IpAddress> told(String name, HostsEntry fixed) {
        if (fixed.addresses().stream().noneMatch(IpAddress::loopback)) {
            session.note(name + ": the address stands in the hosts file of "
                    + session.place().pod().label() + " (" + fixed.file() + "); no server was asked");
        }
        return ipv4First(fixed.addresses());
    }

    private DnsResult ask(String name, BooleanSupplier cancelled) {
        Place pod = session.place();
        DnsSettings settings = impatient(ResolvConf.read(session.host().resolver(pod), null));
        Inquiry inquiry = new Inquiry(
                name,
                pod.pod().label(),
                settings,
                null,
                SearchList.of(name, settings),
                settings.noAaaa() ? ADDRESSES.subList(0, 1) : ADDRESSES,
                settings.servers().stream()
                        .map(address -> new Server(address, Server.USUAL_PORT))
                        .toList(),
                List.of(),
                Cluster.UNKNOWN,
                settings.timeout(),
                Language.EN);
        try (DnsRun run = new DnsRun(inquiry, session.host().prober(pod.netns()), random)) {
            while (!run.ended() && !cancelled.getAsBoolean()) {
                run.next(GLANCE);
            }
            return run.summary();
        }
    }

    private static DnsSettings impatient(DnsSettings of) {
        return new DnsSettings(
                of.file(),
                of.servers(),
                of.search(),
                of.ndots(),
                of.timeout().compareTo(PATIENCE) < 0 ? of.timeout() : PATIENCE,
                1,
                of.rotate(),
                of.useTcp(),
                of.edns(),
                of.singleRequest(),
                of.noAaaa(),
                of.trustAd(),
                of.remarks());
    }

    private static List<IpAddress> addresses(DnsResult result) {
        Set<IpAddress> all = new LinkedHashSet<>();
        for (DnsRecord record : result.answers()) {
            if (record.value() instanceof DnsRecord.Address found) {
                all.add(found.address());
            }
        }
        return ipv4First(all);
    }

    /** A pod without an IPv6 route is common, one without IPv4 is not, and -6 asks for the others. */
    private static List<IpAddress> ipv4First(Collection<IpAddress> addresses) {
        return addresses.stream().sorted(Comparator.comparing(IpAddress::v6)).toList();
    }
}
