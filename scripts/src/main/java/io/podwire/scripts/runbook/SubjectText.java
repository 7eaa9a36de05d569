package io.podwire.scripts.runbook;

import io.podwire.api.host.Place;
import io.podwire.api.net.Address;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Netns;
import io.podwire.api.net.NetnsSummary;
import io.podwire.api.net.Qdisc;
import io.podwire.api.net.Route;
import io.podwire.api.net.Rule;
import io.podwire.api.net.Socket;
import io.podwire.api.net.Sysctl;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.net.VethPair;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodSummary;
import io.podwire.api.value.IpAddress;
import java.util.Collection;
import java.util.StringJoiner;

/** What a record is called by who owns it: the subject of a finding. */
final class SubjectText {

    private SubjectText() {}

    /** A text stays as it is; several things stand beside each other ({@code [pod, link]} is {@code shop/cart eth0}). */
    static String of(Object subject) {
        if (subject instanceof Collection<?> several) {
            StringJoiner joined = new StringJoiner(" ");
            several.forEach(each -> joined.add(of(each)));
            return joined.toString();
        } else if (subject instanceof Neighbor neighbor) {
            return neighbor.address() + " on " + link(neighbor.link(), neighbor.linkIndex());
        } else if (subject instanceof Address address) {
            return address.address() + " on " + link(address.link(), address.linkIndex());
        } else if (subject instanceof FdbEntry entry) {
            return entry.mac() + " on " + link(entry.link(), entry.linkIndex());
        } else if (subject instanceof Link link) {
            return link.name();
        } else if (subject instanceof Route route) {
            return route(route);
        } else if (subject instanceof Rule rule) {
            return rule.family() + " rule " + rule.priority();
        } else if (subject instanceof Socket socket) {
            return socket.protocol() + " " + endpoint(socket.local(), socket.localPort());
        } else if (subject instanceof Sysctl sysctl) {
            return sysctl.name();
        }
        return ofPlace(subject);
    }

    private static String ofPlace(Object subject) {
        if (subject instanceof PodPlace place) {
            return place.label();
        } else if (subject instanceof Pod pod) {
            return pod.label();
        } else if (subject instanceof PodSummary pod) {
            return pod.name() == null
                    ? pod.sandbox()
                    : pod.namespace() == null ? pod.name() : pod.namespace() + "/" + pod.name();
        } else if (subject instanceof Netns netns) {
            return netns.label();
        } else if (subject instanceof NetnsSummary netns) {
            return netns.label();
        } else if (subject instanceof Place place) {
            return place.asked();
        } else if (subject instanceof PodPlace.PodLink link) {
            return link.name();
        } else if (subject instanceof PodPlace.HostLink link) {
            return link.place() + " " + link.name();
        } else if (subject instanceof VethPair.End end) {
            return end.place() + " " + end.name();
        } else if (subject instanceof VethPair pair) {
            return pair.far() == null ? of(pair.near()) : of(pair.near()) + " - " + of(pair.far());
        } else if (subject instanceof TrafficFilter filter) {
            return filter.parent() + " filter " + filter.priority() + " on " + link(filter.link(), filter.linkIndex());
        } else if (subject instanceof Qdisc qdisc) {
            return qdisc.kind() + " on " + link(qdisc.link(), qdisc.linkIndex());
        }
        return String.valueOf(subject);
    }

    private static String link(String name, int index) {
        return name == null ? "link " + index : name;
    }

    private static String route(Route route) {
        StringBuilder text = new StringBuilder(route.destination().toString());
        for (Route.NextHop hop : route.nextHops()) {
            text.append(hop.gateway() == null ? "" : " via " + hop.gateway());
            text.append(hop.link() == null ? "" : " dev " + hop.link());
        }
        return text.toString();
    }

    private static String endpoint(IpAddress address, int port) {
        String text = address.toString();
        return (text.indexOf(':') < 0 ? text : "[" + text + "]") + ":" + port;
    }
}
