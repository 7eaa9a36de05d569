package io.podwire.scripts.lab.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeProxyRulesTest {

    /** Names of chains that a real kube-proxy gave. */
    @ParameterizedTest
    @CsvSource({
        "default/kubernetes:https, tcp, KUBE-SVC-NPX46M4PTMTKRN6Y, 10.230.0.11:6443, KUBE-SEP-VUXPYTYHFKEFH4SW",
        "kube-system/kube-dns:dns, udp, KUBE-SVC-TCOU7JCQXEZGVUNU, 10.231.2.3:53, KUBE-SEP-S75XC4A3M775B6LM",
        "kube-system/kube-dns:dns-tcp, tcp, KUBE-SVC-ERIFXISQEP7F7OF4, 10.231.2.4:53, KUBE-SEP-FNQDQBZC47C4JMMR",
        "default/web, tcp, KUBE-SVC-LOLE4ISW44XBNF3G, 10.231.1.3:8080, KUBE-SEP-ENGYNXON3YS2XIVF",
    })
    void chainsAreNamedAsKubeProxyNamesThem(
            String name, String protocol, String chain, String endpoint, String endpointChain) {
        ServicePort service = new ServicePort(name, protocol, "10.96.0.1", 443, List.of(endpoint));
        assertThat(service.chain()).isEqualTo(chain);
        assertThat(service.chain(endpoint)).isEqualTo(endpointChain);
    }

    @Test
    void theLastOfThreeEndpointsTakesWhatIsLeft() {
        List<String> endpoints = List.of("10.231.1.2:8080", "10.231.1.3:8080", "10.231.2.2:8080");
        String text = KubeProxyRules.text(
                "10.231.0.0/16", List.of(new ServicePort("default/web", "tcp", "10.232.0.80", 80, endpoints)));
        String service = "-A KUBE-SVC-LOLE4ISW44XBNF3G";
        assertThat(text.lines().filter(line -> line.startsWith(service)))
                .containsExactly(
                        service
                                + " ! -s 10.231.0.0/16 -d 10.232.0.80/32 -p tcp -m comment --comment \"default/web cluster IP\""
                                + " -m tcp --dport 80 -j KUBE-MARK-MASQ",
                        service + " -m comment --comment \"default/web -> 10.231.1.2:8080\" -m statistic --mode random"
                                + " --probability 0.3333333333 -j KUBE-SEP-NQJL5ACKK7L2K6C5",
                        service + " -m comment --comment \"default/web -> 10.231.1.3:8080\" -m statistic --mode random"
                                + " --probability 0.5000000000 -j KUBE-SEP-ENGYNXON3YS2XIVF",
                        service
                                + " -m comment --comment \"default/web -> 10.231.2.2:8080\" -j KUBE-SEP-NHYA43BATCHXVK2L");
    }

    @Test
    void aServiceWithoutEndpointsIsRejected() {
        ServicePort empty = new ServicePort("shop/web:http", "tcp", "fd00:10:96::80", 80, List.of());
        String text = KubeProxyRules.text("fd00:244::/32", List.of(empty));
        assertThat(text)
                .contains(
                        "-A KUBE-SERVICES -d fd00:10:96::80/128 -p tcp -m comment --comment \"shop/web:http has no endpoints\""
                                + " -m tcp --dport 80 -j REJECT --reject-with icmp6-port-unreachable")
                .doesNotContain("KUBE-SVC-", "127.0.0.0");
    }

    @Test
    void everyChainThatIsLedToIsDeclared() {
        ServicePort six =
                new ServicePort("shop/web:http", "tcp", "fd00:10:96::80", 80, List.of("[fd00:244:1::11]:8080"));
        String text = KubeProxyRules.text("fd00:244::/32", List.of(six));
        List<String> declared = text.lines()
                .filter(line -> line.startsWith(":"))
                .map(line -> line.substring(1, line.indexOf(' ')))
                .toList();
        List<String> led = text.lines()
                .filter(line -> line.contains(" -j KUBE-"))
                .map(line -> line.substring(line.indexOf(" -j ") + 4))
                .toList();
        assertThat(declared).containsAll(led).contains("KUBE-SEP-ZQOXEFLVUSC2KOLG");
        assertThat(text).contains("-s fd00:244:1::11/128 ", "--to-destination [fd00:244:1::11]:8080\n");
    }
}
