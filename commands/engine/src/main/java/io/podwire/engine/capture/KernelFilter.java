package io.podwire.engine.capture;

import io.podwire.api.capture.CaptureRequest.Direction;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.Unsupported;
import java.util.ArrayList;
import java.util.List;

/**
 * What is attached to a packet socket: which way frames go first, then the user's program, which also says how much of a frame is kept.
 * The way is told in the kernel, so that frames of the other way take no room in the ring and are in no count.
 */
final class KernelFilter {

    private static final int RETURN = 0x06;
    private static final int LOAD_BYTE = 0x30;
    private static final int LOAD_WORD = 0x20;
    private static final int LOAD_CONSTANT = 0x00;
    private static final int JUMP_EQUAL = 0x15;

    /** SKF_AD_OFF of linux/filter.h: loads from here on ask what the kernel knows beside the bytes. */
    private static final long ANCILLARY = 0xffff_f000L;

    private static final long PROTOCOL = ANCILLARY;
    private static final long PACKET_TYPE = ANCILLARY + 4;
    private static final long LINK_INDEX = ANCILLARY + 8;
    private static final long HARDWARE_TYPE = ANCILLARY + 28;

    /** PACKET_OUTGOING of linux/if_packet.h. */
    private static final int OUTGOING = 4;

    /** The loopback's index in every namespace (LOOPBACK_IFINDEX). */
    private static final int LOOPBACK = 1;

    /** Takes nothing more. */
    static final List<Instruction> NOTHING = List.of(new Instruction(RETURN, 0, 0, 0));

    /** Where frames are seen. */
    enum Sight {
        /** A link on which a frame goes one way or the other. */
        LINK,
        /** The loopback, on which each frame is sent and received: tcpdump shows the received one, and so do we. */
        LOOPBACK_LINK,
        /** All links of a namespace, the loopback among them. */
        ALL_LINKS
    }

    private KernelFilter() {}

    /**
     * Joins them.
     *
     * @param program the user's, or null
     * @param cooked see {@link LinkForm#cooked}
     * @throws Unsupported where the program is too long, or asks for bytes of a cooked header that the kernel does not tell
     */
    static List<Instruction> of(
            FilterProgram program, int snapLength, Direction direction, Sight sight, boolean cooked) {
        List<Instruction> all = new ArrayList<>(way(direction, sight));
        if (program == null) {
            all.add(new Instruction(RETURN, 0, 0, snapLength));
        } else {
            if (!all.isEmpty()) {
                // A program may count on an accumulator of 0.
                all.add(new Instruction(LOAD_CONSTANT, 0, 0, 0));
            }
            for (Instruction instruction : program.instructions()) {
                all.add(cooked ? uncooked(instruction) : instruction);
            }
        }
        if (all.size() > FilterProgram.MAX_KERNEL_INSTRUCTIONS) {
            throw new Unsupported(
                    "the filter has " + all.size() + " instructions, the kernel takes "
                            + FilterProgram.MAX_KERNEL_INSTRUCTIONS,
                    "try:   a filter with fewer addresses or ports, or networks instead of addresses");
        }
        return all;
    }

    private static List<Instruction> way(Direction direction, Sight sight) {
        Instruction type = new Instruction(LOAD_BYTE, 0, 0, PACKET_TYPE);
        Instruction drop = NOTHING.get(0);
        if (direction == Direction.OUT) {
            return List.of(type, new Instruction(JUMP_EQUAL, 1, 0, OUTGOING), drop);
        }
        if (direction == Direction.IN || sight == Sight.LOOPBACK_LINK) {
            return List.of(type, new Instruction(JUMP_EQUAL, 0, 1, OUTGOING), drop);
        }
        if (sight == Sight.ALL_LINKS) {
            return List.of(
                    type,
                    new Instruction(JUMP_EQUAL, 0, 3, OUTGOING),
                    new Instruction(LOAD_WORD, 0, 0, LINK_INDEX),
                    new Instruction(JUMP_EQUAL, 0, 1, LOOPBACK),
                    drop);
        }
        return List.of();
    }

    /**
     * The program was made for frames with a cooked header in front, which the kernel does not have: what lies behind the header is
     * sooner by its length, and what is in it is asked of the kernel. As libpcap does it.
     */
    private static Instruction uncooked(Instruction instruction) {
        boolean load = (instruction.code() & 0x07) <= 1;
        int mode = instruction.code() & 0xe0;
        boolean fromFrame = load && (mode == 0x20 || mode == 0x40 || mode == 0xa0);
        if (!fromFrame || instruction.operand() >= ANCILLARY) {
            return instruction;
        }
        long offset = instruction.operand();
        if (offset >= CookedHeader.LENGTH) {
            return with(instruction, offset - CookedHeader.LENGTH);
        }
        if (mode == 0x20) {
            switch ((int) offset) {
                case CookedHeader.PROTOCOL_AT:
                    return with(instruction, PROTOCOL);
                case CookedHeader.LINK_AT:
                    return with(instruction, LINK_INDEX);
                case CookedHeader.HARDWARE_AT:
                    return with(instruction, HARDWARE_TYPE);
                case CookedHeader.TYPE_AT:
                    return with(instruction, PACKET_TYPE);
                default:
                    break;
            }
        }
        throw new Unsupported("the filter asks for byte " + offset
                + " of a header that frames of this link get only afterwards; the kernel can't look at it");
    }

    private static Instruction with(Instruction instruction, long operand) {
        return new Instruction(instruction.code(), instruction.jumpTrue(), instruction.jumpFalse(), operand);
    }
}
