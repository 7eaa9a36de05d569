package io.podwire.api.capture;

import java.util.List;

/**
 * A classic BPF program (linux/filter.h, struct sock_filter).
 *
 * @param linkType of the frames it is for, see {@link CapturedLink#linkType}
 * @param live as compiled on a live link, where libpcap also asks the kernel for VLAN tags that it has taken out of a frame; such a
 *     program is of use in the kernel only
 * @param instructions 1 to {@link #MAX_KERNEL_INSTRUCTIONS} for a kernel; for a file it may have more
 * @param compiler what compiled it: {@code libpcap version 1.10.3 …}
 */
public record FilterProgram(int linkType, boolean live, List<Instruction> instructions, String compiler) {

    /** Most that a kernel takes: BPF_MAXINSNS of linux/bpf_common.h. */
    public static final int MAX_KERNEL_INSTRUCTIONS = 4096;

    public FilterProgram {
        instructions = List.copyOf(instructions);
    }

    /**
     * One instruction.
     *
     * @param code 16 bits
     * @param jumpTrue instructions to skip where true, 0 to 255
     * @param jumpFalse instructions to skip where false, 0 to 255
     * @param operand 32 bits without sign
     */
    public record Instruction(int code, int jumpTrue, int jumpFalse, long operand) {}
}
