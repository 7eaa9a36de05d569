package io.podwire.engine.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.capture.FilterRemark;
import io.podwire.packets.bpf.BpfMachine;
import io.podwire.packets.filter.FilterMistakes;
import io.podwire.packets.filter.FilterParser;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what is said to be a mistake is one, and what is proposed is better: by libpcap's programs and by frames. */
class FilterMistakesTest {

    private static final int SYN = 0x02;
    private static final int SYN_ACK = 0x12;
    private static final int ACK = 0x10;

    private final PcapCompiler compiler = new PcapCompiler();

    @BeforeEach
    void libpcapIsHere() {
        assumeThat(compiler.version()).as("libpcap is not installed").isNotNull();
    }

    /** Each with the mistake it has, and the filter that results when what is proposed takes its place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tcp[tcpflags] == tcp-syn ; tcp-flags-equal ; tcp[tcpflags] & tcp-syn != 0",
                "ip and tcp[13] = 18 ; tcp-flags-equal ; ip and tcp[tcpflags] & (tcp-syn|tcp-ack) = (tcp-syn|tcp-ack)",
                "tcp[13] != tcp-rst ; tcp-flags-equal ; tcp[tcpflags] & tcp-rst = 0",
                "tcp[tcpflags] & tcp-syn = 1 ; mask-never-equal ; tcp[tcpflags] & tcp-syn != 0",
                "tcp[tcpflags] & (tcp-syn|tcp-ack) != 0 ; flags-any-with-ack ; tcp[tcpflags] & (tcp-syn|tcp-ack) = (tcp-syn|tcp-ack)",
                "tcp[tcpflags] & tcp-syn|tcp-fin != 0 ; mask-without-parentheses ; tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
                "host 10.0.0.1 or host 10.0.0.2 and port 80 ; and-or-bind-alike ; host 10.0.0.1 or (host 10.0.0.2 and port 80)",
                "host 10.0.0.1 and port 80 or port 443 ; or-leaves-and ; host 10.0.0.1 and (port 80 or port 443)",
                "host 10.0.0.1 and port 80 or 443 ; or-leaves-and ; host 10.0.0.1 and (port 80 or 443)",
                "tcp and port 80 and port 443 ; both-at-once ; tcp and (port 80 or port 443)",
                "not host 10.0.0.1 or not host 10.0.0.2 ; not-or-not ; not (host 10.0.0.1 or host 10.0.0.2)",
                "not host 10.0.0.1 and 10.0.0.2 ; not-takes-one ; not (host 10.0.0.1 or 10.0.0.2)",
                "vlan 100 or tcp ; shift-in-or ; tcp or vlan 100",
                "net 10.244.0.0 ; net-of-one-address ; net 10.244.0.0/16",
                "src net 10.0.0.0 and tcp ; net-of-one-address ; src net 10.0.0.0/8 and tcp",
            })
    void theMistakeIsFoundAndWhatIsProposedCompiles(String filter, String code, String better) throws Exception {
        FilterRemark remark =
                FilterMistakes.of(filter, FilterParser.parse(filter)).get(0);
        assertThat(remark.code()).isEqualTo(code);
        assertThat(remark.weight()).isEqualTo(FilterRemark.Weight.MISTAKE);
        assertThat(put(filter, remark)).isEqualTo(better);
        assertThat(program(better)).isNotEqualTo(program(filter));
        assertThat(mistakes(better)).as("what is proposed is no mistake again").isEmpty();
    }

    /** What people write who know the language: nothing is said against it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tcp port 80 or 443",
                "host 10.0.0.1 and host 10.0.0.2",
                "host 10.0.0.1 and (port 80 or 443)",
                "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
                "tcp[tcpflags] & (tcp-syn|tcp-ack) = tcp-syn",
                "not (host 10.0.0.1 or 10.0.0.2)",
                "not host 10.0.0.1 and not port 22",
                "arp or icmp6 or tcp",
                "vlan 100 and tcp port 80",
                "src net 10.244.0.0/16 and dst net 10.96.0.0/12",
                "net 10.244",
                "ip[8] < 5 and udp",
                "src port 80 and dst port 30000",
                "tcp or udp port 53",
                "tcp[13] = 0",
            })
    void nothingIsSaidAgainstWhatIsRight(String filter) throws Exception {
        compiler.compile(filter, 1, 262_144, true);
        assertThat(mistakes(filter)).isEmpty();
    }

    @Test
    void synAckIsMissedByEqualityAndTakenByWhatIsProposed() throws Exception {
        String filter = "tcp[tcpflags] == tcp-syn";
        assertThat(takes(filter, tcp4(SYN))).isTrue();
        assertThat(takes(filter, tcp4(SYN_ACK))).isFalse();
        String better = put(
                filter, FilterMistakes.of(filter, FilterParser.parse(filter)).get(0));
        assertThat(takes(better, tcp4(SYN))).isTrue();
        assertThat(takes(better, tcp4(SYN_ACK))).isTrue();
        assertThat(takes(better, tcp4(ACK))).isFalse();
    }

    @Test
    void offsetsOfTcpFindNothingInIpv6AndWhatIsProposedDoes() throws Exception {
        String filter = "tcp[tcpflags] & tcp-syn != 0";
        FilterRemark note = remark(filter, "offsets-ipv4-only");
        assertThat(takes(filter, tcp6(SYN))).isFalse();
        String better = put(filter, note);
        assertThat(better).isEqualTo("ip6[6] = 6 and ip6[53] & tcp-syn != 0");
        assertThat(takes(better, tcp6(SYN))).isTrue();
        assertThat(takes(better, tcp6(ACK))).isFalse();
    }

    @Test
    void aPodInATunnelIsFoundByWhatIsProposed() throws Exception {
        for (String filter : List.of("host 10.244.1.7", "src host 10.244.1.7", "port 80", "dst port 80")) {
            FilterRemark note = remark(filter, "outer-headers");
            assertThat(note.weight()).isEqualTo(FilterRemark.Weight.NOTE);
            assertThat(takes(filter, vxlan(7))).as(filter).isFalse();
            String better = put(filter, note);
            assertThat(takes(better, vxlan(7))).as(better).isTrue();
            if (filter.contains("host")) {
                assertThat(takes(better, vxlan(8))).as(better).isFalse();
            }
        }
        assertThat(takes(put("dst host 10.244.1.7", remark("dst host 10.244.1.7", "outer-headers")), vxlan(7)))
                .isFalse();
    }

    /** "and" and "or" bind alike: the remark says how, and libpcap's program agrees. */
    @Test
    void howAndAndOrBindIsLibpcaps() {
        assertThat(program("tcp or udp and port 53")).isEqualTo(program("(tcp or udp) and port 53"));
        assertThat(program("host 10.0.0.1 and port 80 or 443"))
                .isEqualTo(program("(host 10.0.0.1 and port 80) or port 443"));
        assertThat(program("not host 10.0.0.1 or 10.0.0.2")).isEqualTo(program("(not host 10.0.0.1) or host 10.0.0.2"));
    }

