package io.podwire.engine.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.BadData;
import io.podwire.packets.bpf.BpfCheck;
import io.podwire.packets.bpf.BpfListing;
import io.podwire.packets.bpf.BpfMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** podwire's machine, check and listing of classic BPF against libpcap's, over programs that chance made and frames that it filled. */
class BpfAgainstLibpcapTest {

    private static final int[] CODES = {
        0x20, 0x28, 0x30, 0x40, 0x48, 0x50, 0x80, 0x00, 0x60, 0x01, 0x61, 0x81, 0xb1, 0x02, 0x03, 0x04, 0x0c, 0x14,
                0x1c,
        0x24, 0x2c, 0x34, 0x3c, 0x44, 0x4c, 0x54, 0x5c, 0x64, 0x6c, 0x74, 0x7c, 0x84, 0x94, 0x9c, 0xa4, 0xac, 0x05,
                0x15,
        0x1d, 0x25, 0x2d, 0x35, 0x3d, 0x45, 0x4d, 0x06, 0x16, 0x07, 0x87
    };

    private static final String[] FILTERS = {
        "tcp",
        "udp port 53",
        "host 10.0.0.1 or ip6",
        "ip6 protochain 6",
        "ether[0] & 1 != 0",
        "len > 64",
        "greater 100",
        "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
        "ip[2:2] - ((ip[0] & 0xf) << 2) > 100",
        "icmp6 or arp",
        "net 10.0.0.0/8",
        "portrange 1-1023",
        "vlan",
        "vlan 3 and ip",
        "ip broadcast or ether multicast",
        "mpls",
        "pppoes",
        "ip proto 4",
        "(ip[0] & 0xf) * 4 / 3 % 5 = 1",
        "not (tcp or udp)"
    };

    private final Random chance = new Random(20_260_101);

    @BeforeEach
    void libpcapIsHere() {
        assumeThat(new PcapCompiler().version()).as("libpcap is not installed").isNotNull();
    }

    @Test
    void chancesProgramsAnswerTheSame() {
        LibpcapBpf oracle = new LibpcapBpf();
        int taken = 0;
        for (int round = 0; round < 30_000; round++) {
            List<Instruction> program = program();
            byte[] frame = new byte[chance.nextInt(80)];
            chance.nextBytes(frame);
            int length = frame.length + chance.nextInt(3) * 100;
            long expected = oracle.run(program, frame, frame.length, length);
            FilterProgram ours = new FilterProgram(1, false, program, "chance");
            assertThat(new BpfMachine(ours).run(frame, frame.length, length))
                    .as("%s over %d bytes", BpfListing.readable(ours), frame.length)
                    .isEqualTo(expected);
            taken += expected != 0 ? 1 : 0;
        }
        // Programs that all fall over their first look would prove nothing.
        assertThat(taken).isGreaterThan(5_000);
    }

