package io.podwire.packets.bpf;

/** The instructions of classic BPF, each with its code: class, size or operation, mode or source ({@code linux/bpf_common.h}). */
enum Opcode {
    LD_ABS_WORD(0x20),
    LD_ABS_HALF(0x28),
    LD_ABS_BYTE(0x30),
    LD_IND_WORD(0x40),
    LD_IND_HALF(0x48),
    LD_IND_BYTE(0x50),
    LD_LENGTH(0x80),
    LD_CONSTANT(0x00),
    LD_MEMORY(0x60),
    LDX_CONSTANT(0x01),
    LDX_MEMORY(0x61),
    LDX_LENGTH(0x81),
    LDX_HEADER(0xb1),
    ST(0x02),
    STX(0x03),
    ADD_K(0x04),
    ADD_X(0x0c),
    SUB_K(0x14),
    SUB_X(0x1c),
    MUL_K(0x24),
    MUL_X(0x2c),
    DIV_K(0x34),
    DIV_X(0x3c),
    OR_K(0x44),
    OR_X(0x4c),
    AND_K(0x54),
    AND_X(0x5c),
    LSH_K(0x64),
    LSH_X(0x6c),
    RSH_K(0x74),
    RSH_X(0x7c),
    NEG(0x84),
    MOD_K(0x94),
    MOD_X(0x9c),
    XOR_K(0xa4),
    XOR_X(0xac),
    JA(0x05),
    JEQ_K(0x15),
    JEQ_X(0x1d),
    JGT_K(0x25),
    JGT_X(0x2d),
    JGE_K(0x35),
    JGE_X(0x3d),
    JSET_K(0x45),
    JSET_X(0x4d),
    RET_K(0x06),
    RET_A(0x16),
    TAX(0x07),
    TXA(0x87);

    private static final Opcode[] BY_CODE = new Opcode[256];

    static {
        for (Opcode opcode : values()) {
            BY_CODE[opcode.code] = opcode;
        }
    }

    private final int code;

    Opcode(int code) {
        this.code = code;
    }

    /** The one with this code; null where there is none. */
    static Opcode of(int code) {
        return code < 0 || code >= BY_CODE.length ? null : BY_CODE[code];
    }

    /** Its code. */
    int code() {
        return code;
    }

    /** Two ways lead on. */
    boolean branches() {
        return compareTo(JEQ_K) >= 0 && compareTo(JSET_X) <= 0;
    }

    /** The program ends here. */
    boolean returns() {
        return this == RET_K || this == RET_A;
    }

    /** Looks at the frame at a fixed place, or from {@code SKF_AD_OFF} on asks the kernel. */
    boolean absolute() {
        return compareTo(LD_ABS_BYTE) <= 0;
    }
}
