package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fact command on a real node and in one of its pods, against {@code ip -j}, {@code bridge -j}, {@code tc -j}, ss and conntrack. */
@Tag("testbed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactsOnARealNodeTest {

    private RealNode node;
    private final List<Place> places = new ArrayList<>();

    /** Where to ask: podwire's words for it, and the words that take an oracle there. */
    private record Place(String name, List<String> in, List<String> enter) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void findAPod() {
        node = RealNode.orSkip("n1");
        places.add(new Place("host", List.of(), List.of()));
        String sandbox = null;
        Object pid = null;
        // Sandboxes of pods that other tests deleted stay in the list for a while, without a process.
        for (String id : node.run("crictl", "pods", "-q").text().lines().toList()) {
            Map<String, Object> inspected = node.run("crictl", "inspectp", id).json();
            Object name = map(map(inspected.get("status")).get("metadata")).get("name");
            if (name.toString().startsWith("web-")) {
                sandbox = id;
                pid = map(inspected.get("info")).get("pid");
            }
        }
        assertThat(sandbox).as("a sandbox of the web workload on n1").isNotNull();
        places.add(new Place(
                "pod",
                List.of("--in", "ctr/" + sandbox.substring(0, 12)),
                List.of("nsenter", "-t", pid.toString(), "-n")));
    }

    Stream<Place> places() {
        return places.stream();
    }

    private List<Map<String, Object>> podwire(Place place, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(place.in());
        return node.items(line.toArray(String[]::new));
    }

    private List<Map<String, Object>> oracle(Place place, String... words) {
        RealNode.Outcome outcome = oracleText(place, words);
        return outcome.text().isBlank() ? List.of() : outcome.json();
    }

    private RealNode.Outcome oracleText(Place place, String... words) {
        List<String> line = new ArrayList<>(place.enter());
        line.addAll(List.of(words));
        return node.run(line.toArray(String[]::new));
    }

    private static Set<List<Object>> rows(
            List<Map<String, Object>> items, Function<Map<String, Object>, List<Object>> row) {
        return items.stream().map(row).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Object> row(Object... cells) {
        List<Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof List<?> list ? new TreeSet<>(list) : cell);
        }
        return row;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @ParameterizedTest
    @MethodSource("places")
    void links(Place place) {
        List<Map<String, Object>> links = podwire(place, "links");
        Set<List<Object>> ours = rows(
                links,
                link -> row(
                        link.get("index"),
                        link.get("name"),
                        link.get("mac"),
                        link.get("mtu"),
                        link.get("operState"),
                        flagsAsIpShows(link),
                        link.get("parent"),
                        link.get("parentNetnsId"),
                        link.get("queueingDiscipline"),
                        link.get("masterName"),
                        map(link.get("kind")).get("kind"),
                        map(link.get("port")).get("kind")));
        List<Map<String, Object>> shown = oracle(place, "ip", "-d", "-j", "link");
        assertThat(ours)
                .isEqualTo(rows(
                        shown,
                        link -> row(
                                link.get("ifindex"),
                                link.get("ifname"),
                                link.get("address"),
                                link.get("mtu"),
                                link.get("operstate"),
                                link.get("flags"),
                                parentIndex(shown, link),
                                link.get("link_netnsid"),
                                link.get("qdisc"),
                                link.get("master"),
                                map(link.get("linkinfo")).getOrDefault("info_kind", ""),
                                map(link.get("linkinfo")).get("info_slave_kind"))));
    }

    /** ip prints a parent of the same namespace by name, and one of another by index. */
    private static Object parentIndex(List<Map<String, Object>> links, Map<String, Object> link) {
        if (link.containsKey("link_index")) {
            return link.get("link_index");
        }
        return links.stream()
                .filter(other -> other.get("ifname").equals(link.get("link")))
                .map(other -> other.get("ifindex"))
                .findFirst()
                .orElse(null);
    }

    /** ip leaves RUNNING out, and says NO-CARRIER for a link that is up without it. */
    @SuppressWarnings("unchecked")
    private static List<String> flagsAsIpShows(Map<String, Object> link) {
        List<String> flags = new ArrayList<>((List<String>) link.get("flags"));
        if (!flags.remove("RUNNING") && flags.contains("UP")) {
            flags.add("NO-CARRIER");
        }
        return flags;
    }

    @ParameterizedTest
    @MethodSource("places")
    void addresses(Place place) {
        Set<List<Object>> ours = rows(
                podwire(place, "addresses"),
                a -> row(a.get("link"), a.get("address"), a.get("broadcast"), a.get("label"), a.get("scope")));
        Set<List<Object>> shown = new LinkedHashSet<>();
        for (Map<String, Object> link : oracle(place, "ip", "-j", "addr")) {
            for (Map<String, Object> a : maps(link.get("addr_info"))) {
                shown.add(row(
                        link.get("ifname"),
                        a.get("local") + "/" + a.get("prefixlen"),
                        a.get("broadcast"),
                        a.get("label"),
                        a.get("scope")));
            }
        }
        assertThat(shown)
                .anyMatch(a -> a.get(1).toString().contains(":"))
                .anyMatch(a -> a.get(1).toString().contains("."));
        assertThat(ours).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("places")
    void routes(Place place) {
        Set<List<Object>> ours = rows(podwire(place, "routes", "--table", "all"), route -> {
            Map<String, Object> hop =
                    maps(route.get("nextHops")).stream().findFirst().orElse(Map.of());
            return row(
                    route.get("destination"),
                    route.get("type"),
                    route.get("tableName"),
                    route.get("protocol"),
                    hop.get("gateway"),
                    hop.get("link"),
                    route.get("preferredSource"),
                    route.get("metric"));
        });
        Set<List<Object>> shown = new LinkedHashSet<>();
        for (String family : List.of("-4", "-6")) {
            for (Map<String, Object> route : oracle(place, "ip", "-d", "-j", family, "route", "show", "table", "all")) {
                shown.add(row(
                        prefix(route.get("dst").toString(), family),
                        typeName(route.get("type")),
                        tableName(route.get("table")),
                        route.get("protocol"),
                        route.get("gateway"),
                        route.get("dev"),
                        route.get("prefsrc"),
                        route.getOrDefault("metric", 0L)));
            }
        }
        assertThat(shown).isNotEmpty();
        assertThat(ours).isEqualTo(shown);
    }

    private static String prefix(String text, String family) {
        if (text.equals("default")) {
            return family.equals("-4") ? "0.0.0.0/0" : "::/0";
        }
        return text.contains("/") ? text : text + (family.equals("-4") ? "/32" : "/128");
    }

    private static Object typeName(Object type) {
        return type == null ? "unicast" : type;
    }

    private static Object tableName(Object table) {
        return table == null ? "main" : table;
    }

    @ParameterizedTest
    @MethodSource("places")
    void rules(Place place) {
        Set<List<Object>> ours = rows(
                podwire(place, "rules"), rule -> row(rule.get("family"), rule.get("priority"), rule.get("tableName")));
        Set<List<Object>> shown = new LinkedHashSet<>();
        oracle(place, "ip", "-j", "-4", "rule")
                .forEach(rule -> shown.add(row("inet", rule.get("priority"), rule.get("table"))));
        oracle(place, "ip", "-j", "-6", "rule")
                .forEach(rule -> shown.add(row("inet6", rule.get("priority"), rule.get("table"))));
        assertThat(shown).hasSizeGreaterThan(3);
        assertThat(ours).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("places")
    void neighbors(Place place) {
        String target = place.name().equals("host") ? "10.230.0.12" : "10.231.1.1";
        oracleText(place, "ping", "-c1", "-W2", target);
        Sandwich.compare(
                "neighbors",
                () -> rows(
                        oracle(place, "ip", "-j", "neigh", "show"),
                        n -> row(n.get("dst"), n.get("dev"), n.get("lladdr"))),
                () -> rows(podwire(place, "neighbors"), n -> row(n.get("address"), n.get("link"), n.get("mac"))));
        assertThat(podwire(place, "neighbors")).anyMatch(n -> target.equals(n.get("address")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void fdb(Place place) {
        Sandwich.compare(
                "fdb",
                () -> rows(
                        oracle(place, "bridge", "-j", "fdb", "show"),
                        e -> row(e.get("mac"), e.get("ifname"), e.get("vlan"), e.get("dst"), e.get("master"))),
                () -> rows(
                        podwire(place, "fdb"),
                        e -> row(e.get("mac"), e.get("link"), e.get("vlan"), e.get("remote"), e.get("master"))));
    }

    @ParameterizedTest
    @MethodSource("places")
    void queueingDisciplines(Place place) {
        Set<List<Object>> ours =
                rows(podwire(place, "tc", "qdiscs"), q -> row(q.get("link"), q.get("kind"), q.get("handle")));
        assertThat(ours)
                .isEqualTo(rows(
                        oracle(place, "tc", "-j", "qdisc", "show"),
                        q -> row(q.get("dev"), q.get("kind"), q.get("handle"))));
    }

    @ParameterizedTest
    @MethodSource("places")
    void filters(Place place) {
        Set<List<Object>> shown = new HashSet<>();
        for (Map<String, Object> link : oracle(place, "ip", "-j", "link")) {
            String name = link.get("ifname").toString();
            for (String side : List.of("ingress", "egress")) {
                oracle(place, "tc", "-j", "filter", "show", "dev", name, side).stream()
                        .filter(filter -> filter.containsKey("options"))
                        .forEach(filter -> shown.add(row(name, side, filter.get("kind"), filter.get("pref"))));
            }
        }
        assertThat(rows(
                        podwire(place, "tc"),
                        f -> row(f.get("link"), f.get("parent"), f.get("kind"), f.get("priority"))))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("places")
    void sockets(Place place) {
        Sandwich.compare(
                "sockets",
                () -> oracleText(place, "ss", "-Htuna", "--numeric")
                        .text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.contains("TIME-WAIT"))
                        .map(line -> line.split("\\s+"))
                        .map(words -> row(words[0], words[1], words[4], words[5]))
                        .collect(Collectors.toSet()),
                () -> podwire(place, "sockets", "-a").stream()
                        .filter(socket -> !socket.get("state").equals("TIME-WAIT"))
                        .map(socket -> row(
                                socket.get("protocol"),
                                socket.get("state"),
                                end(socket, "local"),
                                end(socket, "remote")))
                        .collect(Collectors.toSet()));
        assertThat(podwire(place, "sockets", "-a")).as("sockets").isNotEmpty();
    }

    /** As ss prints it: brackets around IPv6, and one star for an IPv6 socket that takes both families. */
    private static String end(Map<String, Object> socket, String side) {
        String address = socket.get(side).toString();
        boolean both = address.equals("::") && Boolean.FALSE.equals(socket.get("onlyV6"));
        String link = side.equals("local") && socket.get("link") != null ? "%" + socket.get("link") : "";
        String port = socket.get(side + "Port").toString();
        return (both ? "*" : address.contains(":") ? "[" + address + "]" : address) + link + ":"
                + (port.equals("0") ? "*" : port);
    }

    @ParameterizedTest
    @MethodSource("places")
    void conntrack(Place place) {
        oracleText(place, "ping", "-c1", "-W2", "10.231.1.1");
        Sandwich.compare(
                "conntrack",
                () -> {
                    Set<String> entries = new HashSet<>();
                    for (String family : List.of("ipv4", "ipv6")) {
                        oracleText(place, "conntrack", "-L", "-f", family)
                                .text()
                                .lines()
                                .forEach(line -> entries.add(original(line)));
                    }
                    return entries;
                },
                () -> podwire(place, "conntrack").stream()
                        .map(FactsOnARealNodeTest::original)
                        .collect(Collectors.toSet()));
    }

    private static String original(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        // conntrack has names for a few protocols only; the number stands behind each
        StringBuilder text = new StringBuilder(words.get(1));
        for (String key : List.of("src=", "dst=", "sport=", "dport=")) {
            words.stream()
                    .filter(word -> word.startsWith(key))
                    .findFirst()
                    .ifPresent(word -> text.append(' ').append(word));
        }
        return text.toString();
    }

    private static String protocolNumber(String protocol) {
        return switch (protocol) {
            case "icmp" -> "1";
            case "igmp" -> "2";
            case "tcp" -> "6";
            case "udp" -> "17";
            case "gre" -> "47";
            case "icmpv6" -> "58";
            case "sctp" -> "132";
            default -> protocol;
        };
    }

    private static String original(Map<String, Object> entry) {
        Map<String, Object> way = map(entry.get("original"));
        StringBuilder text =
                new StringBuilder(protocolNumber(entry.get("protocol").toString()));
        text.append(" src=").append(way.get("source")).append(" dst=").append(way.get("destination"));
        if (way.get("sourcePort") != null) {
            text.append(" sport=")
                    .append(way.get("sourcePort"))
                    .append(" dport=")
                    .append(way.get("destinationPort"));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("places")
    void theKernelsOwnChoiceOfRoute(Place place) {
        for (String destination : List.of("10.231.2.2", "10.231.1.1", "10.232.0.10", "127.0.0.1", "::1")) {
            Map<String, Object> shown =
                    oracle(place, "ip", "-j", "route", "get", destination).get(0);
            Map<String, Object> ours =
                    podwire(place, "routes", "get", destination).get(0);
            Map<String, Object> hop = maps(ours.get("nextHops")).get(0);
            assertThat(row(hop.get("gateway"), hop.get("link"), ours.get("preferredSource")))
                    .as("route to %s", destination)
                    .isEqualTo(row(shown.get("gateway"), shown.get("dev"), shown.get("prefsrc")));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void sysctls(Place place) {
        for (String name :
                List.of("net.ipv4.ip_forward", "net.ipv4.conf.all.rp_filter", "net.ipv6.conf.all.forwarding")) {
            assertThat(podwire(place, "sysctl", name).get(0).get("value"))
                    .isEqualTo(oracleText(place, "sysctl", "-n", name).text().strip());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void askingLeavesNoTrace(Place place) {
        Object before = state();
        for (String command : List.of(
                "links",
                "addresses",
                "routes",
                "rules",
                "neighbors",
                "fdb",
                "tc",
                "tc qdiscs",
                "sockets",
                "conntrack",
                "ovs")) {
            podwire(place, command.split(" "));
        }
        for (String command : List.of("findpod 10.231.1.2", "pods", "netns", "veth", "doctor")) {
            node.podwire(command.split(" "));
        }
        assertThat(state()).isEqualTo(before);
    }

    /** Modules with their users left out, ids of namespaces, the namespaces, mounts. */
    private List<String> state() {
        List<String> state = new ArrayList<>();
        node.run("sh", "-c", "cat /proc/modules || true")
                .text()
                .lines()
                .map(line -> line.split(" ")[0])
                .sorted()
                .forEach(state::add);
        state.add(node.run("ip", "netns", "list-id").text());
        state.add(node.run("ls", "/run/netns").text());
        state.add(node.run("sh", "-c", "stat -L -c %i /proc/[0-9]*/ns/net 2>/dev/null | sort -u")
                .text());
        state.add(new BigDecimal(node.run("sh", "-c", "wc -l < /proc/self/mountinfo")
                        .text()
                        .strip())
                .toString());
        return state;
    }
}
