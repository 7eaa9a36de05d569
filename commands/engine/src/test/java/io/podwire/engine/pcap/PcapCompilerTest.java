package io.podwire.engine.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.BadUse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** libpcap's programs against those that tcpdump prints for the same filter. */
class PcapCompilerTest {

    private static final int SNAP = CaptureRequest.MAX_SNAP_LENGTH;

    private final PcapCompiler compiler = new PcapCompiler();

    @BeforeEach
    void libpcapIsHere() {
        assumeThat(compiler.version()).as("libpcap is not installed").isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "EN10MB     ; 1   ; host 10.244.0.60 and tcp port 80",
                "EN10MB     ; 1   ; ip6 and not icmp6",
                "EN10MB     ; 1   ; vlan 100 and udp port 53",
                "EN10MB     ; 1   ; tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
                "RAW        ; 101 ; icmp or icmp6",
                "LINUX_SLL  ; 113 ; inbound and tcp",
                "LINUX_SLL2 ; 276 ; portrange 30000-32767",
            })
    void theProgramIsTcpdumps(String name, int linkType, String filter) throws Exception {
        for (boolean optimized : List.of(true, false)) {
            FilterProgram program = compiler.compile(filter, linkType, SNAP, optimized);
            assertThat(numbers(program)).isEqualTo(tcpdump(optimized ? "-ddd" : "-dddO", "-y", name, filter));
            assertThat(program.linkType()).isEqualTo(linkType);
            assertThat(program.live()).isFalse();
            assertThat(program.compiler()).startsWith("libpcap version 1.");
        }
    }

    @Test
    void anEmptyFilterTakesAll() {
        assertThat(compiler.compile("", 1, 96, true).instructions()).containsExactly(new Instruction(6, 0, 0, 96));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tcp prot 80", "host", "port 70000", "(tcp", "vlan 5000", "less", "ether host 1:2", "tcp[0:3]=1"
            })
    void whatDoesNotCompileIsTheUsersToMend(String filter) {
        assertThatThrownBy(() -> compiler.compile(filter, 1, SNAP, true))
                .isInstanceOf(BadUse.class)
                .hasMessageStartingWith("filter '" + filter + "': ")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tcp prot 80 ; at character 5, 'prot': expected \"host\", \"net\", \"port\", \"and\" or \"or\" after \"tcp\"",
                "src net ; at the end: expected a network after \"src net\"",
                "(tcp or udp ; at the end: expected \")\", \"and\" or \"or\"",
                "len 100 ; at character 5, '100': expected a comparison: = != < > <= >=",
            })
    void whereASyntaxErrorIsIsTold(String filter, String where) {
        assertThatThrownBy(() -> compiler.compile(filter, 1, SNAP, true))
                .isInstanceOf(BadUse.class)
                .hasMessage("filter '" + filter + "': can't parse filter expression: syntax error " + where);
    }

    @Test
    void aFilterThatCanMatchNothingIsRefusedInLibpcapsWords() {
        assertThatThrownBy(() -> compiler.compile("tcp and udp", 1, SNAP, true))
                .isInstanceOf(BadUse.class)
                .hasMessage("filter 'tcp and udp': expression rejects all packets");
    }

    @Test
    void whatWouldKeepTheOptimizerBusyForMinutesIsRefused() {
        String many = "host 10.0.0.1 or ".repeat(1000) + "port 1";
        assertThatThrownBy(() -> compiler.compile(many, 1, SNAP, true))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("at most 8192 bytes");
    }

    @Test
    void aNulDoesNotCutTheFilterShort() {
        assertThatThrownBy(() -> compiler.compile("tcp\0 and nonsense", 1, SNAP, true))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("NUL");
    }

    /** What a kernel would refuse is said before it is asked. */
    @Test
    void aProgramTooLongForAKernelIsStillOneForAFile() {
        StringBuilder many = new StringBuilder("tcp");
        for (int i = 0; i < 100; i++) {
            many.append(" or port ").append(i);
        }
        FilterProgram forFile = compiler.compile(many.toString(), 1, SNAP, false);
        assertThat(forFile.instructions()).hasSizeGreaterThan(FilterProgram.MAX_KERNEL_INSTRUCTIONS);
        assertThatThrownBy(() -> compiler.compileLive(many.toString(), 1, SNAP, false))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("the kernel takes 4096");
    }

    static String numbers(FilterProgram program) {
        return program.instructions().size()
                + program.instructions().stream()
                        .map(i -> "\n" + i.code() + " " + i.jumpTrue() + " " + i.jumpFalse() + " " + i.operand())
                        .collect(Collectors.joining());
    }

    private static String tcpdump(String... arguments) throws Exception {
        return Tcpdump.run(arguments);
    }
}
