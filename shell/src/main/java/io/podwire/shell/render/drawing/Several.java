package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.drawing.Diagram.Line;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Many that are alike, in words: what they have in common, from where to where their addresses go, and each by its name. */
final class Several {

    /** Named one by one. */
    private static final int NAMED = 400;

    private Several() {}

    static String title(List<TopologyPlace> places) {
        boolean pods = places.stream().allMatch(place -> place.kind() == TopologyPlace.Kind.POD);
        return places.size() + (pods ? " pods" : " network namespaces");
    }

    static List<String> placeFacts(List<TopologyPlace> places) {
        return named(
                title(places) + ", alike but for names and addresses",
                places.stream().map(TopologyPlace::label).toList());
    }

    static String linkTitle(List<TopologyLink> links) {
        Set<String> names = new LinkedHashSet<>();
        links.forEach(link -> names.add(link.name()));
        return links.size() + " × "
                + Printable.of(names.size() == 1 ? names.iterator().next() : common(names));
    }

    /** {@code veth…}: what the names begin with. */
    private static String common(Set<String> names) {
        String first = names.iterator().next();
        int length = first.length();
        for (String name : names) {
            int same = 0;
            while (same < Math.min(length, name.length()) && name.charAt(same) == first.charAt(same)) {
                same++;
            }
            length = same;
        }
        return first.substring(0, length) + "…";
    }

    static List<Line> lines(List<TopologyLink> links) {
        TopologyLink first = links.get(0);
        List<Line> lines = new ArrayList<>();
        if (!first.meaning().isEmpty()
                && links.stream().allMatch(link -> link.meaning().equals(first.meaning()))) {
            lines.add(Line.words(Printable.of(first.meaning())));
        }
        Set<String> kinds = new LinkedHashSet<>();
        links.forEach(link -> kinds.add(LinkWords.kind(link)));
        lines.add(Line.words(kinds.size() <= 2 ? String.join(" or ", kinds) : kinds.size() + " kinds"));
        range(links, false, lines);
        range(links, true, lines);
        return lines;
    }

    private static void range(List<TopologyLink> links, boolean v6, List<Line> lines) {
        List<IpAddress> addresses = addresses(links, v6).distinct().sorted().toList();
        if (!addresses.isEmpty()) {
            lines.add(Line.literal(range(addresses)));
        }
    }

    private static Stream<IpAddress> addresses(List<TopologyLink> links, boolean v6) {
        return links.stream()
                .flatMap(link -> link.addresses().stream())
                .map(Cidr::address)
                .filter(address -> address.v6() == v6 && !address.linkLocal());
    }

    /** {@code 10.244.1.11–251}; where some between are missing, {@code 241 of 10.244.1.11–254}. */
    static String range(List<IpAddress> sorted) {
        IpAddress first = sorted.get(0);
        IpAddress last = sorted.get(sorted.size() - 1);
        if (sorted.size() == 1) {
            return first.toString();
        }
        BigInteger span = new BigInteger(1, last.octets()).subtract(new BigInteger(1, first.octets()));
        boolean whole = span.equals(BigInteger.valueOf(sorted.size() - 1L));
        String end = last.toString();
        int tail = Math.max(end.lastIndexOf('.'), end.lastIndexOf(':')) + 1;
        boolean near = first.toString().startsWith(end.substring(0, tail))
                && first.toString().lastIndexOf(end.charAt(tail - 1)) == tail - 1;
        return (whole ? "" : sorted.size() + " of ") + first + "–" + (near ? end.substring(tail) : end);
    }

    static List<String> linkFacts(List<TopologyLink> links) {
        return named(
                linkTitle(links),
                links.stream()
                        .map(link -> link.name()
                                + (link.ovs() == null || link.ovs().ofPort() == null
                                        ? ""
                                        : " port " + link.ovs().ofPort())
                                + (link.mac() == null ? "" : " " + link.mac())
                                + String.join(
                                        "",
                                        link.addresses().stream()
                                                .limit(4)
                                                .map(each -> " " + each)
                                                .toList()))
                        .toList());
    }

    /** What their labels have in common, and their numbers from the first to the last: {@code port 10–257}. */
    static String label(List<TopologyEdge> edges) {
        String[] words = edges.get(0).label().split(" ");
        List<String[]> all = edges.stream().map(edge -> edge.label().split(" ")).toList();
        if (all.stream().anyMatch(other -> other.length != words.length)) {
            return "";
        }
        List<String> common = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            int place = i;
            List<String> here =
                    all.stream().map(other -> other[place]).distinct().toList();
            boolean numbers = here.stream().allMatch(Several::number);
            if (here.size() > 1 && !numbers) {
                return "";
            }
            common.add(here.size() == 1 ? here.get(0) : span(here));
        }
        return Printable.of(String.join(" ", common));
    }

    private static boolean number(String word) {
        return !word.isEmpty() && word.length() < 10 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String span(List<String> numbers) {
        IntSummaryStatistics all = numbers.stream().mapToInt(Integer::parseInt).summaryStatistics();
        return all.getMin() + "–" + all.getMax();
    }

    static List<String> edgeFacts(List<TopologyEdge> edges) {
        return named(
                edges.size() + " × " + EdgeWords.kind(edges.get(0).kind()),
                edges.stream()
                        .map(TopologyEdge::label)
                        .filter(label -> !label.isEmpty())
                        .distinct()
                        .toList());
    }

    private static List<String> named(String head, List<String> names) {
        List<String> facts = new ArrayList<>();
        facts.add(head);
        names.stream().limit(NAMED).map(Printable::of).forEach(facts::add);
        if (names.size() > NAMED) {
            facts.add("and " + (names.size() - NAMED) + " more; -o json has them all");
        }
        return facts;
    }
}
