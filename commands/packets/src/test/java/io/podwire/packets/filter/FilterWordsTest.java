package io.podwire.packets.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "tcp ~ TCP, over IPv4 or IPv6",
                "icmp ~ ICMP, which is IPv4's only",
                "host 10.0.0.1 ~ IPv4, ARP or RARP from or to 10.0.0.1",
                "src host fe80::1 ~ IPv6 from fe80::1",
                "ip dst host 10.0.0.1 ~ IPv4 to 10.0.0.1",
                "arp host 10.0.0.1 ~ ARP about, from or to 10.0.0.1",
                "ether host 02:00:00:00:00:01 ~ from or to 02:00:00:00:00:01",
                "host web ~ from or to what the name web stands for when the filter is compiled",
                "net 10.244 ~ IPv4, ARP or RARP from or to the network 10.244.0.0/16",
                "net 10 ~ IPv4, ARP or RARP from or to the network 10.0.0.0/8",
                "dst net 10.244.0.0/16 ~ IPv4, ARP or RARP to the network 10.244.0.0/16",
                "net 10.1 mask 255.255.0.0 ~ IPv4, ARP or RARP from or to the network 10.1 mask 255.255.0.0",
                "port 53 ~ TCP, UDP or SCTP from or to port 53",
                "udp src portrange 1-1023 ~ UDP from ports 1-1023",
                "ip proto 4 ~ IPv4 with protocol 4",
                "ether proto \\lldp ~ frames of EtherType lldp",
                "ip6 protochain 6 ~ IPv6 with protocol 6, behind any extension headers",
                "less 64 ~ frames of at most 64 bytes",
                "vlan 7 ~ frames with a VLAN tag 7; what follows is looked for behind the tag",
                "ip broadcast ~ IPv4 to a broadcast address of the link's network",
                "inbound ~ frames that were received",
                "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0 ~ TCP over IPv4 with FIN or SYN set",
                "tcp[13] & 0x12 = 2 ~ TCP over IPv4 with SYN set and ACK not set",
                "tcp[13] & 4 = 0 ~ TCP over IPv4 with RST not set",
                "tcp[13] = 18 ~ TCP over IPv4 with SYN and ACK set and no other flag",
                "ip[8] < 5 ~ where the IPv4 time to live is less than 5",
                "ip[2:2] > 100 ~ where the IPv4 total length is more than 100",
                "icmp[icmptype] = icmp-echo ~ where the ICMP type is 8 (icmp-echo)",
                "ether[0] & 1 != 0 ~ where byte 0 of the frame & 1 is not 0",
                "len >= 1500 ~ where the frame's length is at least 1500",
            })
    void onePartIsOneLine(String filter, String words) throws Exception {
        assertThat(FilterWords.of(FilterParser.parse(filter))).containsExactly(words);
    }

    @Test
    void whatBelongsTogetherIsIndentedAlike() throws Exception {
        assertThat(FilterWords.of(FilterParser.parse("host 10.0.0.1 and (tcp port 80 or 443) && !(arp or icmp6)")))
                .containsExactly(
                        "all of these:",
                        "  IPv4, ARP or RARP from or to 10.0.0.1",
                        "  any of these:",
                        "    TCP from or to port 80",
                        "    TCP from or to port 443  (what \"443\" is, the primitive before it says)",
                        "  none of these:",
                        "    ARP",
                        "    ICMPv6, neighbor discovery included");
    }

    /** "and" and "or" bind alike, to the left. */
    @Test
    void anOrBeforeAnAndIsBelowIt() throws Exception {
        assertThat(FilterWords.of(FilterParser.parse("arp or ip and icmp")))
                .containsExactly(
                        "all of these:", "  any of these:", "    ARP", "    IPv4", "  ICMP, which is IPv4's only");
    }

    @Test
    void aDeepNestIsRefusedBeforeTheStackEnds() {
        assertThatThrownBy(() -> FilterParser.parse("(".repeat(5_000) + "tcp"))
                .isInstanceOf(FilterSyntax.class)
                .hasMessageContaining("levels");
        assertThatThrownBy(() -> FilterParser.parse("not ".repeat(5_000) + "tcp"))
                .isInstanceOf(FilterSyntax.class);
    }

    /** Parentheses are tried as one thing and as another: that must not double with each level. */
    @Test
    @Timeout(10)
    void manyParenthesesTakeNoLongerThanTheyMust() throws Exception {
        String many = "(".repeat(24) + "ip[0] & 15" + ")".repeat(24) + " > 5";
        assertThat(FilterParser.parse(many)).isInstanceOf(Expression.Comparison.class);
    }
}
