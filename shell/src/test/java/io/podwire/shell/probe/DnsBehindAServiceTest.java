package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.shell.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node whose DNS Service leads, by kube-proxy's rules, to two endpoints of which one is dead; podwire runs on that node. */
class DnsBehindAServiceTest {

    private static final long PATIENCE_SECONDS = 60;

    /**
     * As kube-proxy writes them, with both protocols; but the endpoints take turns: at random, one lookup in thirty-two would meet the dead one
     * in all of its five attempts.
     */
    private static final String RULES = """
            *nat
            :KUBE-SERVICES - [0:0]
            :KUBE-SVC-TCOU7JCQXEZGVUNU - [0:0]
            :KUBE-SVC-ERIFXISQEP7F7OF4 - [0:0]
            :KUBE-SEP-UDPONE4567ABCDEF - [0:0]
            :KUBE-SEP-UDPTWO4567ABCDEF - [0:0]
            :KUBE-SEP-TCPONE4567ABCDEF - [0:0]
            :KUBE-SEP-TCPTWO4567ABCDEF - [0:0]
            -A OUTPUT -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
            -A KUBE-SERVICES -d 10.96.0.10/32 -p udp -m comment --comment "kube-system/kube-dns:dns cluster IP" -m udp --dport 53 -j KUBE-SVC-TCOU7JCQXEZGVUNU
            -A KUBE-SERVICES -d 10.96.0.10/32 -p tcp -m comment --comment "kube-system/kube-dns:dns-tcp cluster IP" -m tcp --dport 53 -j KUBE-SVC-ERIFXISQEP7F7OF4
            -A KUBE-SVC-TCOU7JCQXEZGVUNU -m comment --comment "kube-system/kube-dns:dns -> 10.99.8.2:53" -m statistic --mode nth --every 2 --packet 0 -j KUBE-SEP-UDPONE4567ABCDEF
            -A KUBE-SVC-TCOU7JCQXEZGVUNU -m comment --comment "kube-system/kube-dns:dns -> 10.99.8.3:53" -j KUBE-SEP-UDPTWO4567ABCDEF
            -A KUBE-SVC-ERIFXISQEP7F7OF4 -m comment --comment "kube-system/kube-dns:dns-tcp -> 10.99.8.2:53" -m statistic --mode nth --every 2 --packet 0 -j KUBE-SEP-TCPONE4567ABCDEF
            -A KUBE-SVC-ERIFXISQEP7F7OF4 -m comment --comment "kube-system/kube-dns:dns-tcp -> 10.99.8.3:53" -j KUBE-SEP-TCPTWO4567ABCDEF
            -A KUBE-SEP-UDPONE4567ABCDEF -p udp -m comment --comment "kube-system/kube-dns:dns" -m udp -j DNAT --to-destination 10.99.8.2:53
            -A KUBE-SEP-UDPTWO4567ABCDEF -p udp -m comment --comment "kube-system/kube-dns:dns" -m udp -j DNAT --to-destination 10.99.8.3:53
            -A KUBE-SEP-TCPONE4567ABCDEF -p tcp -m comment --comment "kube-system/kube-dns:dns-tcp" -m tcp -j DNAT --to-destination 10.99.8.2:53
            -A KUBE-SEP-TCPTWO4567ABCDEF -p tcp -m comment --comment "kube-system/kube-dns:dns-tcp" -m tcp -j DNAT --to-destination 10.99.8.3:53
            COMMIT
            """;

    /** As its mode nftables writes them; by turns likewise. */
    private static final String TABLE = """
            table ip kube-proxy {
              chain endpoint-UDPONE45-kube-system/kube-dns/udp/dns__10.99.8.2/53 { meta l4proto udp dnat to 10.99.8.2:53; }
              chain endpoint-UDPTWO45-kube-system/kube-dns/udp/dns__10.99.8.3/53 { meta l4proto udp dnat to 10.99.8.3:53; }
              chain endpoint-TCPONE45-kube-system/kube-dns/tcp/dns-tcp__10.99.8.2/53 { meta l4proto tcp dnat to 10.99.8.2:53; }
              chain endpoint-TCPTWO45-kube-system/kube-dns/tcp/dns-tcp__10.99.8.3/53 { meta l4proto tcp dnat to 10.99.8.3:53; }
              chain service-NWBZK7IH-kube-system/kube-dns/udp/dns {
                numgen inc mod 2 vmap { 0 : goto endpoint-UDPONE45-kube-system/kube-dns/udp/dns__10.99.8.2/53,
                                           1 : goto endpoint-UDPTWO45-kube-system/kube-dns/udp/dns__10.99.8.3/53 }
              }
              chain service-FY5PMXPG-kube-system/kube-dns/tcp/dns-tcp {
                numgen inc mod 2 vmap { 0 : goto endpoint-TCPONE45-kube-system/kube-dns/tcp/dns-tcp__10.99.8.2/53,
                                           1 : goto endpoint-TCPTWO45-kube-system/kube-dns/tcp/dns-tcp__10.99.8.3/53 }
              }
              map service-ips {
                type ipv4_addr . inet_proto . inet_service : verdict
                elements = { 10.96.0.10 . udp . 53 : goto service-NWBZK7IH-kube-system/kube-dns/udp/dns,
                             10.96.0.10 . tcp . 53 : goto service-FY5PMXPG-kube-system/kube-dns/tcp/dns-tcp }
              }
              chain nat-output {
                type nat hook output priority -100;
                ip daddr . meta l4proto . th dport vmap @service-ips
              }
            }
            """;

