package io.podwire.engine.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.net.Counter;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.CounterSource;
import io.podwire.api.net.CounterWindow;
import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.local.LocalHost;
import io.podwire.engine.local.LocalNetwork;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the kernel, with ip, ethtool, tc, nstat and conntrack as oracles, and packets whose number is known. */
class CountersRealTest {

    private NetnsWorld world;
    private String node;
    private String pod;

    @BeforeEach
    void build() {
        world = NetnsWorld.orSkip();
        node = world.netns("node");
        pod = world.netns("pod");
        // Router solicitations would be counted between our reading and the oracle's.
        for (String netns : List.of(node, pod)) {
            world.in(netns, "sysctl", "-qw", "net.ipv6.conf.default.disable_ipv6=1");
        }
        world.veth(node, "va", pod, "eth0");
        world.address(node, "va", "10.63.0.1/24");
        world.address(pod, "eth0", "10.63.0.2/24");
        world.in(pod, "ping", "-qc3", "-i0.01", "10.63.0.1");
    }

    @AfterEach
    void remove() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void linksEqualIp() {
        Map<String, Object> link = link(pod, "eth0");
        Map<?, ?> statistics = (Map<?, ?>) link.get("stats64");
        Map<?, ?> rx = (Map<?, ?>) statistics.get("rx");
        Map<?, ?> tx = (Map<?, ?>) statistics.get("tx");
        Map<String, Long> read = values(read(pod), CounterSource.LINK, "eth0");
        assertThat(read.get("rx_packets")).isPositive();
        // each key of ip's as the kernel's struct has it
        for (String key : List.of("bytes", "packets", "errors", "dropped")) {
            assertThat(read).containsEntry("rx_" + key, (Long) rx.get(key)).containsEntry("tx_" + key, (Long)
                    tx.get(key));
        }
        assertThat(read)
                .containsEntry("multicast", (Long) rx.get("multicast"))
                .containsEntry("rx_crc_errors", (Long) rx.get("crc_errors"))
                .containsEntry("rx_missed_errors", (Long) rx.get("missed_errors"))
                .containsEntry("tx_carrier_errors", (Long) tx.get("carrier_errors"))
                .containsEntry("carrier_changes", (Long) tx.get("carrier_changes"))
                .containsEntry("collisions", (Long) tx.get("collisions"));
        assertThat(read(pod).gaps()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> link(String netns, String name) {
        Object all = Inside.json(world.ip("-n", netns, "-s", "-s", "-j", "link", "show", "dev", name));
        return ((List<Map<String, Object>>) all).get(0);
    }

    @Test
    void driversEqualEthtool() {
        assumeTrue(Files.exists(Path.of("/usr/sbin/ethtool")), "ethtool is not here");
        Map<String, Long> oracle = new TreeMap<>();
        world.in(pod, "ethtool", "-S", "eth0").lines().skip(1).forEach(line -> {
            int colon = line.lastIndexOf(':');
            oracle.put(
                    line.substring(0, colon).strip(),
                    Long.valueOf(line.substring(colon + 1).strip()));
        });
        assertThat(oracle).containsKey("peer_ifindex");
        assertThat(new TreeMap<>(values(read(pod), CounterSource.DRIVER, "eth0")))
                .isEqualTo(oracle);
        assertThat(values(read(pod), CounterSource.DRIVER, "lo"))
                .as("a driver that counts nothing")
                .isEmpty();
    }

    @Test
    void protocolsEqualNstat() {
        assumeTrue(
                Files.exists(Path.of("/usr/bin/nstat")) || Files.exists(Path.of("/sbin/nstat")), "nstat is not here");
        Map<String, Long> oracle = new HashMap<>();
        // -s: keep no history of what was shown
        world.in(pod, "nstat", "-asz")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    String[] words = line.trim().split("\\s+");
                    oracle.put(words[0], Long.valueOf(words[1]));
                });
        Map<String, Long> read = new HashMap<>();
        for (Counter counter : read(pod).counters()) {
            if (counter.source() == CounterSource.PROTOCOL) {
                read.put(counter.subject() + counter.name(), counter.value());
            }
        }
        assertThat(oracle).hasSizeGreaterThan(150);
        assertThat(read).containsAllEntriesOf(oracle);
    }

    @Test
    void countsTwentyThreeDatagramsToNobody() {
        CounterReading before = read(pod);
        world.in(pod, "bash", "-c", "for i in $(seq 23); do echo x > /dev/udp/127.0.0.1/9; done");
        CounterReading after = read(pod);
        assertThat(value(after, "Udp", "NoPorts") - value(before, "Udp", "NoPorts"))
                .isEqualTo(23);
        assertThat(value(after, "Udp", "OutDatagrams") - value(before, "Udp", "OutDatagrams"))
                .isEqualTo(23);
        assertThat(value(read(node), "Udp", "NoPorts"))
                .as("another namespace's")
                .isZero();
    }

