package io.podwire.engine.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names of BPF programs by id (bpf(2), {@code struct bpf_prog_info} of {@code linux/bpf.h}). A program may hang on a thousand
 * links, so what was told once is kept; make one for each question, since ids may be used again. For one thread.
 */
public final class BpfPrograms {

    private static final int BPF_PROG_GET_FD_BY_ID = 13;
    private static final int BPF_OBJ_GET_INFO_BY_FD = 15;

    /** Up to and with {@code name}; the kernel fills as much as is asked for. */
    private static final int INFO = 80;

    private static final int TAG = 8;
    private static final int TAG_BYTES = 8;
    private static final int NAME = 64;
    private static final int NAME_BYTES = 16;

    /** All attributes of both commands are in the first 16 bytes of {@code union bpf_attr}. */
    private static final int ATTRIBUTES = 16;

    private final Map<Long, Info> known = new HashMap<>();

    /**
     * What the kernel says of a program.
     *
     * @param name up to 15 bytes; null where it has none, or the kernel would not tell
     * @param tag hash of its instructions, 16 hex digits; null where the kernel would not tell
     */
    public record Info(String name, String tag) {
        private static final Info UNTOLD = new Info(null, null);
    }

    /** Of the program with this id; both parts null where it is gone, CAP_SYS_ADMIN is missing, or the kernel lacks bpf(2). */
    public Info of(long id) {
        return known.computeIfAbsent(id, BpfPrograms::ask);
    }

    private static Info ask(long id) {
        Long number = systemCallNumber();
        if (number == null) {
            return Info.UNTOLD;
        }
        ByteBuffer attributes = zeros(ATTRIBUTES).putInt(0, (int) id);
        // Native: bpf(2) BPF_PROG_GET_FD_BY_ID. Reads the attributes; returns a descriptor that we own (close on exec
        // is
        // always set), or -1 with ENOENT, EPERM, ENOSYS. Any thread: program ids are the host's, not a namespace's.
        int fd = (int) Libc.syscall(number, BPF_PROG_GET_FD_BY_ID, attributes, ATTRIBUTES);
        if (fd < 0) {
            return Info.UNTOLD;
        }
        try {
            return describe(number, fd);
        } finally {
            Libc.close(fd);
        }
    }

    private static Info describe(long number, int fd) {
        ByteBuffer info = zeros(INFO);
        ByteBuffer attributes = zeros(ATTRIBUTES)
                .putInt(0, fd)
                .putInt(4, INFO)
                .putLong(8, Pointer.nativeValue(Native.getDirectBufferPointer(info)));
        // Native: bpf(2) BPF_OBJ_GET_INFO_BY_FD. Writes at most INFO bytes into our buffer during the call.
        if (Libc.syscall(number, BPF_OBJ_GET_INFO_BY_FD, attributes, ATTRIBUTES) < 0) {
            return Info.UNTOLD;
        }
        byte[] tag = new byte[TAG_BYTES];
        info.get(TAG, tag);
        byte[] name = new byte[NAME_BYTES];
        info.get(NAME, name);
        int length = 0;
        while (length < NAME_BYTES && name[length] != 0) {
            length++;
        }
        return new Info(
                length == 0 ? null : new String(name, 0, length, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(tag));
    }

    private static ByteBuffer zeros(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** Of bpf(2), which glibc has no name for; null on an architecture podwire does not know. */
    private static Long systemCallNumber() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> 321L;
            case "aarch64" -> 280L;
            default -> null;
        };
    }
}
