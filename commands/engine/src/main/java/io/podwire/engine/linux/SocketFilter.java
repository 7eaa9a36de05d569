package io.podwire.engine.linux;

import io.podwire.api.capture.FilterProgram.Instruction;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Puts a classic BPF program in front of a socket: what it refuses never wakes anybody (socket(7), SO_ATTACH_FILTER). */
public final class SocketFilter {

    private static final int INSTRUCTION_BYTES = 8;
    private static final int PROGRAM_BYTES = 16;

    private SocketFilter() {}

    /**
     * Attaches, in place of the one before.
     *
     * @throws SystemCallException EINVAL where it is not valid; ENOMEM where it is larger than net.core.optmem_max
     */
    public static void attach(Descriptor socket, List<Instruction> program) throws SystemCallException {
        ByteBuffer instructions = allocate(program.size() * INSTRUCTION_BYTES);
        for (Instruction instruction : program) {
            instructions
                    .putShort((short) instruction.code())
                    .put((byte) instruction.jumpTrue())
                    .put((byte) instruction.jumpFalse())
                    .putInt((int) instruction.operand());
        }
        ByteBuffer head = allocate(PROGRAM_BYTES)
                .putShort(0, (short) program.size())
                .putLong(Long.BYTES, Libc.addressOf(instructions));
        // Native: setsockopt(2). The kernel copies the program during the call.
        if (Libc.setsockopt(socket.number(), Libc.SOL_SOCKET, Libc.SO_ATTACH_FILTER, head, PROGRAM_BYTES) != 0) {
            throw SystemCallException.last("setsockopt(SO_ATTACH_FILTER, " + program.size() + " instructions)");
        }
        Reference.reachabilityFence(instructions);
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
