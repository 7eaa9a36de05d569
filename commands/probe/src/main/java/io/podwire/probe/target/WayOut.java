package io.podwire.probe.target;

import io.podwire.api.command.Nearest;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Network;
import io.podwire.api.host.Place;
import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * By which link and from which address probes shall leave, held against what their place has: a slip is told once, before anything is
 * sent, and not by each probe that can't leave. The place is looked at only where there is something to hold against it. For one thread.
 */
public final class WayOut {

    private static final int MOST_NAMED = 12;

    private final Session session;
    private final Place place;
    private final String linkFlag;
    private final String link;
    private final String sourceFlag;
    private final IpAddress source;
    private List<Link> links;
    private boolean sourceKnown;

    private WayOut(Session session, String linkFlag, String link, String sourceFlag, IpAddress source) {
        this.session = session;
        this.place = session.place();
        this.linkFlag = linkFlag;
        this.link = link;
        this.sourceFlag = sourceFlag;
        this.source = source;
    }

    /**
     * What the user said of it.
     *
     * @param session asks in the place that probes leave from
     * @param linkFlag flag of the link, for messages
     * @param link null: as the routes say
     * @param sourceFlag flag of the address, for messages
     * @param source null: the kernel's choice
     */
    public static WayOut of(Session session, String linkFlag, String link, String sourceFlag, IpAddress source) {
        return new WayOut(session, linkFlag, link, sourceFlag, source);
    }

    /**
     * The link that probes to a destination must leave by.
     *
     * @return its name; null: as the routes say
     * @throws NotFound where the place has no such link, with the names most like it
     * @throws BadUse where the destination names another link, or lies on one link and none is named
     */
    public String link(Destination to) {
        if (link != null && to.link() != null && !link.equals(to.link())) {
            throw new BadUse(linkFlag + " " + Printable.of(link) + ": " + said(to) + " names another link");
        }
        String wanted = link == null ? to.link() : link;
        if (wanted != null) {
            return named(wanted, link == null ? said(to) : linkFlag + " " + Printable.of(link));
        }
        if (to.address().v6() && to.address().linkLocal()) {
            throw new BadUse(
                    to.address() + " is an address of one link only; expected it with that link, as in " + to.address()
                            + "%eth0",
                    "try:   "
                            + some(
                                    links().stream()
                                            .filter(one -> !one.flags().contains("LOOPBACK"))
                                            .toList(),
                                    one -> to.address() + "%" + Printable.of(one.name())));
        }
        return null;
    }

    /**
     * The address that probes to a destination must leave from.
     *
     * @return null: the kernel's choice
     * @throws NotFound where it is none of the place's, with those that are
     * @throws BadUse where the destination is of the other family
     */
    public IpAddress source(Destination to) {
        if (source == null) {
            return null;
        }
        if (source.v6() != to.address().v6()) {
            throw new BadUse(sourceFlag + " " + source + ": " + said(to) + " is of the other family");
        }
        if (!sourceKnown) {
            lookForSource();
            sourceKnown = true;
        }
        return source;
    }

    private static String said(Destination to) {
        return Printable.of(to.link() == null ? to.asked() : to.address() + "%" + to.link());
    }

    private List<Link> links() {
        if (links == null) {
            try (Network network = session.host().enter(place.netns())) {
                links = network.links();
            }
        }
        return links;
    }

    /** By its name, another of its names, or, as in {@code fe80::1%2}, by its number (RFC 4007 section 11.2). */
    private String named(String wanted, String subject) {
        for (Link one : links()) {
            if (one.name().equals(wanted)
                    || one.alternativeNames().contains(wanted)
                    || String.valueOf(one.index()).equals(wanted)) {
                return one.name();
            }
        }
        List<String> names = links().stream().map(Link::name).toList();
        throw new NotFound(
                subject + ": " + Printable.of(place.asked()) + " has no link " + Printable.of(wanted)
                        + Nearest.question(wanted, names),
                "try:   " + some(names, Printable::of));
    }

    private void lookForSource() {
        try (Network network = session.host().enter(place.netns())) {
            List<Address> addresses = network.addresses();
            boolean own =
                    addresses.stream().anyMatch(one -> one.address().address().equals(source));
            if (own || anyMayBeUsed(network) || routedHere(network)) {
                return;
            }
            List<Address> alike = addresses.stream()
                    .filter(one -> one.address().address().v6() == source.v6())
                    .toList();
            throw new NotFound(
                    sourceFlag + " " + source + ": " + Printable.of(place.asked()) + " has no such address",
                    "try:   "
                            + some(
                                    alike,
                                    one -> one.address().address() + " (" + Printable.of(String.valueOf(one.link()))
                                            + ")"));
        }
    }

    /** Where that is set, any address can be bound to, ours or not (ip-sysctl). */
    private boolean anyMayBeUsed(Network network) {
        String set = network.sysctl(source.v6() ? "net.ipv6.ip_nonlocal_bind" : "net.ipv4.ip_nonlocal_bind");
        return set != null && set.strip().equals("1");
    }

    /** A whole prefix may be local without being any link's, as 127.0.0.0/8 is. */
    private boolean routedHere(Network network) {
        return network.routes().stream()
                .anyMatch(route ->
                        route.type().equals("local") && route.destination().contains(source));
    }

    private static <T> String some(List<T> all, Function<T, String> text) {
        String first = all.stream().limit(MOST_NAMED).map(text).collect(Collectors.joining(", "));
        return all.size() <= MOST_NAMED ? first : first + ", … (" + all.size() + ")";
    }
}
