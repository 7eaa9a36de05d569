package io.podwire.api.capture;

import java.util.List;

/**
 * A classic BPF program (linux/filter.h, struct sock_filter).
 *
 * @param linkType of the frames it is for, see {@link CapturedLink#linkType}
 * @param live compiled on a live link, where libpcap also asks the kernel for VLAN tags that it has taken out of a frame
 * @param instructions 1 to 4096
 * @param compiler what compiled it: {@code libpcap version 1.10.3 …}
 */
public record FilterProgram(int linkType, boolean live, List<Instruction> instructions, String compiler) {

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
