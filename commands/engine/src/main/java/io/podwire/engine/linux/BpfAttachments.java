package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks bpf(2) which programs hang on a link by tcx or netkit, which rtnetlink does not tell. For the calling thread's network
 * namespace: the kernel looks nowhere else. Attaches nothing. One serves many questions, from one thread.
 */
public final class BpfAttachments {

    /** Where programs hang: {@code enum bpf_attach_type} of {@code linux/bpf.h}. */
    public enum Hook {
        TCX_INGRESS(46, "tcx-ingress"),
        TCX_EGRESS(47, "tcx-egress"),
        NETKIT_PRIMARY(54, "netkit-primary"),
        NETKIT_PEER(55, "netkit-peer");

        private final int number;
        private final String text;

        Hook(int number, String text) {
            this.number = number;
            this.text = text;
        }

        /** As {@link io.podwire.api.net.AttachedProgram#hook()} has it. */
        public String text() {
            return text;
        }
    }

    private static final int BPF_PROG_QUERY = 16;

    /** Bytes of {@code union bpf_attr} that this command knows. */
    private static final int ATTRIBUTES = 64;

    /** As many programs as one hook can take (BPF_MPROG_MAX). */
    private static final int MOST = 64;

    private static final long SYSTEM_CALL = switch (System.getProperty("os.arch")) {
        case "amd64", "x86_64" -> 321;
        case "aarch64" -> 280;
        default -> -1;
    };

    private final ByteBuffer query = ByteBuffer.allocateDirect(ATTRIBUTES).order(ByteOrder.nativeOrder());
    private final ByteBuffer ids = ByteBuffer.allocateDirect(4 * MOST).order(ByteOrder.nativeOrder());

    /**
     * Ids of the programs on a hook of a link, in the order they run.
     *
     * @return null where it can't be asked: the kernel lacks the hook (before 6.6), CAP_NET_ADMIN is missing, the link is gone or of
     *     another kind
     */
    public List<Long> of(int linkIndex, Hook hook) {
        if (SYSTEM_CALL < 0) {
            return null;
        }
        for (int at = 0; at < ATTRIBUTES; at += 8) {
            query.putLong(at, 0);
        }
        query.putInt(0, linkIndex)
                .putInt(4, hook.number)
                .putLong(16, Libc.addressOf(ids))
                .putInt(24, MOST);
        // Native: bpf(2) BPF_PROG_QUERY. Reads the attributes, writes the count there and at most MOST ids into our
        // buffer, both
        // only during the call; ENOSYS, EINVAL, EPERM, ENODEV. Answers for the calling thread's network namespace.
        if (Libc.syscall(SYSTEM_CALL, BPF_PROG_QUERY, query, ATTRIBUTES) < 0) {
            return null;
        }
        int count = Math.min(Math.max(0, query.getInt(24)), MOST);
        List<Long> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(ids.getInt(4 * i) & 0xffff_ffffL);
        }
        return found;
    }
}
