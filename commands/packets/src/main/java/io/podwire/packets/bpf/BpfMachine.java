package io.podwire.packets.bpf;

import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.BadData;
import java.util.Arrays;

/**
 * Runs a program over frames, with libpcap's meaning (bpf_filter.c): 32 bit arithmetic without signs, numbers in network order, and a
 * look beyond the end of what is there rejects the frame. Holds its memory between frames and makes no object; for one thread.
 *
 * <p>Where libpcap's C has no meaning, this has the kernel's: a shift by 32 or more gives 0, and memory that was not written holds 0.
 */
public final class BpfMachine {

    /**
     * Jumps back that one frame may take. {@code ip6 protochain} takes one a header; a program that goes round for ever would hold the
     * reader for ever.
     */
    private static final int ROUNDS = 4096;

    private final Opcode[] opcodes;
    private final int[] operands;
    private final int[] jumpsTrue;
    private final int[] jumpsFalse;
    private final int[] memory = new int[BpfCheck.MEMORY];
    private final boolean remembers;

    /**
     * A machine for one program.
     *
     * @throws BadData where it is no program, see {@link BpfCheck}, or asks the kernel for what no file holds
     */
    public BpfMachine(FilterProgram program) {
        BpfCheck.require(program);
        int count = program.instructions().size();
        opcodes = new Opcode[count];
        operands = new int[count];
        jumpsTrue = new int[count];
        jumpsFalse = new int[count];
        boolean stores = false;
        for (int i = 0; i < count; i++) {
            Instruction instruction = program.instructions().get(i);
            Opcode opcode = Opcode.of(instruction.code());
            if (opcode.absolute() && instruction.operand() >= BpfCheck.ANCILLARY) {
                throw new BadData("filter program: instruction " + i + " of " + count
                        + " asks the kernel what only it knows of a frame; it can't be run on a file");
            }
            opcodes[i] = opcode;
            operands[i] = (int) instruction.operand();
            jumpsTrue[i] = instruction.jumpTrue();
            jumpsFalse[i] = instruction.jumpFalse();
            stores |= opcode == Opcode.ST || opcode == Opcode.STX;
        }
        remembers = stores;
    }

    /**
     * Runs it over one frame.
     *
     * @param frame its bytes, from 0
     * @param captured how many of them are there, at most the array's length
     * @param length how many it had on the wire, what {@code len}, {@code less} and {@code greater} ask for
     * @return how many bytes to keep; 0: the frame does not pass
     */
    public long run(byte[] frame, int captured, int length) {
        if (remembers) {
            Arrays.fill(memory, 0);
        }
        int a = 0;
        int x = 0;
        int rounds = 0;
        int at = 0;
        while (true) {
            int k = operands[at];
            switch (opcodes[at]) {
                case LD_ABS_WORD, LD_IND_WORD -> {
                    long from = place(opcodes[at] == Opcode.LD_IND_WORD, x, k);
                    if (from + 4 > captured) {
                        return 0;
                    }
                    a = word(frame, (int) from);
                }
                case LD_ABS_HALF, LD_IND_HALF -> {
                    long from = place(opcodes[at] == Opcode.LD_IND_HALF, x, k);
                    if (from + 2 > captured) {
                        return 0;
                    }
                    a = (frame[(int) from] & 0xff) << 8 | frame[(int) from + 1] & 0xff;
                }
                case LD_ABS_BYTE, LD_IND_BYTE -> {
                    long from = place(opcodes[at] == Opcode.LD_IND_BYTE, x, k);
                    if (from >= captured) {
                        return 0;
                    }
                    a = frame[(int) from] & 0xff;
                }
                case LDX_HEADER -> {
                    long from = place(false, 0, k);
                    if (from >= captured) {
                        return 0;
                    }
                    x = (frame[(int) from] & 0xf) << 2;
                }
                case LD_LENGTH -> a = length;
                case LDX_LENGTH -> x = length;
                case LD_CONSTANT -> a = k;
                case LDX_CONSTANT -> x = k;
                case LD_MEMORY -> a = memory[k];
                case LDX_MEMORY -> x = memory[k];
                case ST -> memory[k] = a;
                case STX -> memory[k] = x;
                case JA -> {
                    if (k < 0 && ++rounds > ROUNDS) {
                        return 0;
                    }
                    at += k;
                }
                case JEQ_K -> at += a == k ? jumpsTrue[at] : jumpsFalse[at];
                case JEQ_X -> at += a == x ? jumpsTrue[at] : jumpsFalse[at];
                case JGT_K -> at += Integer.compareUnsigned(a, k) > 0 ? jumpsTrue[at] : jumpsFalse[at];
                case JGT_X -> at += Integer.compareUnsigned(a, x) > 0 ? jumpsTrue[at] : jumpsFalse[at];
                case JGE_K -> at += Integer.compareUnsigned(a, k) >= 0 ? jumpsTrue[at] : jumpsFalse[at];
                case JGE_X -> at += Integer.compareUnsigned(a, x) >= 0 ? jumpsTrue[at] : jumpsFalse[at];
                case JSET_K -> at += (a & k) != 0 ? jumpsTrue[at] : jumpsFalse[at];
                case JSET_X -> at += (a & x) != 0 ? jumpsTrue[at] : jumpsFalse[at];
                case ADD_K -> a += k;
                case ADD_X -> a += x;
                case SUB_K -> a -= k;
                case SUB_X -> a -= x;
                case MUL_K -> a *= k;
                case MUL_X -> a *= x;
                case DIV_K -> a = Integer.divideUnsigned(a, k);
                case MOD_K -> a = Integer.remainderUnsigned(a, k);
                case DIV_X -> {
                    if (x == 0) {
                        return 0;
                    }
                    a = Integer.divideUnsigned(a, x);
                }
                case MOD_X -> {
                    if (x == 0) {
                        return 0;
                    }
                    a = Integer.remainderUnsigned(a, x);
                }
                case AND_K -> a &= k;
                case AND_X -> a &= x;
                case OR_K -> a |= k;
                case OR_X -> a |= x;
                case XOR_K -> a ^= k;
                case XOR_X -> a ^= x;
                case LSH_K -> a = far(k) ? 0 : a << k;
                case LSH_X -> a = far(x) ? 0 : a << x;
                case RSH_K -> a = far(k) ? 0 : a >>> k;
                case RSH_X -> a = far(x) ? 0 : a >>> x;
                case NEG -> a = -a;
                case TAX -> x = a;
                case TXA -> a = x;
                case RET_K -> {
                    return k & 0xffff_ffffL;
                }
                case RET_A -> {
                    return a & 0xffff_ffffL;
                }
            }
            at++;
        }
    }

    /** Sums of two 32 bit numbers do not wrap here: such a place is beyond every frame, as libpcap has it. */
    private static long place(boolean indexed, int x, int k) {
        return (k & 0xffff_ffffL) + (indexed ? x & 0xffff_ffffL : 0);
    }

    private static boolean far(int shift) {
        return shift < 0 || shift > 31;
    }

    private static int word(byte[] frame, int at) {
        return frame[at] << 24 | (frame[at + 1] & 0xff) << 16 | (frame[at + 2] & 0xff) << 8 | frame[at + 3] & 0xff;
    }
}
