package io.podwire.engine.probe;

import io.podwire.api.capture.FilterProgram.Instruction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The kernel's filter of a socket that hears ICMP: replies with our identifiers, and errors, but those about echo requests of others. So
 * another ping on the same node wakes nobody. The kernel shows an IPv4 packet from its IP header on, an IPv6 one from its ICMPv6
 * header on.
 */
final class EchoFilter {

    private static final int RETURN = 0x06;
    private static final int LOAD_BYTE = 0x30;
    private static final int LOAD_HALF = 0x28;
    private static final int LOAD_BYTE_BEHIND = 0x50;
    private static final int LOAD_HALF_BEHIND = 0x48;
    private static final int HEADER_LENGTH = 0xb1;
    private static final int AND = 0x54;
    private static final int SHIFT_LEFT = 0x64;
    private static final int ADD_X = 0x0c;
    private static final int TO_X = 0x07;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP = 0x05;

    private static final long ALL = 0xffff_ffffL;

    /** A jump of this machine reaches 255 instructions. */
    private static final int MOST = 200;

    /** Takes nothing. */
    static final List<Instruction> NOTHING = List.of(new Instruction(RETURN, 0, 0, 0));

    private EchoFilter() {}

    /** A program that takes these identifiers; with more of them than it can hold, any. */
    static List<Instruction> of(boolean v6, Collection<Integer> identifiers) {
        if (identifiers.size() > MOST) {
            return List.of(new Instruction(RETURN, 0, 0, ALL));
        }
        List<Instruction> program = new ArrayList<>(v6 ? head6() : head4());
        int left = identifiers.size();
        for (int identifier : identifiers) {
            program.add(new Instruction(JUMP_EQUAL, left--, 0, identifier));
        }
        program.add(new Instruction(RETURN, 0, 0, 0));
        program.add(new Instruction(RETURN, 0, 0, ALL));
        return program;
    }

    /** Leaves the identifier in A; takes errors about other protocols at once. */
    private static List<Instruction> head4() {
        return List.of(
                new Instruction(HEADER_LENGTH, 0, 0, 0),
                new Instruction(LOAD_BYTE_BEHIND, 0, 0, 0),
                new Instruction(JUMP_EQUAL, 10, 0, IcmpPacket.ECHO_REPLY_4),
                new Instruction(LOAD_BYTE_BEHIND, 0, 0, 8 + 9),
                new Instruction(JUMP_EQUAL, 1, 0, ProbeSocket.IPPROTO_ICMP),
                new Instruction(RETURN, 0, 0, ALL),
                new Instruction(LOAD_BYTE_BEHIND, 0, 0, 8),
                new Instruction(AND, 0, 0, 0xf),
                new Instruction(SHIFT_LEFT, 0, 0, 2),
                new Instruction(ADD_X, 0, 0, 0),
                new Instruction(TO_X, 0, 0, 0),
                new Instruction(LOAD_HALF_BEHIND, 0, 0, 8 + 4),
                new Instruction(JUMP, 0, 0, 1),
                new Instruction(LOAD_HALF_BEHIND, 0, 0, 4));
    }

    private static List<Instruction> head6() {
        return List.of(
                new Instruction(LOAD_BYTE, 0, 0, 0),
                new Instruction(JUMP_EQUAL, 5, 0, IcmpPacket.ECHO_REPLY_6),
                new Instruction(LOAD_BYTE, 0, 0, 8 + 6),
                new Instruction(JUMP_EQUAL, 1, 0, ProbeSocket.IPPROTO_ICMPV6),
                new Instruction(RETURN, 0, 0, ALL),
                new Instruction(LOAD_HALF, 0, 0, 8 + 40 + 4),
                new Instruction(JUMP, 0, 0, 1),
                new Instruction(LOAD_HALF, 0, 0, 4));
    }
}
