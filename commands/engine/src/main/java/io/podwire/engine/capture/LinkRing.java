package io.podwire.engine.capture;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.SystemCallException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One link's ring. Its blocks become ours in turn, whole, and the kernel's again when they were read. Counting may be asked by any
 * thread, all else is for the one that reads.
 */
final class LinkRing implements AutoCloseable {

    /** Where a block says whose it is; the kernel writes this last, and reads it first. */
    private static final int STATUS_AT = 8;

    private static final int KERNELS = 0;
    private static final int OURS = 1;
    private static final VarHandle STATUS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final CapturedLink link;
    private final int index;
    private final PacketSocket socket;
    private final BlockFrames frames;
    private final ByteBuffer[] blocks;
    private final LinkDrops drops;
    private int turn;
    private boolean reading;

    private long given;
    private long received;
    private long dropped;
    private Long interfaceDropped;
    private String lost;
    private boolean stopped;
    private boolean closed;

    /**
     * @param index ifindex to bind to; 0 for all links of the namespace
     * @param socket with its ring; owned
     * @param drops tells what the link itself dropped
     */
    LinkRing(
            CapturedLink link,
            int index,
            PacketSocket socket,
            ByteBuffer[] blocks,
            BlockFrames frames,
            LinkDrops drops) {
        this.link = link;
        this.index = index;
        this.socket = socket;
        this.blocks = blocks;
        this.frames = frames;
        this.drops = drops;
    }

    CapturedLink link() {
        return link;
    }

    int index() {
        return index;
    }

    /** For poll(2); only while it is not {@link #closed}. */
    int number() {
        return socket.number();
    }

    void start() throws SystemCallException {
        socket.start(index);
    }

    /** True where a block waits to be read. */
    boolean ready() {
        return !closed && ours(blocks[turn]);
    }

    private static boolean ours(ByteBuffer block) {
        return ((int) STATUS.getAcquire(block, STATUS_AT) & OURS) != 0;
    }

    /** When the first frame of the block that waits was seen. */
    long firstNanos() {
        return BlockFrames.firstNanos(blocks[turn]);
    }

    /** The block that waits; until {@link #release}. */
    BlockFrames take() {
        ByteBuffer block = blocks[turn];
        synchronized (this) {
            given += BlockFrames.count(block);
        }
        reading = true;
        return frames.on(block);
    }

    /** Gives the block that was read back to the kernel. */
    void release() {
        if (reading) {
            reading = false;
            frames.off();
            STATUS.setRelease(blocks[turn], STATUS_AT, KERNELS);
            turn = (turn + 1) % blocks.length;
        }
    }

    /** Takes no more frames. */
    void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            socket.stop(index);
        } catch (SystemCallException e) {
            // The link is gone, and with it what could come.
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Why it ended though nobody asked it to. */
    synchronized void lose(String reason) {
        lost = reason;
    }

    synchronized String lost() {
        return lost;
    }

    /** True where the link may be gone: it went down, at least. Told once. */
    boolean wentDown() {
        return socket.error() == Errno.ENETDOWN;
    }

    /** True once every frame that was counted is given; then the last block has been handed over. */
    synchronized boolean drained() {
        count();
        return given >= received - dropped;
    }

    boolean closed() {
        return closed;
    }

    /** What it counted so far. */
    synchronized CaptureCounts.OfLink counts() {
        count();
        countDrops();
        return new CaptureCounts.OfLink(link.id(), link.name(), received, given, dropped, interfaceDropped, lost);
    }

    private void count() {
        if (closed) {
            return;
        }
        try {
            long both = socket.statistics();
            received += both >>> 32;
            dropped += both & 0xffff_ffffL;
        } catch (SystemCallException e) {
            throw new IllegalStateException(e);
        }
    }

    private void countDrops() {
        Long now = closed ? null : drops.since(index);
        interfaceDropped = now == null ? interfaceDropped : now;
    }

    /** Lets go of memory, socket and namespace; the counts stay. */
    @Override
    public synchronized void close() {
        if (!closed) {
            frames.off();
            count();
            countDrops();
            closed = true;
            socket.close();
        }
    }
}
