package io.podwire.engine.capture;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Not a test: sends UDP datagrams out of a link of the namespace it is started in, at a rate, and prints how many, and in how many
 * microseconds. They are for a MAC that nobody has, so that the far end's kernel does no more with them than show them to who captures.
 * Arguments: link, bytes of a frame (60 to 1514), frames a second (0: as fast as it can), how many. For bench/capture.
 */
public final class FrameLoad {

    private static final int SOL_PACKET = 263;
    private static final int PACKET_QDISC_BYPASS = 20;
    private static final int ADDRESS_BYTES = 20;
    private static final int BATCH = 32;
    private static final int MESSAGE_BYTES = 64;
    private static final int VECTOR_BYTES = 16;
    private static final int HEADERS = 14 + 20 + 8;

    private FrameLoad() {}

    /** sendmmsg(2), bound here alone: podwire itself sends nothing that way. */
    private static final class Sending {
        static {
            Libc.load();
            Native.register(Sending.class, NativeLibrary.getProcess());
        }

        // Native: sendmmsg(2). Reads messages, vectors and data, and writes each message's length, during the call.
        static native int sendmmsg(int fd, ByteBuffer messages, int count, int flags);
    }

    public static void main(String[] arguments) throws Exception {
        int index = Integer.parseInt(Files.readString(Path.of("/sys/class/net", arguments[0], "ifindex"))
                .strip());
        int size = Integer.parseInt(arguments[1]);
        long rate = Long.parseLong(arguments[2]);
        long count = Long.parseLong(arguments[3]);
        try (Descriptor socket = socket(index)) {
            ByteBuffer frame = frame(size);
            ByteBuffer vectors =
                    direct(VECTOR_BYTES).putLong(0, Libc.addressOf(frame)).putLong(8, size);
            ByteBuffer messages = direct(BATCH * MESSAGE_BYTES);
            for (int i = 0; i < BATCH; i++) {
                messages.putLong(i * MESSAGE_BYTES + 16, Libc.addressOf(vectors))
                        .putLong(i * MESSAGE_BYTES + 24, 1);
            }
            long begun = System.nanoTime();
            long sent = 0;
            while (sent < count) {
                while (rate > 0 && System.nanoTime() - begun < sent * 1_000_000_000L / rate) {
                    Thread.onSpinWait();
                }
                int some = Sending.sendmmsg(socket.number(), messages, (int) Math.min(BATCH, count - sent), 0);
                if (some < 0 && Libc.errno() != Errno.ENOBUFS && Libc.errno() != Errno.EINTR) {
                    throw new IllegalStateException("sendmmsg: " + Errno.describe(Libc.errno()));
                }
                sent += Math.max(0, some);
            }
            System.out.println(sent + " " + (System.nanoTime() - begun) / 1000);
        }
    }

    private static Descriptor socket(int index) throws SystemCallException {
        Descriptor socket = Descriptor.socket(Libc.AF_PACKET, Libc.SOCK_RAW, 0);
        socket.option(SOL_PACKET, PACKET_QDISC_BYPASS, 1);
        ByteBuffer address =
                direct(ADDRESS_BYTES).putShort(0, (short) Libc.AF_PACKET).putInt(4, index);
        if (Libc.bind(socket.number(), address, ADDRESS_BYTES) != 0) {
            throw new IllegalStateException("bind: " + Errno.describe(Libc.errno()));
        }
        return socket;
    }

    private static ByteBuffer frame(int size) {
        ByteBuffer frame = ByteBuffer.allocateDirect(size);
        frame.put(0, new byte[] {2, 0, 0, 0, 0, 9, 2, 0, 0, 0, 0, 1, 8, 0});
        frame.put(14, (byte) 0x45)
                .putShort(16, (short) (size - 14))
                .put(22, (byte) 64)
                .put(23, (byte) 17);
        frame.put(26, new byte[] {10, 99, 0, 1, 10, 99, 0, 2});
        frame.putShort(34, (short) 4000).putShort(36, (short) 4001).putShort(38, (short) (size - HEADERS + 8));
        return frame;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
