package io.podwire.packets.bpf;

import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A program as text, as {@code tcpdump -d} (bpf_image(3) of libpcap), {@code -dd} and {@code -ddd} print it. */
public final class BpfListing {

    /** What the kernel is asked for beside the frame's bytes: SKF_AD_… of linux/filter.h, in libpcap's words. */
    private static final Map<Integer, String> ANCILLARY = Map.ofEntries(
            Map.entry(0, "proto"),
            Map.entry(4, "type"),
            Map.entry(8, "ifidx"),
            Map.entry(12, "nla"),
            Map.entry(16, "nlan"),
            Map.entry(20, "mark"),
            Map.entry(24, "queue"),
            Map.entry(28, "hatype"),
            Map.entry(32, "rxhash"),
            Map.entry(36, "cpu"),
            Map.entry(40, "xor_x"),
            Map.entry(44, "vlan_tci"),
            Map.entry(48, "vlanp"),
            Map.entry(52, "poff"),
            Map.entry(56, "random"),
            Map.entry(60, "vlan_tpid"));

    private BpfListing() {}

    /** For people: {@code (000) ldh      [12]}. */
    public static List<String> readable(FilterProgram program) {
        List<String> lines = new ArrayList<>(program.instructions().size());
        for (int i = 0; i < program.instructions().size(); i++) {
            lines.add(line(program.instructions().get(i), i));
        }
        return lines;
    }

    /** A fragment of a C program: <code>{ 0x28, 0, 0, 0x0000000c },</code>. */
    public static List<String> fragment(FilterProgram program) {
        List<String> lines = new ArrayList<>(program.instructions().size());
        for (Instruction each : program.instructions()) {
            lines.add(String.format(
                    "{ 0x%x, %d, %d, 0x%08x },", each.code(), each.jumpTrue(), each.jumpFalse(), each.operand()));
        }
        return lines;
    }

    /** Decimal numbers, after a count: what iptables' bpf match and tc's bpf filter read. */
    public static List<String> decimal(FilterProgram program) {
        List<String> lines = new ArrayList<>(program.instructions().size() + 1);
        lines.add(Integer.toString(program.instructions().size()));
        for (Instruction each : program.instructions()) {
            lines.add(each.code() + " " + each.jumpTrue() + " " + each.jumpFalse() + " " + each.operand());
        }
        return lines;
    }

    private static String line(Instruction instruction, int at) {
        Opcode opcode = Opcode.of(instruction.code());
        if (opcode == Opcode.LDX_LENGTH) {
            // libpcap has no words for it; its compiler does not use it.
            opcode = null;
        }
        String operation = opcode == null ? "unimp" : operation(opcode);
        String operand =
                opcode == null ? "0x" + Integer.toHexString(instruction.code()) : operand(opcode, instruction, at);
        StringBuilder line = new StringBuilder(64);
        line.append('(');
        padded(line, at).append(") ").append(operation);
        blanks(line, 8 - operation.length()).append(' ').append(operand);
        // libpcap shows two ways wherever the class is that of a jump.
        if (isJump(instruction.code())) {
            blanks(line, 16 - operand.length())
                    .append(" jt ")
                    .append(at + 1 + instruction.jumpTrue())
                    .append("\tjf ")
                    .append(at + 1 + instruction.jumpFalse());
        }
        return line.toString();
    }

    private static boolean isJump(int code) {
        return (code & 0x07) == 0x05 && (code & 0xf0) != 0;
    }

    private static String operation(Opcode opcode) {
        return switch (opcode) {
            case LD_ABS_WORD, LD_IND_WORD, LD_LENGTH, LD_CONSTANT, LD_MEMORY -> "ld";
            case LD_ABS_HALF, LD_IND_HALF -> "ldh";
            case LD_ABS_BYTE, LD_IND_BYTE -> "ldb";
            case LDX_CONSTANT, LDX_MEMORY, LDX_LENGTH -> "ldx";
            case LDX_HEADER -> "ldxb";
            case RET_K, RET_A -> "ret";
            case ST, STX, JA, NEG, TAX, TXA -> opcode.name().toLowerCase(Locale.ROOT);
            default -> opcode.name().substring(0, opcode.name().length() - 2).toLowerCase(Locale.ROOT);
        };
    }

    private static String operand(Opcode opcode, Instruction instruction, int at) {
        long k = instruction.operand();
        int signed = (int) k;
        return switch (opcode) {
            case LD_ABS_WORD, LD_ABS_HALF, LD_ABS_BYTE -> place(k);
            case LD_IND_WORD, LD_IND_HALF, LD_IND_BYTE -> "[x + " + signed + "]";
            case LD_LENGTH, LDX_LENGTH -> "#pktlen";
            case LDX_HEADER -> "4*([" + signed + "]&0xf)";
            case LD_MEMORY, LDX_MEMORY, ST, STX -> "M[" + signed + "]";
            case JA -> Integer.toString(at + 1 + signed);
            case LD_CONSTANT, LDX_CONSTANT, JEQ_K, JGT_K, JGE_K, JSET_K, AND_K, OR_K, XOR_K ->
                "#0x" + Long.toHexString(k);
            case RET_K, ADD_K, SUB_K, MUL_K, DIV_K, MOD_K, LSH_K, RSH_K -> "#" + signed;
            case RET_A, NEG, TAX, TXA -> "";
            default -> "x";
        };
    }

    private static String place(long k) {
        String asked = k < BpfCheck.ANCILLARY ? null : ANCILLARY.get((int) (k - BpfCheck.ANCILLARY));
        return "[" + (asked == null ? Integer.toString((int) k) : asked) + "]";
    }

    private static StringBuilder padded(StringBuilder line, int number) {
        return line.append(number < 10 ? "00" : number < 100 ? "0" : "").append(number);
    }

    private static StringBuilder blanks(StringBuilder line, int count) {
        for (int i = 0; i < count; i++) {
            line.append(' ');
        }
        return line;
    }
}
