package io.podwire.packets.bpf;

import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.BadData;
import java.util.List;

/**
 * Whether a program is one: as libpcap's bpf_validate (bpf_filter.c), and stricter, in that only instructions that exist pass. What
 * passes can be run on any frame without harm, and it ends.
 */
public final class BpfCheck {

    /** Words of a program's memory (BPF_MEMWORDS). */
    static final int MEMORY = 16;

    /** From here on a load asks the kernel for what it knows of a frame (SKF_AD_OFF of linux/filter.h). */
    static final long ANCILLARY = 0xffff_f000L;

    private BpfCheck() {}

    /**
     * Refuses what is no program.
     *
     * @throws BadData naming the instruction and what is wrong with it
     */
    public static void require(FilterProgram program) {
        List<Instruction> all = program.instructions();
        if (all.isEmpty()) {
            throw new BadData("filter program: no instruction");
        }
        for (int i = 0; i < all.size(); i++) {
            String wrong = wrong(all.get(i), i, all.size());
            if (wrong != null) {
                throw new BadData("filter program: instruction " + i + " of " + all.size() + ": " + wrong);
            }
        }
        Instruction last = all.get(all.size() - 1);
        if (!Opcode.of(last.code()).returns()) {
            throw new BadData("filter program: the last instruction does not return");
        }
    }

    private static String wrong(Instruction instruction, int at, int count) {
        Opcode opcode = Opcode.of(instruction.code());
        if (opcode == null) {
            return "no instruction has the code 0x" + Integer.toHexString(instruction.code());
        }
        if (instruction.jumpTrue() < 0
                || instruction.jumpTrue() > 255
                || instruction.jumpFalse() < 0
                || instruction.jumpFalse() > 255
                || instruction.operand() < 0
                || instruction.operand() > 0xffff_ffffL) {
            return "a field is out of its range";
        }
        long next = at + 1L;
        switch (opcode) {
            case LD_MEMORY, LDX_MEMORY, ST, STX -> {
                return instruction.operand() < MEMORY ? null : "memory word " + instruction.operand() + " of " + MEMORY;
            }
            case DIV_K, MOD_K -> {
                return instruction.operand() == 0 ? "divides by zero" : null;
            }
            case JA -> {
                // "ip6 protochain" jumps back: the operand has a sign.
                long target = next + (int) instruction.operand();
                return target >= 0 && target < count ? null : "jumps to " + target;
            }
            default -> {
                boolean inside = next + Math.max(instruction.jumpTrue(), instruction.jumpFalse()) < count;
                return !opcode.branches() || inside ? null : "jumps beyond the end";
            }
        }
    }
}
