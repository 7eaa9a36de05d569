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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose DNS Service leads, by kube-proxy's rules, to two endpoints of which one is dead; podwire runs on that node. */
class DnsBehindAServiceTest {

    private static final long PATIENCE_SECONDS = 60;

    /** As kube-proxy writes them, with both protocols. */
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
            -A KUBE-SVC-TCOU7JCQXEZGVUNU -m comment --comment "kube-system/kube-dns:dns -> 10.99.8.2:53" -m statistic --mode random --probability 0.5 -j KUBE-SEP-UDPONE4567ABCDEF
            -A KUBE-SVC-TCOU7JCQXEZGVUNU -m comment --comment "kube-system/kube-dns:dns -> 10.99.8.3:53" -j KUBE-SEP-UDPTWO4567ABCDEF
            -A KUBE-SVC-ERIFXISQEP7F7OF4 -m comment --comment "kube-system/kube-dns:dns-tcp -> 10.99.8.2:53" -m statistic --mode random --probability 0.5 -j KUBE-SEP-TCPONE4567ABCDEF
            -A KUBE-SVC-ERIFXISQEP7F7OF4 -m comment --comment "kube-system/kube-dns:dns-tcp -> 10.99.8.3:53" -j KUBE-SEP-TCPTWO4567ABCDEF
            -A KUBE-SEP-UDPONE4567ABCDEF -p udp -m comment --comment "kube-system/kube-dns:dns" -m udp -j DNAT --to-destination 10.99.8.2:53
            -A KUBE-SEP-UDPTWO4567ABCDEF -p udp -m comment --comment "kube-system/kube-dns:dns" -m udp -j DNAT --to-destination 10.99.8.3:53
            -A KUBE-SEP-TCPONE4567ABCDEF -p tcp -m comment --comment "kube-system/kube-dns:dns-tcp" -m tcp -j DNAT --to-destination 10.99.8.2:53
            -A KUBE-SEP-TCPTWO4567ABCDEF -p tcp -m comment --comment "kube-system/kube-dns:dns-tcp" -m tcp -j DNAT --to-destination 10.99.8.3:53
            COMMIT
            """;

    @TempDir
    Path folder;

    private NameServers servers;

    @BeforeEach
    void build() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/iptables-nft-restore")), "no iptables-nft-restore");
        servers = new NameServers(folder);
        Path rules = Files.writeString(folder.resolve("rules"), RULES);
        servers.in("iptables-nft-restore", rules.toString());
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

    private int status;

    /** Podwire as a process whose own network is the node's. */
    private String podwire(String... words) throws IOException, InterruptedException {
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
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("podwire did not end: " + Files.readString(out));
        }
        status = process.exitValue();
        return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    }

    @Test
    void bothEndpointsAreWell() throws Exception {
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

    @Test
    void theDeadOneOfTwoIsNamed() throws Exception {
        servers.serve(NameServers.FIRST, 53, "--host-record=cart.shop.svc.test,10.97.0.4", "--address=/#/");
        servers.besideServers("iptables", "-I", "INPUT", "-d", NameServers.SECOND, "-j", "DROP");
        String text = podwire("dns", "cart", "-t", "A");
        assertThat(status).as(text).isEqualTo(1);
        assertThat(text)
                .contains(
                        "cause (dns-server-unreachable): " + NameServers.SECOND
                                + " behind kube-system/kube-dns: it does not answer; each lookup that the Service sends there waits in vain")
                .doesNotContain("dns-server-unreachable " + NameServers.FIRST);
    }
}
