package io.podwire.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.46, 10.0.0.46",
        "0.0.0.0, 0.0.0.0",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8::0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0000:0001:0001:0001:0001:0001, 2001:db8:0:1:1:1:1:1",
        "fe80::, fe80::",
        "::ffff:10.0.0.4, ::ffff:10.0.0.4",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8"
    })
    void printsCanonically(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.4, 10.0.0.4",
        "::ffff:0:0, 0.0.0.0",
        "::fffe:10.0.0.4, ::fffe:a00:4",
        "1::ffff:10.0.0.4, 1::ffff:a00:4",
        "10.0.0.4, 10.0.0.4",
        "::1, ::1"
    })
    void knowsTheIpv4AddressThatAMappedOneStandsFor(String text, String unmapped) {
        assertThat(IpAddress.parse(text).unmapped()).hasToString(unmapped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.4.6",
                "10.0.0.256",
                "10.0.0.04",
                "10.0.0.-4",
                "10.0.0.4 ",
                "10.0.0.٤",
                ":",
                ":::",
                "1:::2",
                "::1::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "::10.0.0",
                ":1",
                "1:",
                "1.2.3.4::",
                "::1.2.3.4:5"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(IpAddress.parseOrNull(text)).isNull();
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("expected");
    }

    @Test
    void equalsByValueOnly() {
        assertThat(IpAddress.parse("10.0.0.4")).isNotEqualTo(IpAddress.parse("10.0.0.46"));
        assertThat(IpAddress.parse("::1")).isEqualTo(IpAddress.parse("0:0:0:0:0:0:0:1"));
        assertThat(IpAddress.parse("::ffff:10.0.0.4")).isNotEqualTo(IpAddress.parse("10.0.0.4"));
    }

    @Test
    void readsBackWhatItPrintsAndAgreesWithTheJdk() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(octets);
            for (int j = 0; j + 1 < octets.length; j += 2) {
                if (random.nextInt(3) > 0) {
                    octets[j] = 0;
                    octets[j + 1] = 0;
                }
            }
            IpAddress address = IpAddress.of(octets);
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
            if (!address.toString().startsWith("::ffff:")) {
                assertThat(InetAddress.getByName(address.toString()).getAddress())
                        .isEqualTo(octets);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true,false",
        "127.255.0.9,true,false",
        "::1,true,false",
        "169.254.1.1,false,true",
        "fe80::1,false,true",
        "febf::1,false,true",
        "fec0::1,false,false",
        "10.0.0.1,false,false"
    })
    void knowsSpecialRanges(String text, boolean loopback, boolean linkLocal) {
        assertThat(IpAddress.parse(text).loopback()).isEqualTo(loopback);
        assertThat(IpAddress.parse(text).linkLocal()).isEqualTo(linkLocal);
    }

    @ParameterizedTest
    @CsvSource({
        "10.244.0.0/16,10.244.255.255,true",
        "10.244.0.0/16,10.245.0.0,false",
        "10.0.0.4/30,10.0.0.7,true",
        "10.0.0.4/30,10.0.0.8,false",
        "0.0.0.0/0,255.1.2.3,true",
        "0.0.0.0/0,::1,false",
        "10.0.0.4,10.0.0.4,true",
        "10.0.0.4,10.0.0.46,false",
        "fd00::/9,fd7f::1,true",
        "fd00::/9,fd80::1,false",
        "::/0,10.0.0.1,false",
        "10.0.0.129/25,10.0.0.128,true"
    })
    void prefixContains(String cidr, String address, boolean inside) {
        assertThat(Cidr.parse(cidr).contains(IpAddress.parse(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/-1",
                "fd00::/129",
                "10.0.0/8",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8"
            })
    void refusesWhatIsNoPrefix(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(BadUse.class);
    }
}