    /** Who wrote the node's rules. */
    enum Mode {
        IPTABLES,
        NFTABLES
    }

    @TempDir
    Path folder;

    private NameServers servers;

    @BeforeEach
    void build() throws IOException {
        for (String program : List.of("iptables-nft-restore", "nft")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/sbin", program)), "no " + program);
        }
        servers = new NameServers(folder);
        servers.in("ip", "route", "add", "10.96.0.0/12", "via", NameServers.FIRST);
        servers.resolvConf(
                "nameserver 10.96.0.10\nsearch shop.svc.test svc.test test\noptions ndots:5 timeout:1 attempts:5\n");
    }

    @AfterEach
    void remove() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    private void proxy(Mode mode) throws IOException {
        if (mode == Mode.NFTABLES) {
            servers.in(
                    "nft",
                    "-f",
                    Files.writeString(folder.resolve("table"), TABLE).toString());
        } else {
            servers.in(
                    "iptables-nft-restore",
                    Files.writeString(folder.resolve("rules"), RULES).toString());
        }
    }

    private int status;

    /** Podwire as a process whose own network is the node's. */
    private String podwire(String... words) throws IOException, InterruptedException {
        return podwire(Map.of("LC_ALL", "C.UTF-8"), words);
    }

    private String podwire(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                servers.client(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        if (Runtime.version().feature() >= 24) {
            command.add(5, "--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(words));
        Path out = folder.resolve("podwire");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("podwire did not end: " + Files.readString(out));
        }
        status = process.exitValue();
        return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void bothEndpointsAreWell(Mode mode) throws Exception {
        proxy(mode);
        for (String address : List.of(NameServers.FIRST, NameServers.SECOND)) {
            servers.serve(address, 53, "--host-record=cart.shop.svc.test,10.97.0.4", "--address=/#/");
        }
        String text = podwire("dns", "cart", "-t", "A");
        assertThat(status).as(text).isZero();
        assertThat(text)
                .contains("get 10.97.0.4 for cart.shop.svc.test.")
                .doesNotContain("(dns-")
                .doesNotContain("also: ");
        assertThat(text.lines().filter(line -> line.contains("endpoint ")))
                .as(text)
                .hasSize(4)
                .allMatch(line -> line.contains("answered"));
    }

    private void killTheSecond() throws IOException {
        servers.serve(NameServers.FIRST, 53, "--host-record=cart.shop.svc.test,10.97.0.4", "--address=/#/");
        servers.besideServers("iptables", "-I", "INPUT", "-d", NameServers.SECOND, "-j", "DROP");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theDeadOneOfTwoIsNamed(Mode mode) throws Exception {
        proxy(mode);
        killTheSecond();
        String text = podwire("dns", "cart", "-t", "A");
        assertThat(status).as(text).isEqualTo(1);
        assertThat(text)
                .contains(
                        "cause (dns-server-unreachable): " + NameServers.SECOND
                                + " behind kube-system/kube-dns: it does not answer; each lookup that the Service sends there waits in vain")
                .doesNotContain("dns-server-unreachable " + NameServers.FIRST);
        assertThat(text.lines().filter(line -> line.startsWith("endpoint ") && line.contains(NameServers.FIRST)))
                .hasSize(2)
                .allMatch(line -> line.contains("answered"));
        assertThat(text.lines().filter(line -> line.startsWith("endpoint ") && line.contains(NameServers.SECOND)))
                .hasSize(2)
                .allMatch(line -> line.contains("timed out"));
    }

    /** The locale of whoever asks, and what he says goes before it. */
    @Test
    void aChineseLocaleIsAnsweredInChinese() throws Exception {
        proxy(Mode.IPTABLES);
        killTheSecond();
        String reason = "原因（dns-server-unreachable）：" + NameServers.SECOND
                + " behind kube-system/kube-dns：它没有应答；每个被该 Service 转到那里的查询都会白等。";
        Map<String, String> chinese = Map.of("LANG", "zh_CN.UTF-8");
        assertThat(podwire(chinese, "dns", "cart", "-t", "A")).contains("中的程序尝试 1 个名称", reason);
        assertThat(podwire(chinese, "dns", "cart", "-t", "A", "--lang", "en"))
                .contains("cause (dns-server-unreachable)")
                .doesNotContain("原因");
        assertThat(podwire("dns", "cart", "-t", "A", "--lang", "zh")).contains(reason);
        assertThat(podwire(chinese, "mtu", NameServers.FIRST))
                .contains("(passes-whole): 1500 字节的数据包可以通过，已是 eth0 in host 所能发送的最大值。");
    }
}
