package io.podwire.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.analysis.fib.Choice;
import io.podwire.analysis.fib.FibFacts;
import io.podwire.analysis.fib.RouteLookup;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Route;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.value.IpAddress;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The computed choice of a route beside the kernel's own, over every destination with every source, output link and mark: whole
 * records, or the same errno.
 */
class RouteLookupAgainstKernelTest {

    private static final Pattern ERRNO = Pattern.compile("E[A-Z]+(?= \\()");

    private static final List<String> V4 = List.of(
            "10.1.0.9",
            "10.1.0.1",
            "10.1.0.5",
            "10.1.0.255",
            "10.2.0.1",
            "10.2.7.7",
            "10.2.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "8.8.8.8",
            "10.9.0.1",
            "10.9.1.1",
            "10.10.0.1",
            "10.11.0.1",
            "10.12.0.1",
            "10.13.0.1",
            "10.14.0.1",
            "10.15.0.1",
            "10.16.0.1",
            "10.17.3.3",
            "172.16.0.2",
            "172.16.0.9",
            "224.0.0.1",
            "224.0.0.5",
            "239.1.1.1",
            "255.255.255.255",
            "0.0.0.0",
            "192.0.2.1");
    private static final List<String> V6 = List.of(
            "fd01::9",
            "fd01::1",
            "fd01::",
            "fd02::1",
            "fd02::77",
            "::1",
            "2001:db8::1",
            "2002::1",
            "fd09::1",
            "fd0a::1",
            "fd0b::1",
            "fd0c::1",
            "fd0d::1",
            "fd0e::1",
            "fd0f::1",
            "fe80::1",
            "ff02::1",
            "ff0e::1",
            "64:ff9b::1",
            "fd10:0:0:1::5");
    private static final List<String> V4_SOURCES = List.of("10.1.0.1", "10.2.0.1", "127.0.0.1", "10.99.0.1");
    private static final List<String> V6_SOURCES = List.of("fd01::1", "fd02::1", "fd99::1");

    private NetnsWorld world;
    private String here;

    @BeforeEach
    void build() {
        world = NetnsWorld.orSkip();
        here = world.netns("fib");
        String there = world.netns("far");
        world.veth(here, "eth0", there, "eth0");
        world.veth(here, "eth1", there, "eth1");
        world.veth(here, "eth2", there, "eth2");
        for (String address : List.of("10.1.0.1/24", "10.1.0.5/24", "fd01::1/64", "fd01::5/64")) {
            world.address(here, "eth0", address);
        }
        for (String address : List.of("10.2.0.1/16", "fd02::1/64", "2001:db8:2::1/64")) {
            world.address(here, "eth1", address);
        }
        ip("addr", "add", "172.16.0.1", "peer", "172.16.0.2/32", "dev", "eth1");
        ip("link", "set", "eth2", "down");
        ip("route", "add", "default", "via", "10.1.0.2", "mtu", "1300");
        ip("route", "add", "10.9.0.0/16", "via", "10.2.0.2", "src", "10.1.0.1", "metric", "5");
        ip("route", "add", "10.9.0.0/16", "via", "10.1.0.2", "metric", "4");
        ip("route", "add", "10.9.1.0/24", "dev", "eth1", "scope", "link");
        for (String[] route : new String[][] {
            {"blackhole", "10.10.0.0/16"}, {"prohibit", "10.11.0.0/16"},
            {"unreachable", "10.12.0.0/16"}, {"throw", "10.13.0.0/16"}
        }) {
            ip("route", "add", route[0], route[1]);
        }
        ip("route", "add", "10.14.0.0/16", "nexthop", "via", "10.1.0.2", "nexthop", "via", "10.2.0.2");
        ip("route", "add", "10.15.0.0/16", "via", "10.1.0.2", "table", "77");
        ip("route", "add", "10.16.0.0/16", "via", "inet6", "fd01::2", "dev", "eth0");
        ip("route", "add", "10.17.0.0/16", "tos", "0x10", "via", "10.2.0.2");
        ip("-6", "route", "add", "default", "via", "fd01::2", "mtu", "1400");
        ip("-6", "route", "add", "fd09::/64", "via", "fd02::2", "src", "fd01::1");
        ip("-6", "route", "add", "blackhole", "fd0a::/64");
        ip("-6", "route", "add", "unreachable", "fd0b::/64");
        ip("-6", "route", "add", "prohibit", "fd0c::/64");
        ip("-6", "route", "add", "throw", "fd0d::/64");
        ip("-6", "route", "add", "fd0e::/64", "via", "fd01::2", "metric", "10");
        ip("-6", "route", "add", "fd0e::/64", "via", "fd02::2", "metric", "9");
        ip("-6", "route", "add", "fd0f::/64", "via", "fd02::2", "table", "78");
        ip("-6", "route", "add", "fd10::/56", "dev", "eth1");
        // link-local addresses are usable only once nobody else was found to have them
        awaitLinkLocal();
    }

