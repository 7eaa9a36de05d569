package io.podwire.engine.pcap;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import io.podwire.api.capture.FilterProgram.Instruction;
import java.util.List;

/** libpcap's own machine, check and listing, as oracles. */
final class LibpcapBpf {

    private final Function filter;
    private final Function validate;
    private final Function image;

    LibpcapBpf() {
        NativeLibrary library = NativeLibrary.getInstance("libpcap.so.0.8");
        filter = library.getFunction("bpf_filter");
        validate = library.getFunction("bpf_validate");
        image = library.getFunction("bpf_image");
    }

    /** bpf_filter(3). */
    long run(List<Instruction> program, byte[] frame, int captured, int length) {
        try (Memory instructions = memory(program);
                Memory bytes = new Memory(Math.max(1, captured))) {
            bytes.write(0, frame, 0, captured);
            return filter.invokeInt(new Object[] {instructions, bytes, length, captured}) & 0xffff_ffffL;
        }
    }

    /** bpf_validate(3). */
    boolean valid(List<Instruction> program) {
        try (Memory instructions = memory(program)) {
            return validate.invokeInt(new Object[] {instructions, program.size()}) != 0;
        }
    }

    /** bpf_image(3). */
    String line(Instruction instruction, int at) {
        try (Memory instructions = memory(List.of(instruction))) {
            return image.invokePointer(new Object[] {instructions, at}).getString(0);
        }
    }

    private static Memory memory(List<Instruction> program) {
        Memory memory = new Memory(8L * program.size());
        for (int i = 0; i < program.size(); i++) {
            Instruction each = program.get(i);
            memory.setShort(8L * i, (short) each.code());
            memory.setByte(8L * i + 2, (byte) each.jumpTrue());
            memory.setByte(8L * i + 3, (byte) each.jumpFalse());
            memory.setInt(8L * i + 4, (int) each.operand());
        }
        return memory;
    }
}
