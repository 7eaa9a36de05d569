package io.podwire.api.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SysctlNameTest {

    @ParameterizedTest
    @CsvSource({
        "net.ipv4.ip_forward, net/ipv4/ip_forward",
        "net/ipv4/ip_forward, net/ipv4/ip_forward",
        "net/ipv4/conf/eth0.7/forwarding, net/ipv4/conf/eth0.7/forwarding",
        "net.ipv4.conf.eth0/7.forwarding, net/ipv4/conf/eth0.7/forwarding",
    })
    void namesAsSysctlTakesThem(String name, String file) {
        assertThat(SysctlName.path(name)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "net",
                "kernel.hostname",
                "net//ipv4",
                "net/../kernel/hostname",
                "/net/ipv4/ip_forward",
                "net."
            })
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> SysctlName.path(name)).isInstanceOf(BadUse.class);
    }
}
