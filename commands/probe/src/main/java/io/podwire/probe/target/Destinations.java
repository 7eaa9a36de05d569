package io.podwire.probe.target;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Network;
import io.podwire.api.host.Place;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes addresses of what the user wrote: an address; a target that podwire knows, such as {@code shop/cart-0}; a name that a
 * resolver knows, the pod's or the machine's; and a bare word that no resolver knows may be a pod's name after all.
 */
public final class Destinations {

    /** For the node's rules, which are long on a node with thousands of Services. */
    private static final Duration RULES = Duration.ofSeconds(10);

    private final Session session;
    private final NameService names;
    private final Family family;

    /**
     * @param session finds targets
     * @param names knows all other names
     * @param family which addresses are wanted
     */
    public Destinations(Session session, NameService names, Family family) {
        this.session = session;
        this.names = names;
        this.family = family;
    }

    /**
     * The first address of a host, which is the one to try.
     *
     * @throws NotFound where nobody knows the name, or it has no address of that family
     * @throws BadUse for an address of the other family, and for text that can be no name
     */
    public Destination one(String host) {
        return all(host).get(0);
    }

    /** Every address of a host, in the order in which they are to be tried; at least one. Throws as {@link #one}. */
    public List<Destination> all(String host) {
        if (host.isBlank()) {
            throw new BadUse("an empty host; expected an address, a name, or a target such as shop/cart-0");
        }
        Destination literal = literal(host);
        if (literal != null) {
            if (!family.takes(literal.address())) {
                throw new BadUse(
                        Printable.of(host) + " is an IPv" + (literal.address().v6() ? 6 : 4) + " address; -"
                                + (literal.address().v6() ? 4 : 6) + " wants the other family");
            }
            return List.of(literal);
        }
        if (host.contains("://")) {
            throw new BadUse("'" + Printable.of(host)
                    + "' is a URL; expected the host of it alone, and its port by -p where one" + " is needed");
        }
        if (host.indexOf(':') >= 0 && host.indexOf('/') < 0) {
            throw new BadUse(
                    "'" + Printable.of(host) + "' is no address, and no name has a colon; expected an address, a name,"
                            + " or a target such as shop/cart-0",
                    "try:   the host alone; a port, where one is needed, is said by -p");
        }
        List<IpAddress> found = host.indexOf('/') >= 0 ? ofTarget(host) : ofName(host);
        List<Destination> wanted = found.stream()
                .filter(family::takes)
                .map(address -> new Destination(host, address, null))
                .toList();
        if (wanted.isEmpty()) {
            throw new NotFound(Printable.of(host) + " has no IPv" + (family == Family.V6 ? 6 : 4) + " address; it has "
                    + found.stream().map(IpAddress::toString).collect(Collectors.joining(", ")));
        }
        return wanted;
    }

    /** An address, also in brackets, and with the link of a link-local one. */
    private static Destination literal(String host) {
        String text = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        int percent = text.indexOf('%');
        IpAddress address = IpAddress.parseOrNull(percent < 0 ? text : text.substring(0, percent));
        if (address == null) {
            return null;
        }
        if (percent == text.length() - 1) {
            throw new BadUse("'" + Printable.of(host) + "' has no link behind '%'; expected one, as in fe80::1%eth0");
        }
        // whatever is written so leaves as IPv4, and so do its answers
        return new Destination(text, address.unmapped(), percent < 0 ? null : text.substring(percent + 1));
    }

    private List<IpAddress> ofName(String host) {
        List<IpAddress> known =
                host.matches("[A-Za-z0-9_.-]{1,253}") ? names.addresses(host, session::cancelled) : List.of();
        if (!known.isEmpty()) {
            return known;
        }
        boolean word = host.indexOf('.') < 0;
        if (word) {
            try {
                return ofTarget(host);
            } catch (NotFound e) {
                throw new NotFound(
                        "no name '" + Printable.of(host) + "' in " + resolver() + ", and no pod is called so",
                        e,
                        e.hints().toArray(new String[0]));
            }
        }
        throw new NotFound(
                "no address of '" + Printable.of(host) + "' in " + resolver(),
                "try:   an address, or a pod as NAMESPACE/NAME");
    }

    private String resolver() {
        Pod pod = session.place().pod();
        String machine = "this machine's resolver (/etc/hosts, DNS)";
        return pod == null ? machine : "the resolver of " + Printable.of(pod.label()) + ", nor in " + machine;
    }

    /** The cluster's addresses of a Service, as this node's own rules have them. */
    private List<IpAddress> ofService(TargetRef target) {
        Answer<ServiceAddress> services = session.host().services(RULES);
        List<IpAddress> all = services.items().stream()
                .filter(service -> service.namespace().equals(target.namespace())
                        && service.name().equals(target.value()))
                .map(ServiceAddress::address)
                .distinct()
                .toList();
        String why = services.gaps().isEmpty() ? null : services.gaps().get(0).reason();
        if (!all.isEmpty() && why != null) {
            session.note(Printable.of(target + ": " + why) + "; it may have other addresses");
        } else if (all.isEmpty()) {
            throw new NotFound(
                    Printable.of(target.toString()) + ": no rule of this node names a Service so"
                            + (why == null ? "" : Printable.of("; " + why)),
                    "see:   podwire services");
        }
        return all;
    }

    /** Addresses of a pod, or of any other place, but those that mean something only on it or on one link. */
    private List<IpAddress> ofTarget(String host) {
        TargetRef target = TargetRef.parse(host);
        if (target.form() == TargetRef.Form.SERVICE) {
            return ofService(target);
        }
        Place place = session.resolve(target);
        try (Network network = session.host().enter(place.netns())) {
            List<IpAddress> all = network.addresses().stream()
                    .filter(address ->
                            !address.scope().equals("host") && !address.scope().equals("link"))
                    .filter(address -> !address.flags().contains("dadfailed"))
                    .map(address -> address.address().address())
                    .filter(address -> !address.loopback() && !address.linkLocal())
                    .toList();
            if (all.isEmpty()) {
                throw new NotFound(Printable.of(host) + " has no address that can be reached from elsewhere");
            }
            return all;
        }
    }
}
