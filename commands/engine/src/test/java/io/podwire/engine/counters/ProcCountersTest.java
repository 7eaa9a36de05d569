package io.podwire.engine.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadData;
import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The texts of procfs, whole and broken. */
class ProcCountersTest {

    private static final String SNMP = """
            Ip: Forwarding DefaultTTL InReceives
            Ip: 1 64 18446744073709551615
            IcmpMsg: InType3
            IcmpMsg: 4
            Tcp: MaxConn CurrEstab RetransSegs
            Tcp: -1 7 12
            """;

    private static final String SNMP6 = """
            Ip6InReceives                   	31
            Icmp6OutType133                 	2
            Udp6NoPorts                     	5
            UdpLite6InErrors                	0
            """;

    /** As a kernel of 5.10 and later writes them, and one before. */
    private static final String SOFTNET = """
            000b4dcf 00000001 00000002 00000000 00000000 00000000 00000000 00000000 00000000 00000004 00000003 0000000a 00000005 00000000 0000000a
            ffffffff 00000000 00000002 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000
            """;

    private static String row(Counter c) {
        return c.subject() + " " + c.name() + " " + c.form() + " " + Long.toUnsignedString(c.value());
    }

    @Test
    void pairsOfLines() {
        assertThat(ProtocolCounters.pairs(SNMP, "snmp").stream().map(ProcCountersTest::row))
                .containsExactly(
                        "Ip Forwarding LEVEL 1",
                        "Ip DefaultTTL LEVEL 64",
                        "Ip InReceives COUNT_64 18446744073709551615",
                        "IcmpMsg InType3 COUNT_64 4",
                        "Tcp MaxConn LEVEL 18446744073709551615",
                        "Tcp CurrEstab LEVEL 7",
                        "Tcp RetransSegs COUNT_64 12");
    }

    @Test
    void linesOfIpv6() {
        assertThat(ProtocolCounters.lines(SNMP6, "snmp6").stream().map(ProcCountersTest::row))
                .containsExactly(
                        "Ip6 InReceives COUNT_64 31",
                        "Icmp6 OutType133 COUNT_64 2",
                        "Udp6 NoPorts COUNT_64 5",
                        "UdpLite6 InErrors COUNT_64 0");
    }

    @Test
    void processorsByTheirNumberOrRow() {
        List<Counter> counters = SoftnetCounters.of(SOFTNET);
        assertThat(counters.stream().map(ProcCountersTest::row))
                .contains(
                        "cpu5 processed COUNT_32 740815",
                        "cpu5 dropped COUNT_32 1",
                        "cpu5 time_squeeze COUNT_32 2",
                        "cpu5 received_rps COUNT_32 4",
                        "cpu5 flow_limit_count COUNT_32 3",
                        "cpu5 backlog_length LEVEL 10",
                        "cpu1 processed COUNT_32 4294967295")
                .doesNotContain("cpu1 backlog_length LEVEL 0");
        assertThat(counters).filteredOn(c -> c.form() == Form.LEVEL).hasSize(1);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> ProtocolCounters.pairs("Ip: A B\nIp: 1\n", "snmp"))
                .isInstanceOf(BadData.class)
                .hasMessage("snmp: Ip has not as many values as names");
        assertThatThrownBy(() -> ProtocolCounters.pairs("Ip: A\nTcp: 1\n", "snmp"))
                .isInstanceOf(BadData.class);
        assertThatThrownBy(() -> ProtocolCounters.lines("Ip6InReceives\n", "snmp6"))
                .isInstanceOf(BadData.class);
        assertThatThrownBy(() -> SoftnetCounters.of("zzzz 0\n")).isInstanceOf(BadData.class);
    }

    @Test
    void nothingButBadDataComesOutOfNoise() {
        int refused = breaking(SNMP, text -> ProtocolCounters.pairs(text, "snmp"))
                + breaking(SNMP6, text -> ProtocolCounters.lines(text, "snmp6"))
                + breaking(SOFTNET, SoftnetCounters::of);
        assertThat(refused).isPositive();
    }

    private static int breaking(String good, Function<String, List<Counter>> parse) {
        Random random = new Random(4711);
        int refused = 0;
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder(good.substring(0, random.nextInt(good.length() + 1)));
            for (int i = random.nextInt(4); i > 0 && text.length() > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x180));
            }
            try {
                parse.apply(text.toString());
            } catch (BadData expected) {
                refused++;
            }
        }
        return refused;
    }
}
