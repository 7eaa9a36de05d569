package io.podwire.engine.capture;

import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SharedMemory;
import io.podwire.engine.linux.SocketFilter;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A packet socket and its ring (packet(7)). It is opened for no protocol, so that nothing comes before {@link #start}: by then the
 * filter stands, and no frame that it would refuse is ever in the ring. It belongs to the namespace of the thread that opened it and
 * keeps that alive until closed; any thread may use it, one at a time.
 */
final class PacketSocket implements AutoCloseable {

    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_RX_RING = 5;
    private static final int PACKET_STATISTICS = 6;
    private static final int PACKET_VERSION = 10;
    private static final int PACKET_RESERVE = 12;
    private static final int TPACKET_V3 = 2;
    private static final int PACKET_MR_PROMISC = 1;

    private static final int ALL_PROTOCOLS = 0x0003;

    /** An EtherType that no frame has (reserved, IEEE 802). */
    private static final int NO_PROTOCOL = 0xffff;

    private static final int ADDRESS_BYTES = 20;
    private static final int MEMBERSHIP_BYTES = 16;
    private static final int RING_REQUEST_BYTES = 28;
    private static final int STATISTICS_BYTES = 12;

    private final Descriptor descriptor;
    private final ByteBuffer statistics = allocate(STATISTICS_BYTES);
    private SharedMemory memory;

    private PacketSocket(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Opens in the calling thread's network namespace, for frames with or without their link's own header.
     *
     * @throws SystemCallException EPERM without CAP_NET_RAW; ENOPROTOOPT or EINVAL where the kernel has no TPACKET_V3 (before 3.2)
     */
    static PacketSocket open(boolean cooked) throws SystemCallException {
        int type = (cooked ? Libc.SOCK_DGRAM : Libc.SOCK_RAW) | Libc.SOCK_NONBLOCK;
        Descriptor descriptor = Descriptor.socket(Libc.AF_PACKET, type, 0);
        if (!descriptor.option(SOL_PACKET, PACKET_VERSION, TPACKET_V3)) {
            int errno = Libc.errno();
            descriptor.close();
            throw new SystemCallException("setsockopt(PACKET_VERSION, TPACKET_V3)", errno);
        }
        return new PacketSocket(descriptor);
    }

    /**
     * Puts a program in front, in place of the one before.
     *
     * @throws SystemCallException EINVAL where it is not valid; ENOMEM where it is larger than net.core.optmem_max
     */
    void filter(List<Instruction> program) throws SystemCallException {
        SocketFilter.attach(descriptor, program);
    }

    /**
     * Makes the ring.
     *
     * @param retireMillis after which time a block is handed over though it is not full
     * @return its blocks; not to be touched after {@link #close}
     * @throws SystemCallException ENOMEM where the kernel has no such memory
     */
    ByteBuffer[] ring(RingSize size, int retireMillis) throws SystemCallException {
        if (!descriptor.option(SOL_PACKET, PACKET_RESERVE, BlockFrames.ROOM)) {
            throw new SystemCallException("setsockopt(PACKET_RESERVE)", Libc.errno());
        }
        // struct tpacket_req3. Frames are laid out one after the other; the frame size is only checked, never used.
        ByteBuffer request = allocate(RING_REQUEST_BYTES)
                .putInt(0, size.blockBytes())
                .putInt(4, size.blocks())
                .putInt(8, size.blockBytes())
                .putInt(12, size.blocks())
                .putInt(16, retireMillis);
        set(SOL_PACKET, PACKET_RX_RING, request, "PACKET_RX_RING, " + size.bytes() + " bytes");
        memory = SharedMemory.of(descriptor, size.bytes());
        ByteBuffer[] blocks = new ByteBuffer[size.blocks()];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = memory.part((long) i * size.blockBytes(), size.blockBytes());
        }
        return blocks;
    }

    /** Makes a link take frames for other hosts too, for as long as this is open. */
    void promiscuous(int link) throws SystemCallException {
        ByteBuffer membership = allocate(MEMBERSHIP_BYTES).putInt(0, link).putShort(4, (short) PACKET_MR_PROMISC);
        set(SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership, "PACKET_ADD_MEMBERSHIP, promiscuous");
    }

    /**
     * Lets frames come.
     *
     * @param link ifindex; 0: of all links
     * @throws SystemCallException ENODEV where it is gone
     */
    void start(int link) throws SystemCallException {
        bind(link, ALL_PROTOCOLS);
    }

    /**
     * Lets no more frames come; those in the ring stay. When it returns, none is on its way any more: the kernel waits for those that
     * another processor is just handing over.
     */
    void stop(int link) throws SystemCallException {
        filter(KernelFilter.NOTHING);
        bind(link, NO_PROTOCOL);
    }

    private void bind(int link, int protocol) throws SystemCallException {
        ByteBuffer address = allocate(ADDRESS_BYTES)
                .putShort(0, (short) Libc.AF_PACKET)
                .put(2, (byte) (protocol >> 8))
                .put(3, (byte) protocol)
                .putInt(4, link);
        if (Libc.bind(descriptor.number(), address, ADDRESS_BYTES) != 0) {
            throw new SystemCallException("bind(packet, ifindex " + link + ")", Libc.errno());
        }
    }

    /**
     * What came since this was last asked: frames that passed the filter in the high half, how many of them were dropped in the low. The
     * kernel begins anew with each asking.
     */
    long statistics() throws SystemCallException {
        ByteBuffer length = allocate(Integer.BYTES).putInt(0, STATISTICS_BYTES);
        if (Libc.getsockopt(descriptor.number(), SOL_PACKET, PACKET_STATISTICS, statistics, length) != 0) {
            throw new SystemCallException("getsockopt(PACKET_STATISTICS)", Libc.errno());
        }
        return (long) statistics.getInt(0) << 32 | statistics.getInt(4) & 0xffff_ffffL;
    }

    /** What poll(2) tells as POLLERR; ENETDOWN where the link went down or away. Asking clears it. */
    int error() {
        ByteBuffer value = allocate(Integer.BYTES);
        ByteBuffer length = allocate(Integer.BYTES).putInt(0, Integer.BYTES);
        boolean told = Libc.getsockopt(descriptor.number(), Libc.SOL_SOCKET, Libc.SO_ERROR, value, length) == 0;
        return told ? value.getInt(0) : Errno.EINVAL;
    }

    /** For poll(2). */
    int number() {
        return descriptor.number();
    }

    // Native: setsockopt(2). The kernel copies value and what it points to during the call.
    private void set(int level, int option, ByteBuffer value, String what) throws SystemCallException {
        if (Libc.setsockopt(descriptor.number(), level, option, value, value.capacity()) != 0) {
            throw new SystemCallException("setsockopt(" + what + ")", Libc.errno());
        }
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        // The mapping keeps the socket, and so its namespace, alive: both go.
        if (memory != null) {
            memory.close();
        }
        descriptor.close();
    }
}
