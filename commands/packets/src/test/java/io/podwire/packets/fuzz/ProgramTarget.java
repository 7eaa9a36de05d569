package io.podwire.packets.fuzz;

import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.BadData;
import io.podwire.packets.bpf.BpfListing;
import io.podwire.packets.bpf.BpfMachine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Any bytes as a filter's program and a frame: refused, or it runs and ends. */
public final class ProgramTarget {

    private static final int INSTRUCTION = 8;

    private ProgramTarget() {}

    /** One input: a count, so many instructions as the kernel has them, and the frame. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int count = Math.min(input[0] & 0xff, (input.length - 1) / INSTRUCTION);
        ByteBuffer bytes = ByteBuffer.wrap(input, 1, count * INSTRUCTION).order(ByteOrder.LITTLE_ENDIAN);
        List<Instruction> instructions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            instructions.add(new Instruction(
                    bytes.getShort() & 0xffff, bytes.get() & 0xff, bytes.get() & 0xff, bytes.getInt() & 0xffff_ffffL));
        }
        FilterProgram program = new FilterProgram(1, false, instructions, "fuzz");
        byte[] frame = Arrays.copyOfRange(input, bytes.position(), input.length);
        try {
            BpfMachine machine = new BpfMachine(program);
            long keep = machine.run(frame, frame.length, frame.length + 7);
            if (keep < 0 || keep > 0xffff_ffffL) {
                throw new AssertionError("keeps " + keep + " bytes");
            }
            BpfListing.readable(program);
        } catch (BadData e) {
            // Refused, as it should be.
        }
    }
}