    private List<Instruction> program(String filter) {
        return compiler.compile(filter, 1, 262_144, true).instructions();
    }

    private boolean takes(String filter, byte[] frame) {
        return new BpfMachine(compiler.compile(filter, 1, 262_144, true)).run(frame, frame.length, frame.length) != 0;
    }

    private static List<String> mistakes(String filter) throws Exception {
        return FilterMistakes.of(filter, FilterParser.parse(filter)).stream()
                .filter(remark -> remark.weight() == FilterRemark.Weight.MISTAKE)
                .map(FilterRemark::code)
                .toList();
    }

    private static FilterRemark remark(String filter, String code) throws Exception {
        return FilterMistakes.of(filter, FilterParser.parse(filter)).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String put(String filter, FilterRemark remark) {
        assertThat(filter.substring(remark.at())).startsWith(remark.part());
        return filter.substring(0, remark.at())
                + remark.instead()
                + filter.substring(remark.at() + remark.part().length());
    }

    /** An Ethernet frame with a TCP header over IPv4. */
    private static byte[] tcp4(int flags) {
        byte[] frame = new byte[54];
        frame[12] = 8;
        frame[14] = 0x45;
        frame[23] = 6;
        frame[47] = (byte) flags;
        return frame;
    }

    private static byte[] tcp6(int flags) {
        byte[] frame = new byte[74];
        frame[12] = (byte) 0x86;
        frame[13] = (byte) 0xdd;
        frame[14] = 0x60;
        frame[20] = 6;
        frame[67] = (byte) flags;
        return frame;
    }

    /** 10.244.1.LAST to port 80 of another, in VXLAN on 8472 as flannel sends it. */
    private static byte[] vxlan(int last) {
        byte[] frame = new byte[14 + 20 + 8 + 8 + 14 + 20 + 20];
        frame[12] = 8;
        frame[14] = 0x45;
        frame[23] = 17;
        frame[36] = (byte) (8472 >> 8);
        frame[37] = (byte) 8472;
        int inner = 14 + 20 + 8 + 8 + 14;
        frame[inner - 2] = 8;
        frame[inner] = 0x45;
        frame[inner + 9] = 6;
        frame[inner + 12] = 10;
        frame[inner + 13] = (byte) 244;
        frame[inner + 14] = 1;
        frame[inner + 15] = (byte) last;
        frame[inner + 23] = 80;
        return frame;
    }
}
