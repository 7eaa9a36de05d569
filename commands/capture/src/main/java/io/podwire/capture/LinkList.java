package io.podwire.capture;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Session;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.Link;
import io.podwire.api.packet.CaptureItem.CaptureLink;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The links of a place in the order that libpcap lists them: those that are up and running first, loopback behind the others; {@code any}
 * after those that are up.
 */
final class LinkList {

    private LinkList() {}

    static List<CaptureLink> of(Session session) {
        return of(session, null);
    }

    /** Asks by the command {@code links}, which a far host answers too. */
    private static List<CaptureLink> of(Session session, TargetRef in) {
        return list(links(session, in));
    }

    /** As the place has them, in no order of ours. */
    static List<Link> links(Session session, TargetRef in) {
        Answer<?> answer = (Answer<?>)
                session.commands().call(CommandIndex.load().find("links").load(), Map.of(), in);
        List<Link> links = new ArrayList<>();
        answer.items().forEach(item -> links.add((Link) item));
        return links;
    }

    static List<CaptureLink> list(List<Link> links) {
        List<Link> sorted = new ArrayList<>(links);
        sorted.sort(Comparator.comparing(LinkList::merit).thenComparing(Link::index));
        List<CaptureLink> list = new ArrayList<>();
        boolean any = false;
        for (Link link : sorted) {
            if (!any && (!link.up() || loopback(link))) {
                list.add(any(list.size() + 1));
                any = true;
            }
            list.add(row(list.size() + 1, link));
        }
        if (!any) {
            list.add(any(list.size() + 1));
        }
        return list;
    }

    /** As pcap_findalldevs(3) weighs: not up, then not running, then loopback are the worse. */
    private static int merit(Link link) {
        return (link.up() ? 0 : 4) + (running(link) ? 0 : 2) + (loopback(link) ? 1 : 0);
    }

    private static boolean loopback(Link link) {
        return link.flags().contains("LOOPBACK");
    }

    private static boolean running(Link link) {
        return link.flags().contains("RUNNING");
    }

    private static CaptureLink any(int number) {
        return new CaptureLink(
                number,
                "any",
                true,
                true,
                false,
                number + ".any (Pseudo-device that captures on all interfaces) [Up, Running]");
    }

    private static CaptureLink row(int number, Link link) {
        List<String> words = new ArrayList<>();
        if (link.up()) {
            words.add("Up");
        }
        if (running(link)) {
            words.add("Running");
        }
        if (loopback(link)) {
            words.add("Loopback");
        } else if (link.up()) {
            words.add(running(link) ? "Connected" : "Disconnected");
        }
        String name = Printable.of(link.name());
        String line = number + "." + name + " [" + (words.isEmpty() ? "none" : String.join(", ", words)) + "]";
        return new CaptureLink(number, link.name(), link.up(), running(link), loopback(link), line);
    }

    /**
     * The name of a link by its number in this list.
     *
     * @throws NotFound where there is no such number
     */
    static String named(Session session, TargetRef in, int number) {
        List<CaptureLink> links = of(session, in);
        if (number < 1 || number > links.size()) {
            throw new NotFound("-i " + number + ": there are links 1 to " + links.size(), "try:   podwire capture -D");
        }
        return links.get(number - 1).name();
    }
}
