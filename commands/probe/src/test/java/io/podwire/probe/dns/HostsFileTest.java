package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.host.ResolverFile;
import io.podwire.api.probe.HostsEntry;
import io.podwire.api.value.IpAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsFileTest {

    private static final String FILE = """
            # Kubernetes-managed hosts file.
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe80::1%eth0 scoped
            10.244.1.11\tweb-0.web.shop.svc.cluster.local\tweb-0

            # Entries added by HostAliases.
            192.0.2.9 legacy.example\tlegacy # behind the VPN
            192.0.2.10 legacy.example
            2001:db8::9 Legacy.Example
            no.address nobody
            192.0.2.11""";

    private static HostsEntry find(String text, String name) {
        return HostsFile.find(new ResolverFile("/etc/hosts", text), name);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 127.0.0.1 ::1",
        "web-0, 10.244.1.11",
        "WEB-0.web.shop.svc.cluster.local, 10.244.1.11",
        "legacy, 192.0.2.9",
        "legacy.example, 192.0.2.9 2001:db8::9"
    })
    void theFirstOfEachFamilyIsWhatAProgramGets(String name, String addresses) {
        assertThat(find(FILE, name))
                .isEqualTo(new HostsEntry(
                        "/etc/hosts",
                        Arrays.stream(addresses.split(" "))
                                .map(IpAddress::parse)
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource({"web", "legacy.example.", "behind", "nobody", "scoped", "192.0.2.11", "#"})
    void whatIsNoNameOfALineIsNotFound(String name) {
        assertThat(find(FILE, name)).isNull();
    }

    @Test
    void noFileHasNothing() {
        assertThat(find(null, "localhost")).isNull();
        assertThat(find("", "localhost")).isNull();
    }
}