    @Test
    void compiledFiltersAnswerTheSame() {
        LibpcapBpf oracle = new LibpcapBpf();
        int taken = 0;
        for (String filter : FILTERS) {
            for (boolean optimized : new boolean[] {true, false}) {
                FilterProgram program = new PcapCompiler().compile(filter, 1, 262_144, optimized);
                BpfMachine machine = new BpfMachine(program);
                for (int i = 0; i < 300; i++) {
                    byte[] frame = frame();
                    int captured = chance.nextInt(4) == 0 ? chance.nextInt(frame.length) : frame.length;
                    long expected = oracle.run(program.instructions(), frame, captured, frame.length);
                    assertThat(machine.run(frame, captured, frame.length))
                            .as(filter)
                            .isEqualTo(expected);
                    taken += expected != 0 ? 1 : 0;
                }
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    /** What libpcap refuses, we refuse; and nothing that we let pass can harm. */
    @Test
    void whatPassesTheCheckPassesLibpcaps() {
        LibpcapBpf oracle = new LibpcapBpf();
        int passed = 0;
        for (int round = 0; round < 200_000; round++) {
            List<Instruction> program = new ArrayList<>();
            int count = 1 + chance.nextInt(4);
            for (int i = 0; i < count; i++) {
                int code = chance.nextInt(8) == 0 ? chance.nextInt(0x200) : CODES[chance.nextInt(CODES.length)];
                program.add(new Instruction(
                        code, chance.nextInt(4), chance.nextInt(4), chance.nextInt(40) - 20 & 0xffff_ffffL));
            }
            boolean ours = passes(program);
            if (ours) {
                passed++;
                assertThat(oracle.valid(program)).as("%s", program).isTrue();
            } else if (program.stream().allMatch(BpfAgainstLibpcapTest::exists)) {
                assertThat(oracle.valid(program)).as("%s", program).isFalse();
            }
        }
        assertThat(passed).isGreaterThan(1_000);
    }

    @Test
    void everyInstructionIsListedAsLibpcapListsIt() {
        LibpcapBpf oracle = new LibpcapBpf();
        long[] operands = {
            0,
            1,
            12,
            255,
            0x800,
            0x7fff_ffffL,
            0x8000_0000L,
            0xffff_ffffL,
            0xffff_f000L,
            0xffff_f004L,
            0xffff_f008L,
            0xffff_f01cL,
            0xffff_f02cL,
            0xffff_f030L,
            0xffff_f034L
        };
        for (int code = 0; code < 0x200; code++) {
            for (long operand : operands) {
                Instruction instruction = new Instruction(code, 2, 255, operand);
                assertThat(BpfListing.readable(new FilterProgram(1, true, List.of(instruction), "test"))
                                .get(0))
                        .as("code 0x%x operand 0x%x", code, operand)
                        .isEqualTo(oracle.line(instruction, 0));
            }
        }
    }

    @Test
    void listingsAreTcpdumps() throws Exception {
        for (String filter : FILTERS) {
            FilterProgram program = new PcapCompiler().compile(filter, 1, 262_144, true);
            assertThat(String.join("\n", BpfListing.readable(program)))
                    .isEqualTo(Tcpdump.run("-y", "EN10MB", "-d", filter));
            assertThat(String.join("\n", BpfListing.fragment(program)))
                    .isEqualTo(Tcpdump.run("-y", "EN10MB", "-dd", filter));
            assertThat(String.join("\n", BpfListing.decimal(program)))
                    .isEqualTo(Tcpdump.run("-y", "EN10MB", "-ddd", filter));
        }
    }

    private static boolean exists(Instruction instruction) {
        for (int code : CODES) {
            if (code == instruction.code()) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(List<Instruction> program) {
        try {
            BpfCheck.require(new FilterProgram(1, false, program, "chance"));
            return true;
        } catch (BadData e) {
            return false;
        }
    }

    /** One that passes the check: memory is written first, since libpcap leaves it to chance, and shifts have a meaning in C. */
    private List<Instruction> program() {
        List<Instruction> program = new ArrayList<>();
        program.add(new Instruction(0x00, 0, 0, chance.nextInt(60)));
        program.add(new Instruction(0x07, 0, 0, 0));
        for (int i = 0; i < 16; i++) {
            program.add(new Instruction(0x02, 0, 0, i));
        }
        int count = 1 + chance.nextInt(14);
        for (int left = count; left > 0; left--) {
            int code = CODES[chance.nextInt(CODES.length)];
            program.add(new Instruction(code, chance.nextInt(left), chance.nextInt(left), operand(code, left)));
        }
        program.add(new Instruction(chance.nextBoolean() ? 0x06 : 0x16, 0, 0, 1 + chance.nextInt(1000)));
        return program;
    }

    private long operand(int code, int left) {
        return switch (code) {
            case 0x02, 0x03, 0x60, 0x61 -> chance.nextInt(16);
            case 0x05 -> chance.nextInt(left);
            case 0x64, 0x74 -> chance.nextInt(32);
            case 0x34, 0x94 -> 1L + chance.nextInt(1000);
            case 0x20, 0x28, 0x30, 0xb1 ->
                chance.nextInt(20) == 0 ? chance.nextInt() & 0x7fff_ffffL : chance.nextInt(60);
            case 0x40, 0x48, 0x50 -> chance.nextInt(10) == 0 ? chance.nextInt() & 0xffff_ffffL : chance.nextInt(30);
            default -> chance.nextBoolean() ? chance.nextInt(70) : chance.nextInt() & 0xffff_ffffL;
        };
    }

    /** An Ethernet frame with IPv4 or IPv6 in it, so that filters get somewhere. */
    private byte[] frame() {
        byte[] frame = new byte[60 + chance.nextInt(100)];
        chance.nextBytes(frame);
        boolean six = chance.nextInt(3) == 0;
        frame[12] = (byte) (six ? 0x86 : 0x08);
        frame[13] = (byte) (six ? 0xdd : 0);
        frame[14] = (byte) (six ? 0x60 : 0x45);
        byte protocol = new byte[] {6, 17, 1, 58, 0, 43}[chance.nextInt(6)];
        frame[six ? 20 : 23] = protocol;
        frame[26] = 10;
        if (!six && chance.nextInt(4) != 0) {
            frame[20] = 0;
            frame[21] = 0;
        }
        if (six && chance.nextBoolean()) {
            frame[54] = 6;
            frame[55] = 0;
        }
        return frame;
    }
}
