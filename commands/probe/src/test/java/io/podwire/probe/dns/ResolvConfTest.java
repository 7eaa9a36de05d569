package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.host.ResolverFile;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResolvConfTest {

    private static DnsSettings read(String text) {
        return ResolvConf.read(new ResolverFile("/etc/resolv.conf", text), null);
    }

    @Test
    void aPodsFileAsTheKubeletWritesIt() {
        DnsSettings settings = read("""
                search shop.svc.cluster.local svc.cluster.local cluster.local
                nameserver 10.96.0.10
                options ndots:5
                """);
        assertThat(settings.servers()).containsExactly(IpAddress.parse("10.96.0.10"));
        assertThat(settings.search()).containsExactly("shop.svc.cluster.local", "svc.cluster.local", "cluster.local");
        assertThat(settings.ndots()).isEqualTo(5);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.attempts()).isEqualTo(2);
        assertThat(settings.remarks()).isEmpty();
    }

    @Test
    void everyOptionIsHeededAndKeptWithinItsRange() {
        DnsSettings settings = read("""
                # a comment
                ; another
                nameserver\tfd00::a
                nameserver 10.0.0.1
                domain one.example.
                search two.example.
                options rotate use-vc edns0 single-request no-aaaa trust-ad timeout:99 attempts:0 ndots:16
                options unknown:1
                """);
        assertThat(settings.servers()).containsExactly(IpAddress.parse("fd00::a"), IpAddress.parse("10.0.0.1"));
        assertThat(settings.search()).containsExactly("two.example");
        assertThat(settings.rotate()
                        && settings.useTcp()
                        && settings.edns()
                        && settings.singleRequest()
                        && settings.noAaaa()
                        && settings.trustAd())
                .isTrue();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.attempts()).isEqualTo(1);
        assertThat(settings.ndots()).isEqualTo(15);
        assertThat(settings.remarks())
                .containsExactly(
                        "'timeout:99' is taken for 30", "'attempts:0' is taken for 1", "'ndots:16' is taken for 15");
    }

    @Test
    void whatSaysNothingIsRemarked() {
        DnsSettings settings = read("""
                nameserver 10.0.0.1
                nameserver ten
                nameserver
                 nameserver 10.0.0.9
                nameserver 10.0.0.2
                nameserver fe80::1%eth0
                nameserver 10.0.0.4
                nameservers 10.0.0.5
                options ndots:many
                """);
        assertThat(settings.servers())
                .containsExactly(IpAddress.parse("10.0.0.1"), IpAddress.parse("10.0.0.2"), IpAddress.parse("fe80::1"));
        assertThat(settings.remarks())
                .containsExactly(
                        "'nameserver ten' names no address",
                        "'nameserver ' names no address",
                        "'nameserver 10.0.0.9' does not begin its line, so it says nothing",
                        "nameserver 10.0.0.4 is never asked: a resolver takes the first 3",
                        "'nameservers' is no keyword of resolv.conf(5)",
                        "'ndots:many' has no number");
    }

    @Test
    void withoutAFileProgramsAskTheirOwnMachine() {
        DnsSettings settings = ResolvConf.read(new ResolverFile("/etc/resolv.conf", null), "node-1.example.org");
        assertThat(settings.file()).isNull();
        assertThat(settings.servers()).containsExactly(IpAddress.parse("127.0.0.1"));
        assertThat(settings.search()).containsExactly("example.org");
        assertThat(settings.remarks())
                .containsExactly("/etc/resolv.conf is not there", "no nameserver is named, so programs ask 127.0.0.1");
    }

    @Test
    void theLastOfSearchAndDomainCounts() {
        assertThat(read("search a.example b.example\ndomain c.example\n").search())
                .containsExactly("c.example");
        assertThat(read("search a.example\nsearch\n").search()).isEmpty();
        assertThat(read("search .\n").search()).containsExactly(".");
    }
}
