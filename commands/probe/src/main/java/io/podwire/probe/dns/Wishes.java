package io.podwire.probe.dns;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Need;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.host.Host;
import io.podwire.api.host.Place;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.HostsEntry;
import io.podwire.api.value.Printable;
import io.podwire.packets.dissect.DnsTypes;
import io.podwire.probe.verdict.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Joins what the user wants with what the place's resolver would do. */
record Wishes(AskDns.Args args) {

    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int PTR = 12;
    /** For the node's rules: without its endpoints, a name server behind a Service is asked as one. */
    private static final Duration RULES = Duration.ofSeconds(5);

    private static final int MOST_TRIES = 5;
    private static final int MOST_TYPES = 16;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A server that is asked by itself is not waited for as long as a program would wait. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    /**
     * Reads the place's settings, and judges the user's words.
     *
     * @throws BadUse for words that make no question
     */
    Inquiry inquiry(Session session, Place place) {
        String name = name();
        List<Integer> wanted = types();
        List<Server> named = named();
        Host host = session.host();
        host.require(Need.LIVE);
        // a pod's own name has no domain; the host's may
        String hostName =
                place.netns().host() && place.pod() == null ? host.facts().name() : null;
        DnsSettings settings = changed(ResolvConf.read(host.resolver(place), hostName));
        List<Server> servers = named.isEmpty()
                ? settings.servers().stream()
                        .map(address -> new Server(address, Server.USUAL_PORT))
                        .toList()
                : named;
        boolean whole = args.noSearch() || args.reverse().isPresent();
        DomainName typed = args.reverse().map(DomainName::ofAddress).orElse(null);
        SearchList list = typed != null
                ? new SearchList(List.of(typed), true)
                : SearchList.of(whole && !name.endsWith(".") ? name + "." : name, settings);
        List<Integer> types = wanted.isEmpty() ? usual(settings) : wanted;
        Duration check =
                args.timeoutEach().orElse(settings.timeout().compareTo(CHECK) < 0 ? settings.timeout() : CHECK);
        Answer<ServiceAddress> services = args.lookupOnly() ? Answer.of(List.of()) : host.services(RULES);
        return new Inquiry(
                args.reverse().map(Object::toString).orElse(name),
                place.pod() != null ? place.pod().label() : place.asked(),
                settings,
                named.isEmpty() && args.reverse().isEmpty() && (types.contains(A) || types.contains(AAAA))
                        ? hosts(session, place, name)
                        : null,
                list,
                types,
                servers,
                args.lookupOnly() ? List.of() : Candidates.of(servers, services),
                named.isEmpty() ? Cluster.of(place.pod(), services.items()) : Cluster.UNKNOWN,
                check,
                args.lang().map(Language::parse).orElse(Language.EN));
    }

    /** What can't be read there leaves the question to the servers as it was. */
    private static HostsEntry hosts(Session session, Place place, String name) {
        try {
            return HostsFile.find(session.host().hosts(place), name);
        } catch (NotPermitted e) {
            session.note(e.getMessage() + "; whether it has the name is not known");
            return null;
        }
    }

    private String name() {
        if (args.reverse().isPresent()) {
            if (args.name().filter(word -> !word.startsWith("@")).isPresent()) {
                throw new BadUse("-x asks for the name of an address; '"
                        + Printable.of(args.name().get()) + "' is one too many");
            }
            return "";
        }
        // dig takes them in either order
        List<String> words = new ArrayList<>();
        args.name().filter(word -> !word.startsWith("@")).ifPresent(words::add);
        args.at().filter(word -> !word.startsWith("@")).ifPresent(words::add);
        if (words.size() != 1) {
            throw new BadUse(
                    words.isEmpty()
                            ? "no name to ask; expected one, as in dns kubernetes.default"
                            : "two names, '" + Printable.of(words.get(0)) + "' and '" + Printable.of(words.get(1))
                                    + "'; a server is written with @ before it");
        }
        DomainName.parse(words.get(0));
        return words.get(0);
    }

    private List<Server> named() {
        List<Server> servers = new ArrayList<>();
        for (String word : List.of(args.name().orElse(""), args.at().orElse(""))) {
            if (word.startsWith("@")) {
                servers.add(Server.parse(word.substring(1)));
            }
        }
        args.servers().forEach(text -> servers.add(Server.parse(text)));
        return servers;
    }

    private List<Integer> types() {
        List<Integer> types = new ArrayList<>();
        for (String words : args.types()) {
            for (String word : words.split(",", -1)) {
                Integer type = DnsTypes.number(word.strip());
                if (type == null || type == 0) {
                    throw new BadUse("'" + Printable.of(word)
                            + "' is no type of records; expected one such as A, AAAA, CNAME, SRV,"
                            + " PTR, MX, TXT, NS, SOA or ANY");
                }
                if (!types.contains(type)) {
                    types.add(type);
                }
            }
        }
        if (types.size() > MOST_TYPES) {
            throw new BadUse(types.size() + " types at once; at most " + MOST_TYPES + " are asked");
        }
        return types;
    }

    private List<Integer> usual(DnsSettings settings) {
        if (args.reverse().isPresent()) {
            return List.of(PTR);
        }
        return settings.noAaaa() ? List.of(A) : List.of(A, AAAA);
    }

    private DnsSettings changed(DnsSettings read) {
        int tries = args.tries().orElse(read.attempts());
        if (tries < 1 || tries > MOST_TRIES) {
            throw new BadUse("--tries " + tries + ": expected 1 to " + MOST_TRIES);
        }
        Duration timeout = args.timeoutEach().orElse(read.timeout());
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
            throw new BadUse("--timeout-each " + timeout.toMillis() + "ms: expected more than 0 and at most 5m");
        }
        return new DnsSettings(
                read.file(),
                read.servers(),
                read.search(),
                read.ndots(),
                timeout,
                tries,
                read.rotate(),
                read.useTcp() || args.tcp(),
                read.edns(),
                read.singleRequest(),
                read.noAaaa(),
                read.trustAd(),
                read.remarks());
    }
}
