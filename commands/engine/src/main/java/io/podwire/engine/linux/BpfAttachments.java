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

    private static final int BPF_PROG_GET_NEXT_ID = 11;
    private static final int BPF_PROG_GET_FD_BY_ID = 13;
    private static final int BPF_OBJ_GET_INFO_BY_FD = 15;
    private static final int BPF_PROG_QUERY = 16;

    /** BPF_PROG_TYPE_SCHED_CLS: the only type that tcx and netkit take. */
    private static final int TRAFFIC = 3;

    /** Beyond so many programs nobody counts: some of them will be for traffic. */
    private static final int MANY = 4096;

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
     * False where no loaded program of this host can hang on any link by tcx or netkit, so that no namespace needs to be entered to
     * ask; true also where the kernel does not let it be told.
     */
    public boolean possible() {
        if (SYSTEM_CALL < 0) {
            return false;
        }
        long id = 0;
        for (int i = 0; i < MANY; i++) {
            clear();
            query.putInt(0, (int) id);
            // Native: bpf(2) BPF_PROG_GET_NEXT_ID. Reads and writes the attributes during the call; ENOENT at the end.
            if (Libc.syscall(SYSTEM_CALL, BPF_PROG_GET_NEXT_ID, query, 12) < 0) {
                return Libc.errno() != Errno.ENOENT && Libc.errno() != Errno.ENOSYS;
            }
            id = query.getInt(4) & 0xffff_ffffL;
            if (isTraffic(id)) {
                return true;
            }
        }
        return true;
    }

    /** False for one that is gone by now. */
    private boolean isTraffic(long id) {
        clear();
        query.putInt(0, (int) id);
        // Native: bpf(2) BPF_PROG_GET_FD_BY_ID. Reads the attributes; the descriptor (close on exec) is ours.
        int fd = (int) Libc.syscall(SYSTEM_CALL, BPF_PROG_GET_FD_BY_ID, query, 12);
        if (fd < 0) {
            return Libc.errno() != Errno.ENOENT;
        }
        clear();
        query.putInt(0, fd).putInt(4, 4).putLong(8, Libc.addressOf(ids));
        // Native: bpf(2) BPF_OBJ_GET_INFO_BY_FD. Writes the first 4 bytes of struct bpf_prog_info, its type, into our
        // buffer.
        boolean told = Libc.syscall(SYSTEM_CALL, BPF_OBJ_GET_INFO_BY_FD, query, 16) >= 0;
        Libc.close(fd);
        return !told || ids.getInt(0) == TRAFFIC;
    }

    private void clear() {
        for (int at = 0; at < ATTRIBUTES; at += 8) {
            query.putLong(at, 0);
        }
    }

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
        clear();
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
