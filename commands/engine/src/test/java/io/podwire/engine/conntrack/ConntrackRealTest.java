package io.podwire.engine.conntrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.command.Running;
import io.podwire.api.error.Unsupported;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackEntry.Tuple;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.local.LocalNetwork;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the kernel, with conntrack(8) as the oracle. Rules stand in the world's own namespaces only. */
class ConntrackRealTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private NetnsWorld world;
    private String server;
    private String client;

    @BeforeEach
    void build() {
        world = NetnsWorld.orSkip();
        assumeTrue(Files.exists(Path.of("/usr/sbin/conntrack")), "conntrack is not here");
        assumeTrue(Files.exists(Path.of("/usr/sbin/iptables")), "iptables is not here");
        server = world.netns("server");
        client = world.netns("client");
        world.veth(server, "eth0", client, "eth0");
        world.address(server, "eth0", "10.62.0.1/24");
        world.address(client, "eth0", "10.62.0.2/24");
        world.address(server, "eth0", "fd62::1/64");
        world.address(client, "eth0", "fd62::2/64");
    }

    @AfterEach
    void remove() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void everyEntryEqualsConntrack() {
        traffic();

        List<ConntrackEntry> entries = list(ConntrackQuery.all());

        List<String> expected = oracle();
        assertThat(expected).hasSizeGreaterThanOrEqualTo(6);
        assertThat(entries.stream().map(ConntrackRealTest::row)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(entries).allMatch(e -> e.netns() == world.inode(server));
        ConntrackEntry translated = entries.stream()
                .filter(e -> e.status().contains("dst_nat"))
                .filter(e -> e.family().equals("inet"))
                .findFirst()
                .orElseThrow();
        assertThat(translated.original().destinationPort()).isEqualTo(80);
        assertThat(translated.reply().sourcePort()).isEqualTo(8080);
        assertThat(translated.timeout()).isBetween(Duration.ZERO, Duration.ofDays(5));
    }

    @Test
    void filtersGiveWhatTheyNameOnceAndTheKernelDoesMostOfIt() throws Exception {
        traffic();
        List<ConntrackEntry> all = list(ConntrackQuery.all());
        IpAddress four = IpAddress.parse("10.62.0.2");
        IpAddress six = IpAddress.parse("fd62::1");
        for (ConntrackQuery query : List.of(
                new ConntrackQuery("inet", null, null, null),
                new ConntrackQuery("inet6", null, null, null),
                new ConntrackQuery("inet", 17, null, null),
                new ConntrackQuery(null, 6, null, null),
                new ConntrackQuery(null, null, four, null),
                new ConntrackQuery(null, null, six, null),
                new ConntrackQuery(null, null, null, 8080),
                new ConntrackQuery(null, 6, null, 8080),
                new ConntrackQuery(null, 17, null, 8080),
                new ConntrackQuery("inet6", 6, six, 80),
                new ConntrackQuery("inet", null, six, null))) {
            List<String> expected = all.stream()
                    .filter(e -> wanted(e, query))
                    .map(ConntrackRealTest::row)
                    .toList();
            assertThat(list(query).stream().map(ConntrackRealTest::row))
                    .as(query.toString())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        try (OpenNetns netns = Inside.open(world, server);
                NetlinkSocket raw = netns.netlink(NetlinkSocket.NETLINK_NETFILTER, null)) {
            IpAddress nobody = IpAddress.parse("10.62.0.99");
            for (Pass pass : Pass.of(new ConntrackQuery(null, null, nobody, null))) {
                assertThat(raw.list(pass.request(), m -> EntryDecoder.decode(m, 0)))
                        .as("filtered by the kernel")
                        .isEmpty();
                assertThat(raw.list(pass.unfiltered(), m -> EntryDecoder.decode(m, 0)))
                        .isNotEmpty();
            }
            for (Pass pass : Pass.of(new ConntrackQuery(null, 6, null, 1))) {
                assertThat(raw.list(pass.request(), m -> EntryDecoder.decode(m, 0)))
                        .as("filtered by the kernel")
                        .isEmpty();
            }
        }
    }

    @Test
    void aLargeTableIsPulledAndCanBeCancelled() {
        track();
        world.in(
                server,
                "sh",
                "-c",
                "i=0; while [ $i -lt 40 ]; do j=1; while [ $j -lt 51 ]; do echo"
                        + " \"-I -p udp -s 10.1.$i.$j -d 10.2.0.1 --sport 1000 --dport 53 -t 300\"; j=$((j+1)); done; i=$((i+1)); done"
                        + " | conntrack -R - >/dev/null 2>&1; test $(conntrack -C) -ge 2000");
        try (LocalNetwork network = open();
                Running<ConntrackEntry, ConntrackSummary> running = network.conntrack(ConntrackQuery.all())) {
            assertThat(running.next(SOON)).isNotNull();
            running.cancel();
            int more = 0;
            while (running.next(SOON) != null) {
                more++;
            }
            assertThat(running.ended()).isTrue();
            assertThat(more)
                    .as("what was read before still comes, the rest does not")
                    .isLessThan(1500);
            ConntrackSummary summary = running.summary();
            assertThat(summary.listed()).isEqualTo(more + 1);
            assertThat(summary.count()).isGreaterThanOrEqualTo(2000);
        }
        assertThat(list(ConntrackQuery.all())).hasSizeGreaterThanOrEqualTo(2000);
        assertThat(list(new ConntrackQuery(null, null, IpAddress.parse("10.1.39.50"), null)))
                .hasSize(1);
    }

    @Test
    void theSummaryEqualsConntracksCounters() {
        traffic();
        try (LocalNetwork network = open();
                Running<ConntrackEntry, ConntrackSummary> running = network.conntrack(ConntrackQuery.all())) {
            int listed = 0;
            while (running.next(SOON) != null) {
                listed++;
            }
            ConntrackSummary summary = running.summary();
            assertThat(summary.listed()).isEqualTo(listed);
            assertThat(summary.count())
                    .isEqualTo(
                            Long.parseLong(world.in(server, "conntrack", "-C").strip()));
            assertThat(summary.max())
                    .isEqualTo(Long.parseLong(world.in(server, "cat", "/proc/sys/net/netfilter/nf_conntrack_max")
                            .strip()));
            assertThat(summary.insertFailed()).isEqualTo(counter("insert_failed"));
            assertThat(summary.drops()).isEqualTo(counter("drop"));
            assertThat(summary.earlyDrops()).isEqualTo(counter("early_drop"));
            assertThat(summary.invalid()).isEqualTo(counter("invalid"));
            assertThat(network.sysctl("net.netfilter.nf_conntrack_count")).isEqualTo("" + summary.count());
        }
    }

    @Test
    void asksNothingWhereThatWouldLoadAModule(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("proc/1/ns"));
        Files.createDirectories(root.resolve("sys/module/nf_conntrack"));
        Files.createDirectories(root.resolve("sys/module/nfnetlink"));
        Files.writeString(root.resolve("proc/modules"), "");
        try (OpenNetns netns = Inside.open(world, server)) {
            assertThatThrownBy(() -> new ConntrackTable(HostRoot.of(root.toString())).list(netns, ConntrackQuery.all()))
                    .isInstanceOf(Unsupported.class)
                    .hasMessageContaining("module nf_conntrack_netlink is not loaded, and asking would load it");
        }
    }

    /** Makes the server's namespace track, with a port translated. */
    private void track() {
        for (String iptables : List.of("iptables", "ip6tables")) {
            world.in(
                    server,
                    iptables,
                    "-w",
                    "-t",
                    "nat",
                    "-A",
                    "PREROUTING",
                    "-p",
                    "tcp",
                    "--dport",
                    "80",
                    "-j",
                    "REDIRECT",
                    "--to-ports",
                    "8080");
            world.in(server, iptables, "-w", "-A", "INPUT", "-m", "conntrack", "--ctstate", "INVALID", "-j", "DROP");
        }
        world.in(server, "sysctl", "-qw", "net.netfilter.nf_conntrack_acct=1");
    }

    private void traffic() {
        track();
        world.in(client, "ping", "-qc2", "-i0.01", "10.62.0.1");
        world.in(client, "ping", "-qc2", "-i0.01", "fd62::1");
        String connect = "import socket,sys\n"
                + "for f,a,b in ((socket.AF_INET,'10.62.0.1',8080),(socket.AF_INET6,'fd62::1',8080)):\n"
                + "  s=socket.socket(f,socket.SOCK_DGRAM); s.sendto(b'x',(a,b)); s.close()\n"
                + "  for p in (80,8080):\n"
                + "    s=socket.socket(f,socket.SOCK_STREAM); s.settimeout(5); s.connect((a,p)); s.sendall(b'hi'); s.recv(1); s.close()\n";
        String serve = "import socket,os,threading\n"
                + "l=socket.create_server(('::',8080),family=socket.AF_INET6,dualstack_ipv6=True)\n"
                + "def go():\n"
                + "  for i in range(4):\n"
                + "    c,_=l.accept(); c.recv(9); c.sendall(b'y'); c.recv(1); c.close()\n"
                + "t=threading.Thread(target=go); t.start()\n"
                + "import subprocess\n"
                + "subprocess.check_call(['ip','netns','exec','" + client + "','python3','-c',\"\"\"" + connect
                + "\"\"\"])\n"
                + "t.join(5)\n";
        world.in(server, "python3", "-c", serve);
    }

    private LocalNetwork open() {
        return LocalNetwork.open(Inside.netns(world, server), HostRoot.of("/"));
    }

    private List<ConntrackEntry> list(ConntrackQuery query) {
        List<ConntrackEntry> entries = new ArrayList<>();
        try (LocalNetwork network = open();
                Running<ConntrackEntry, ConntrackSummary> running = network.conntrack(query)) {
            ConntrackEntry entry;
            while ((entry = running.next(SOON)) != null) {
                entries.add(entry);
            }
            assertThat(running.ended()).isTrue();
        }
        return entries;
    }

    private static boolean wanted(ConntrackEntry e, ConntrackQuery q) {
        String text = row(e) + " ";
        return (q.family() == null || q.family().equals(e.family()))
                && (q.protocol() == null || e.protocol().equals(q.protocol() == 6 ? "tcp" : "udp"))
                && (q.address() == null || text.contains("=" + q.address() + " "))
                && (q.port() == null || text.contains("port=" + q.port() + " "));
    }

    private long counter(String name) {
        return world.in(server, "conntrack", "-S")
                .lines()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .filter(word -> word.startsWith(name + "="))
                .mapToLong(word -> Long.parseLong(word.substring(name.length() + 1)))
                .sum();
    }

    /** Lines of conntrack -L of both families without the time that is left. */
    private List<String> oracle() {
        List<String> rows = new ArrayList<>();
        for (String family : List.of("ipv4", "ipv6")) {
            String text = world.in(server, "conntrack", "-L", "-f", family, "-o", "id");
            for (String line : text.split("\n")) {
                if (!line.contains("src=")) {
                    continue; // how many were shown
                }
                List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
                words.remove(2); // seconds left
                words.remove(1); // protocol number
                rows.add(String.join(" ", words));
            }
        }
        return rows;
    }

    private static String row(ConntrackEntry e) {
        StringBuilder row = new StringBuilder(e.protocol());
        if (e.state() != null) {
            row.append(' ').append(e.state());
        }
        direction(row, e.original());
        if (!e.status().contains("seen_reply")) {
            row.append(" [UNREPLIED]");
        }
        direction(row, e.reply());
        if (e.status().contains("assured")) {
            row.append(" [ASSURED]");
        }
        return row + " mark=" + e.mark() + " use=" + e.use() + " id=" + e.id();
    }

    private static void direction(StringBuilder row, Tuple t) {
        row.append(" src=").append(t.source()).append(" dst=").append(t.destination());
        if (t.sourcePort() != null) {
            row.append(" sport=").append(t.sourcePort()).append(" dport=").append(t.destinationPort());
        }
        if (t.icmpType() != null) {
            row.append(" type=")
                    .append(t.icmpType())
                    .append(" code=")
                    .append(t.icmpCode())
                    .append(" id=")
                    .append(t.icmpId());
        }
        if (t.packets() != null) {
            row.append(" packets=").append(t.packets()).append(" bytes=").append(t.bytes());
        }
    }
}
