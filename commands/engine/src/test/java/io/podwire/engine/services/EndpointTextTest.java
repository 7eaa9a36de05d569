package io.podwire.engine.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointTextTest {

    private final List<String> found = new ArrayList<>();

    private void take(EndpointKey key, io.podwire.api.pod.ServiceEndpoint endpoint) {
        found.add(key.namespace() + "/" + key.name() + ":" + key.port() + " " + key.protocol() + " "
                + endpoint.address() + " " + endpoint.number() + " " + key.from());
    }

    @Test
    void anEndpointsChainOfIptablesNamesItsService() {
        List.of(
                        "-A KUBE-SEP-ZP3FB6NMPNCO4VBJ -s 10.244.0.5/32 -m comment --comment \"kube-system/kube-dns:dns\" -j KUBE-MARK-MASQ",
                        "-A KUBE-SEP-ZP3FB6NMPNCO4VBJ -p udp -m comment --comment \"kube-system/kube-dns:dns\" -m udp -j DNAT --to-destination 10.244.0.5:53",
                        "-A KUBE-SEP-AAA -p tcp -m comment --comment default/kubernetes:https -m tcp -j DNAT --to-destination 172.18.0.2:6443",
                        "-A KUBE-SEP-BBB -p tcp -m comment --comment \"default/plain\" -m tcp -j DNAT --to-destination [fd00::5]:80",
                        "-A KUBE-SEP-CCC -p tcp -m comment --comment \"default/odd\" -m tcp -j DNAT --to-destination 10.0.0.1",
                        "-A KUBE-SEP-DDD -p tcp -m tcp -j DNAT --to-destination 10.0.0.1:80",
                        "-A DOCKER -p tcp -j DNAT --to-destination 10.0.0.1:80")
                .forEach(line -> EndpointText.iptables(line, this::take));
        assertThat(found)
                .containsExactly(
                        "kube-system/kube-dns:dns udp 10.244.0.5 53 iptables",
                        "default/kubernetes:https tcp 172.18.0.2 6443 iptables",
                        "default/plain:null tcp fd00::5 80 iptables");
    }

    @Test
    void anEndpointsChainOfNftablesIsNamedAfterAll() {
        List.of(
                        "\tchain endpoint-5OJB2KTY-ns1/svc1/tcp/p80__10.180.0.1/80 {",
                        "\tchain endpoint-5OJB2KTZ-ns1/svc1/udp/__fd00..a/53 {",
                        "\tchain service-5OJB2KTY-ns1/svc1/tcp/p80 {",
                        "\tchain endpoint-5OJB2KTX-ns1/svc1/tcp/p80__10.180/80 {",
                        "\t}")
                .forEach(line -> EndpointText.nft(line, this::take));
        assertThat(found)
                .containsExactly("ns1/svc1:p80 tcp 10.180.0.1 80 nftables", "ns1/svc1:null udp fd00::a 53 nftables");
    }
}
