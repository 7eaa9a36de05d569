package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.packet.Dns;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.value.IpAddress;
import io.podwire.packets.dissect.DnsMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private static DnsSettings settings(String options) {
        return ResolvConf.read(new ResolverFile("f", "nameserver 10.0.0.1\n" + options), null);
    }

    /** What glibc 2.36's getaddrinfo sends for the same name. */
    @Test
    void isWrittenAsAResolverWritesIt() {
        Question question = new Question(DomainName.parse("www.example.com"), 1);
        assertThat(question.message(0xbeef, settings("")).toString())
                .isEqualTo("beef01000001000000000000" + "03777777076578616d706c6503636f6d00" + "00010001");
    }

    @Test
    void saysWithEdnsHowBigAnAnswerMayBe() {
        Question question = new Question(DomainName.parse("."), 2);
        Dns dns = DnsMessages.read(question.message(7, settings("options edns0 trust-ad\n")));
        assertThat(dns.damage()).isNull();
        assertThat(dns.authenticData()).isTrue();
        assertThat(dns.questions()).containsExactly(new Dns.Question(".", 2, "NS", 1, false));
        assertThat(dns.additionals())
                .singleElement()
                .satisfies(record ->
                        assertThat(((DnsRecord.Opt) record.value()).udpSize()).isEqualTo(1200));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 3.2.1.10.in-addr.arpa.",
        "fd00::3c, c.3.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa."
    })
    void anAddressHasANameToAskFor(String address, String name) {
        assertThat(DomainName.ofAddress(IpAddress.parse(address))).hasToString(name);
    }

    @Test
    void aNameThatIsNoAsciiIsWrittenAsProgramsWriteIt() {
        assertThat(DomainName.parse("bücher.example")).hasToString("xn--bcher-kva.example.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a..b", ".a", "a b", "a\u0001", "back\\slash"})
    void whatNoNameCanBeIsRefused(String text) {
        assertThatThrownBy(() -> DomainName.parse(text))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("no domain name");
    }

    @Test
    void lengthsAreThoseOfTheStandard() {
        assertThat(DomainName.parse("a".repeat(63)).labels()).hasSize(1);
        assertThatThrownBy(() -> DomainName.parse("a".repeat(64))).isInstanceOf(BadUse.class);
        // four labels of 63 would be 257 octets; the last may have 61
        String three = ("a".repeat(63) + ".").repeat(3);
        assertThat(DomainName.parse(three + "a".repeat(61)).wire()).hasSize(255);
        assertThatThrownBy(() -> DomainName.parse(three + "a".repeat(62))).isInstanceOf(BadUse.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, 53, 10.0.0.1",
        "10.0.0.1:5353, 10.0.0.1, 5353, 10.0.0.1:5353",
        "fd00::a, fd00::a, 53, fd00::a",
        "[fd00::a], fd00::a, 53, fd00::a",
        "[fd00::a]:1053, fd00::a, 1053, [fd00::a]:1053"
    })
    void aServerIsAnAddressAndPerhapsAPort(String text, String address, int port, String shown) {
        assertThat(Server.parse(text))
                .isEqualTo(new Server(IpAddress.parse(address), port))
                .hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ns.example",
                "10.0.0.1:",
                "10.0.0.1:0",
                "10.0.0.1:70000",
                "10.0.0.1:-1",
                "[10.0.0.1]:53",
                "[fd00::a",
                "10.0.0.1:53:1"
            })
    void anythingElseIsNoServer(String text) {
        assertThatThrownBy(() -> Server.parse(text)).isInstanceOf(BadUse.class).hasMessageContaining("is no server");
    }
}
