package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Asks links' drivers, as {@code ethtool} does ({@code linux/ethtool.h}). Answers for the network namespace it was opened in, from any
 * thread; for one thread at a time.
 */
public final class Ethtool implements AutoCloseable {

    private static final long SIOCETHTOOL = 0x8946;

    /** {@code struct ethtool_cmd}: old, but the kernel answers it for every driver, and it needs one question only. */
    private static final int ETHTOOL_GSET = 0x01;

    private static final int SETTINGS_BYTES = 44;
    private static final int SPEED_AT = 12;
    private static final int SPEED_HIGH_AT = 28;
    private static final int SPEED_UNKNOWN = -1;

    /** {@code struct ifreq}: a name of 16 bytes, then a union of 24 that begins with the pointer to our request. */
    private static final int REQUEST_BYTES = 40;

    private static final int NAME_BYTES = 16;

    private final Descriptor socket;
    private final ByteBuffer request = allocate(REQUEST_BYTES);

    private Ethtool(Descriptor socket) {
        this.socket = socket;
    }

    /**
     * Opens in the calling thread's network namespace. IPv4's datagram socket, which every kernel with a network has.
     *
     * @throws SystemCallException as socket(2)
     */
    public static Ethtool open() throws SystemCallException {
        return new Ethtool(Descriptor.socket(Libc.AF_INET, Libc.SOCK_DGRAM, 0));
    }

    /**
     * What the driver says that its link can carry, in Mbit/s: of a cable what was agreed on, of a veth 10,000.
     *
     * @param link its name; must be there, see {@link #ask}
     * @return null where it says none, or does not know: a link without a cable, a virtio card
     * @throws SystemCallException where the kernel refuses
     */
    public Integer speedMegabits(String link) throws SystemCallException {
        ByteBuffer settings = allocate(SETTINGS_BYTES).putInt(0, ETHTOOL_GSET);
        if (!ask(link, settings, "ETHTOOL_GSET")) {
            return null;
        }
        int speed = settings.getShort(SPEED_HIGH_AT) << 16 | settings.getShort(SPEED_AT) & 0xffff;
        return speed == SPEED_UNKNOWN || speed <= 0 ? null : Integer.valueOf(speed);
    }

    /**
     * Asks one question.
     *
     * @param link its name; must be there, since for one that is not the kernel would look for a module {@code netdev-NAME}
     * @param command the request, into which the kernel writes its answer; direct, in native order
     * @param what its name, for messages
     * @return false where the driver has none of it, or the link is gone
     */
    boolean ask(String link, ByteBuffer command, String what) throws SystemCallException {
        byte[] name = link.getBytes(StandardCharsets.UTF_8);
        if (name.length >= NAME_BYTES) {
            return false; // no link has such a name
        }
        request.put(0, new byte[REQUEST_BYTES]).put(0, name).putLong(NAME_BYTES, Libc.addressOf(command));
        // Native: ioctl(2) SIOCETHTOOL, netdevice(7). Reads the request and fills our command's buffer, both during the
        // call;
        // EOPNOTSUPP, ENODEV. Answers for the namespace the socket was opened in, on any thread.
        if (Libc.ioctl(socket.number(), SIOCETHTOOL, request) >= 0) {
            return true;
        }
        int errno = Libc.errno();
        if (errno == Errno.EOPNOTSUPP || errno == Errno.ENODEV || errno == Errno.EINVAL) {
            return false;
        }
        throw new SystemCallException("ioctl(SIOCETHTOOL, " + what + ", " + link + ")", errno);
    }

    static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        socket.close();
    }
}