    @Test
    void countsThemOnIpv6Too() {
        String six = world.netns("six");
        CounterReading before = read(six);
        world.in(six, "bash", "-c", "for i in $(seq 23); do echo x > /dev/udp/::1/9; done");
        assertThat(value(read(six), "Udp6", "NoPorts") - value(before, "Udp6", "NoPorts"))
                .isEqualTo(23);
    }

    @Test
    void qdiscDropsEqualTc() {
        world.in(
                pod, "tc", "qdisc", "add", "dev", "eth0", "root", "handle", "7:", "tbf", "rate", "8kbit", "burst",
                "1600", "limit", "1600");
        // ping sends again what a full queue refuses; UDP does not
        world.in(pod, "bash", "-c", "for i in $(seq 40); do printf %0900d 1 > /dev/udp/10.63.0.1/9; done");
        long drops = value(read(pod), "eth0 tbf 7:", "drops");
        assertThat(drops).isBetween(30L, 40L);
        Map<?, ?> oracle = (Map<?, ?>)
                ((List<?>) Inside.json(world.in(pod, "tc", "-s", "-j", "qdisc", "show", "dev", "eth0"))).get(0);
        assertThat(oracle.get("drops")).isEqualTo(drops);
        assertThat(value(read(pod), "eth0 tbf 7:", "backlog_packets")).isNotNegative();
    }

    @Test
    void everyProcessorOfTheHost() {
        long online = Runtime.getRuntime().availableProcessors();
        assertThat(read(pod).counters().stream()
                        .filter(c ->
                                c.source() == CounterSource.SOFTNET && c.name().equals("processed")))
                .hasSizeGreaterThanOrEqualTo((int) online)
                .allSatisfy(c -> assertThat(c.value()).isPositive());
    }

    @Test
    void connectionsEqualConntrack() {
        assumeTrue(Files.exists(Path.of("/usr/sbin/conntrack")), "conntrack is not here");
        assumeTrue(Files.exists(Path.of("/usr/sbin/iptables")), "iptables is not here");
        world.in(pod, "iptables", "-A", "INPUT", "-m", "conntrack", "--ctstate", "INVALID", "-j", "DROP");
        world.in(pod, "ping", "-qc3", "-i0.01", "10.63.0.1");
        CounterReading reading = read(pod);
        assertThat(value(reading, "table", "entries")).isPositive();
        assertThat(value(reading, "table", "limit")).isGreaterThan(1000);
        long rows = 0;
        for (String line : world.in(pod, "conntrack", "-S").lines().toList()) {
            String[] words = line.trim().split("\\s+");
            if (!words[0].startsWith("cpu=")) {
                continue; // conntrack's own version line
            }
            rows++;
            String subject = "cpu" + words[0].substring("cpu=".length());
            for (int i = 1; i < words.length; i++) {
                String[] pair = words[i].split("=");
                assertThat(value(reading, subject, pair[0]))
                        .as(subject + " " + pair[0])
                        .isEqualTo(Long.valueOf(pair[1]));
            }
        }
        assertThat(rows).isPositive();
    }

    @Test
    void aWindowHoldsNothingWhileItWaits() {
        AtomicInteger looks = new AtomicInteger();
        CounterWindow window = new LocalHost(HostRoot.of("/"))
                .counters(Inside.netns(world, node), Duration.ofMinutes(5), () -> {
                    if (looks.incrementAndGet() == 1) {
                        // The pod goes while we wait: were anything held, its host link would stay.
                        world.remove(pod);
                        awaitGone(node, "va");
                        return false;
                    }
                    return true;
                });
        assertThat(window.elapsed()).isLessThan(Duration.ofMinutes(1));
        assertThat(values(window.first(), CounterSource.LINK, "va")).isNotEmpty();
        assertThat(values(window.second(), CounterSource.LINK, "va")).isEmpty();
    }

    /** The kernel takes a namespace down in a work queue, some milliseconds after its name went. */
    private void awaitGone(String netns, String link) {
        long deadline = System.nanoTime() + 2_000_000_000L;
        while (world.ip("-n", netns, "-br", "link").contains(link)) {
            assertThat(System.nanoTime()).as("%s is gone within 2 s", link).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private CounterReading read(String netns) {
        try (LocalNetwork network = LocalNetwork.open(Inside.netns(world, netns), HostRoot.of("/"))) {
            return network.counters();
        }
    }

    private static Map<String, Long> values(CounterReading reading, CounterSource source, String subject) {
        Map<String, Long> values = new HashMap<>();
        for (Counter counter : reading.counters()) {
            if (counter.source() == source && counter.subject().equals(subject)) {
                values.put(counter.name(), counter.value());
            }
        }
        return values;
    }

    private static long value(CounterReading reading, String subject, String name) {
        return reading.counters().stream()
                .filter(c -> c.source() != CounterSource.SOFTNET)
                .filter(c -> c.subject().equals(subject) && c.name().equals(name))
                .mapToLong(Counter::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of " + subject));
    }
}