    private void awaitLinkLocal() {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (world.ip("-n", here, "-6", "addr", "show", "tentative").contains("inet6")) {
            assertThat(System.nanoTime()).as("duplicate address detection").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private void ip(String... words) {
        List<String> all = new ArrayList<>(List.of("-n", here));
        all.addAll(List.of(words));
        world.ip(all.toArray(String[]::new));
    }

    @AfterEach
    void remove() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void asTheKernelMadeTheRules() {
        compareAll();
    }

    @Test
    void withRulesOfAllKinds() {
        ip("rule", "add", "pref", "100", "from", "10.2.0.1", "table", "77");
        ip("rule", "add", "pref", "110", "fwmark", "0x20/0xf0", "table", "77");
        ip("rule", "add", "pref", "120", "oif", "eth1", "to", "10.9.0.0/16", "unreachable");
        ip("rule", "add", "pref", "130", "to", "192.0.2.0/24", "goto", "32766");
        ip("rule", "add", "pref", "140", "table", "main", "suppress_prefixlength", "0");
        ip("rule", "add", "pref", "150", "not", "from", "10.0.0.0/8", "to", "8.8.8.8", "prohibit");
        ip("-6", "rule", "add", "pref", "100", "from", "fd02::1", "table", "78");
        ip("-6", "rule", "add", "pref", "110", "fwmark", "0x21", "table", "78");
        ip("-6", "rule", "add", "pref", "120", "to", "64:ff9b::/96", "blackhole");
        ip("-6", "rule", "add", "pref", "130", "iif", "lo", "to", "fd0f::/64", "table", "78");
        ip("-6", "rule", "add", "pref", "140", "table", "main", "suppress_prefixlength", "0");
        compareAll();
    }

    @Test
    void withoutDefaultRoutes() {
        ip("route", "del", "default");
        ip("-6", "route", "del", "default");
        compareAll();
    }

    private void compareAll() {
        Host host = LocalWiring.session(SessionRequest.live(null, Path.of("/"), note -> {}, () -> false))
                .host();
        Netns netns = host.netnsesInUse().items().stream()
                .filter(n -> n.names().contains(here))
                .findFirst()
                .orElseThrow();
        List<String> differences = new ArrayList<>();
        int[] compared = new int[2];
        try (Network network = host.enter(netns)) {
            FibFacts facts = new FibFacts(
                    network.rules(), network.routes(), network.links(), network.addresses(), network.sysctls()::get);
            for (RouteQuery query : queries(network.links())) {
                compare(facts, network, query, differences, compared);
            }
        }
        assertThat(differences).as("%d compared", compared[0]).isEmpty();
        assertThat(compared[0]).isGreaterThan(500);
        assertThat(compared[1]).as("that lead somewhere").isGreaterThan(200);
    }

    private static List<RouteQuery> queries(List<Link> links) {
        List<RouteQuery> queries = new ArrayList<>();
        List<Integer> outputs = new ArrayList<>(List.of(0));
        links.forEach(link -> outputs.add(link.index()));
        outputs.add(4711);
        for (boolean v6 : new boolean[] {false, true}) {
            List<String> sources = new ArrayList<>(List.of(""));
            sources.addAll(v6 ? V6_SOURCES : V4_SOURCES);
            for (String to : v6 ? V6 : V4) {
                for (String from : sources) {
                    for (Integer out : outputs) {
                        for (long mark : new long[] {0, 0x21}) {
                            for (boolean match : new boolean[] {false, true}) {
                                queries.add(new RouteQuery(
                                        IpAddress.parse(to),
                                        from.isEmpty() ? null : IpAddress.parse(from),
                                        null,
                                        out == 0 ? null : out,
                                        mark,
                                        null,
                                        null,
                                        null,
                                        match));
                            }
                        }
                    }
                }
            }
        }
        return queries;
    }

    private static void compare(
            FibFacts facts, Network network, RouteQuery query, List<String> differences, int[] compared) {
        Object kernel = outcome(() -> network.route(query));
        List<String> notes = new ArrayList<>();
        Object computed = outcome(() -> {
            Choice choice = RouteLookup.choose(facts, query, "here");
            notes.addAll(choice.notes());
            return choice.route();
        });
        compared[0]++;
        compared[1] += kernel instanceof Route ? 1 : 0;
        // one of several ways: the note says so, and only then may the way differ
        boolean same = notes.isEmpty()
                ? kernel.equals(computed)
                : kernel instanceof Route k
                        && computed instanceof Route c
                        && k.type().equals(c.type());
        if (!same) {
            differences.add("\n" + query + "\n  kernel   " + kernel + "\n  computed " + computed);
        }
    }

    private interface Asking {
        Route ask();
    }

    private static Object outcome(Asking asking) {
        try {
            return asking.ask();
        } catch (NotFound e) {
            Matcher errno = ERRNO.matcher(e.getMessage());
            assertThat(errno.find()).as(e.getMessage()).isTrue();
            return errno.group();
        }
    }
}
