package io.podwire.engine.sysctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.testkit.NetnsWorld;
import org.junit.jupiter.api.Test;

class NetSysctlsTest {

    @Test
    void readsThoseOfTheNamespaceAndNotOurs() throws Exception {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String one = world.netns("one");
            String other = world.netns("other");
            world.in(one, "sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv4.ip_local_port_range=20000 20001");
            world.in(other, "sysctl", "-qw", "net.ipv4.ip_forward=0");
            NetSysctls sysctls = new NetSysctls(HostRoot.of("/"));
            try (OpenNetns first = Inside.open(world, one);
                    OpenNetns second = Inside.open(world, other)) {
                assertThat(sysctls.read(first, "net.ipv4.ip_forward")).isEqualTo("1");
                assertThat(sysctls.read(second, "net.ipv4.ip_forward")).isEqualTo("0");
                assertThat(sysctls.read(first, "net/ipv4/ip_local_port_range")).isEqualTo("20000\t20001");
                assertThat(sysctls.read(first, "net.ipv4.conf.lo.forwarding")).isEqualTo("1");
                assertThat(sysctls.read(first, "net.ipv6.conf.all.forwarding"))
                        .isEqualTo(world.in(one, "sysctl", "-n", "net.ipv6.conf.all.forwarding")
                                .strip());
                assertThat(sysctls.read(first, "net.ipv4.no_such_thing")).isNull();
                assertThat(sysctls.readAll(first))
                        .containsEntry("net/ipv4/ip_local_port_range", "20000\t20001")
                        .containsKeys("net/ipv6/conf/lo/forwarding", "net/core/somaxconn")
                        .doesNotContainKey("net/ipv4/route/flush");
                assertThat(sysctls.readAll(second)).containsEntry("net/ipv4/ip_forward", "0");
            }
        }
    }
}
