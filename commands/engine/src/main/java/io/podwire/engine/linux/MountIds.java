package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What is mounted in another process's mount namespace, by number only (listmount(2), kernel 6.11): a tenth of what its {@code
 * mountinfo} costs. Neither the numbers of mounts nor those of mount namespaces are ever used again while the machine runs, so equal
 * lists are the same mounts. Moving a mount keeps its number.
 *
 * @param namespace the kernel's own number of the mount namespace
 * @param mounts their numbers, ascending
 */
public record MountIds(long namespace, long[] mounts) {

    private static final long SYS_LISTMOUNT = 458;
    /** {@code _IOR(0xb7, 5, __u64)} of {@code linux/nsfs.h}. */
    private static final long NS_GET_MNTNS_ID = 0x8008_b705L;

    private static final long LSMT_ROOT = -1;
    private static final int REQUEST = 32;
    private static final int MOST = 4096;

    private static final ThreadLocal<ByteBuffer> ROOM = ThreadLocal.withInitial(
            () -> ByteBuffer.allocateDirect(REQUEST + 8 * MOST).order(ByteOrder.nativeOrder()));

    /**
     * Asks.
     *
     * @param path a file of the mount namespace, {@code /proc/PID/ns/mnt}
     * @return null where this kernel can't tell, the process is gone or may not be looked at, or there are more than 4,096
     */
    public static MountIds of(String path) {
        ByteBuffer request = ROOM.get();
        ByteBuffer ids = request.slice(REQUEST, 8 * MOST).order(ByteOrder.nativeOrder());
        try (Descriptor file = Descriptor.open(path)) {
            // Native: ioctl_nsfs(2). Writes 64 bits into our buffer during the call; ENOTTY before 6.11.
            if (Libc.ioctl(file.number(), NS_GET_MNTNS_ID, Libc.addressOf(request)) != 0) {
                return null;
            }
            long namespace = request.getLong(0);
            // struct mnt_id_req: u32 size, spare; u64 mnt_id, param, mnt_ns_id.
            request.putInt(0, REQUEST)
                    .putInt(4, 0)
                    .putLong(8, LSMT_ROOT)
                    .putLong(16, 0)
                    .putLong(24, namespace);
            // Native: listmount(2) by number. Reads the request and fills our buffer during the call; ENOSYS before
            // 6.8.
            long count = Libc.syscall(SYS_LISTMOUNT, request, Libc.addressOf(request) + REQUEST, MOST, 0);
            if (count < 0 || count == MOST) {
                return null;
            }
            long[] mounts = new long[(int) count];
            ids.asLongBuffer().get(mounts);
            return new MountIds(namespace, mounts);
        } catch (SystemCallException gone) {
            return null;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MountIds that && namespace == that.namespace && Arrays.equals(mounts, that.mounts);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(namespace) + Arrays.hashCode(mounts);
    }

    @Override
    public String toString() {
        return namespace + ": " + mounts.length + " mounts";
    }
}
