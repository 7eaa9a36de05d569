package io.podwire.engine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.pod.ServiceEndpoint;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.files.HostRoot;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class NodeServicesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** As kube-proxy 1.28 gives them to iptables-restore, and what is beside them. */
    private static final String RULES = """
            *filter
            :KUBE-SERVICES - [0:0]
            -A KUBE-SERVICES -d 10.96.7.7/32 -p tcp -m comment --comment "shop/empty:http has no endpoints" -m tcp --dport 80 -j REJECT --reject-with icmp-port-unreachable
            COMMIT
            *nat
            :KUBE-SERVICES - [0:0]
            :KUBE-NODEPORTS - [0:0]
            :KUBE-SVC-ERIFXISQEP7F7OF4 - [0:0]
            -A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
            -A KUBE-SERVICES -d 10.96.0.10/32 -p udp -m comment --comment "kube-system/kube-dns:dns cluster IP" -m udp --dport 53 -j KUBE-SVC-ERIFXISQEP7F7OF4
            -A KUBE-SERVICES -d 10.96.0.1/32 -p tcp -m comment --comment "default/kubernetes cluster IP" -m tcp --dport 443 -j KUBE-SVC-ERIFXISQEP7F7OF4
            -A KUBE-SERVICES -d 10.96.0.0/16 -p tcp -m comment --comment "shop/all:x cluster IP" -m tcp --dport 1 -j KUBE-SVC-ERIFXISQEP7F7OF4
            -A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS
            :KUBE-SEP-ZP3FB6NMPNCO4VBJ - [0:0]
            :KUBE-SEP-YP3FB6NMPNCO4VBK - [0:0]
            -A KUBE-SVC-ERIFXISQEP7F7OF4 -m comment --comment "kube-system/kube-dns:dns -> 10.244.0.5:53" -m statistic --mode random --probability 0.5 -j KUBE-SEP-ZP3FB6NMPNCO4VBJ
            -A KUBE-SVC-ERIFXISQEP7F7OF4 -m comment --comment "kube-system/kube-dns:dns -> 10.244.1.7:53" -j KUBE-SEP-YP3FB6NMPNCO4VBK
            -A KUBE-SEP-ZP3FB6NMPNCO4VBJ -p udp -m comment --comment "kube-system/kube-dns:dns" -m udp -j DNAT --to-destination 10.244.1.7:53
            -A KUBE-SEP-YP3FB6NMPNCO4VBK -p udp -m comment --comment "kube-system/kube-dns:dns" -m udp -j DNAT --to-destination 10.244.0.5:53
            -A KUBE-SVC-ERIFXISQEP7F7OF4 ! -s 10.244.0.0/16 -d 10.96.0.10/32 -p udp -m comment --comment "kube-system/other:dns cluster IP" -m udp --dport 53 -j RETURN
            COMMIT
            """;

    private static final String MAP = """
            table ip kube-proxy {
              chain service-ULMVA6XW-ns1/svc1/tcp/p80 { accept; }
              chain endpoint-5OJB2KTY-ns1/svc1/tcp/p80__10.180.0.1/80 { accept; }
              chain service-ABCDEF12-ns2/svc2/udp/ { accept; }
              map service-ips {
                type ipv4_addr . inet_proto . inet_service : verdict
                elements = { 172.30.0.41 . tcp . 80 : goto service-ULMVA6XW-ns1/svc1/tcp/p80,
                             172.30.0.53 . udp . 53 : goto service-ABCDEF12-ns2/svc2/udp/ }
              }
            }
            table ip6 kube-proxy {
              chain service-ABCDEF12-ns2/svc2/tcp/web { accept; }
              chain endpoint-5OJB2KTZ-ns2/svc2/tcp/web__fd00..a/8080 { accept; }
              map service-ips {
                type ipv6_addr . inet_proto . inet_service : verdict
                elements = { fd00::53 . tcp . 8080 : goto service-ABCDEF12-ns2/svc2/tcp/web }
              }
            }
            """;

    @TempDir
    Path folder;

    private static ServiceAddress service(
            String namespace, String name, String port, String address, String protocol, int number, String from) {
        return new ServiceAddress(namespace, name, port, IpAddress.parse(address), protocol, number, from, List.of());
    }

    private static ServiceEndpoint endpoint(String address, int number) {
        return new ServiceEndpoint(IpAddress.parse(address), number);
    }

    @Test
    void aLineOfIptablesNamesAServiceOrIsPassedOver() {
        List<ServiceAddress> found = new ArrayList<>();
        RULES.lines().forEach(line -> IptablesText.read(line, found::add));
        IptablesText.read(
                "-A KUBE-SERVICES -d fd00::a/128 -p tcp -m comment --comment \"a/b:c cluster IP\" -m tcp --dport 9 -j X",
                found::add);
        IptablesText.read(
                "-A KUBE-SERVICES -d x/32 -p tcp -m comment --comment \"a/b cluster IP\" --dport 9", found::add);
        IptablesText.read("-A KUBE-SERVICES -d 10.0.0.1/z -p tcp --comment \"a/b cluster IP\" --dport 9", found::add);
        IptablesText.read("-A KUBE-SERVICES -d 10.0.0.1 -p tcp --comment \"ends \\", found::add);
        assertThat(found)
                .containsExactly(
                        service("shop", "empty", "http", "10.96.7.7", "tcp", 80, "iptables"),
                        service("kube-system", "kube-dns", "dns", "10.96.0.10", "udp", 53, "iptables"),
                        service("default", "kubernetes", null, "10.96.0.1", "tcp", 443, "iptables"),
                        service("a", "b", "c", "fd00::a", "tcp", 9, "iptables"));
    }

    /** What the kernel gave back through either program, not what was typed. */
    @Test
    void rulesOfARealKernelAreRead() throws IOException {
        for (String tool : List.of("iptables-nft-save", "iptables-nft-restore", "nft")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/sbin", tool)), tool + " is not installed");
        }
        Path rules = Files.writeString(folder.resolve("rules"), RULES);
        Path map = Files.writeString(folder.resolve("map"), MAP);
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String node = world.netns("node");
            NodeServices services =
                    new NodeServices(HostRoot.of("/"), List.of("/usr/sbin/ip", "netns", "exec", node), LONG);
            world.in(node, "iptables-nft-restore", rules.toString());
            world.in(node, "nft", "-f", map.toString());
            Answer<ServiceAddress> read = services.read();
            assertThat(read.gaps()).isEmpty();
            assertThat(read.items())
                    .containsExactly(
                            service("default", "kubernetes", null, "10.96.0.1", "tcp", 443, "iptables"),
                            service("kube-system", "kube-dns", "dns", "10.96.0.10", "udp", 53, "iptables")
                                    .leadingTo(List.of(endpoint("10.244.0.5", 53), endpoint("10.244.1.7", 53))),
                            service("ns1", "svc1", "p80", "172.30.0.41", "tcp", 80, "nftables")
                                    .leadingTo(List.of(endpoint("10.180.0.1", 80))),
                            service("ns2", "svc2", null, "172.30.0.53", "udp", 53, "nftables"),
                            service("ns2", "svc2", "web", "fd00::53", "tcp", 8080, "nftables")
                                    .leadingTo(List.of(endpoint("fd00::a", 8080))),
                            service("shop", "empty", "http", "10.96.7.7", "tcp", 80, "iptables"));
        }
    }

    @Test
    void aProgramThatCanNotBeStartedIsSaid() {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nft")), "nft is not installed");
        String nothing = folder.resolve("nosuch").toString();
        Answer<ServiceAddress> read = new NodeServices(HostRoot.of("/"), List.of(nothing), LONG).read();
        assertThat(read.items()).isEmpty();
        assertThat(read.gaps())
                .extracting(gap -> gap.reason())
                .anySatisfy(reason -> assertThat(reason).startsWith("nft can't be started: "));
    }

    @Test
    void aProgramThatHangsIsKilledAndSaid() throws IOException {
        Path slow = Files.writeString(folder.resolve("slow"), "#!/bin/sh\nexec sleep 1000\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nft")), "nft is not installed");
        long begun = System.nanoTime();
        Answer<ServiceAddress> read =
                new NodeServices(HostRoot.of("/"), List.of(slow.toString()), Duration.ofMillis(300)).read();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(read.items()).isEmpty();
        assertThat(read.gaps())
                .singleElement()
                .asString()
                .contains("the rules took longer than 300 ms to read; some are missing");
        assertThat(ProcessHandle.current().children().map(ProcessHandle::info).toList())
                .noneMatch(info -> info.commandLine().orElse("").contains("sleep 1000"));
    }

    /** Its last line may be cut in the middle of a port. */
    @Test
    void whatAKilledProgramWasPrintingIsNotTaken() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        RuleProgram program = RuleProgram.start(
                List.of("/bin/sh", "-c", "printf 'one\\ntwo\\n--dport 44'; exec sleep 1000"), lines::add);
        assertThat(program.await(System.nanoTime() + 500_000_000L)).isFalse();
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    @Timeout(20)
    void aScriptsChildThatGoesOnIsNotWaitedFor() throws IOException {
        RuleProgram program = RuleProgram.start(List.of("/bin/sh", "-c", "sleep 5; true"), line -> {});
        long begun = System.nanoTime();
        assertThat(program.await(begun + 200_000_000L)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }
}
