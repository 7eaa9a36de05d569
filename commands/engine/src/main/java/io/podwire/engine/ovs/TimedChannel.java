package io.podwire.engine.ovs;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unreachable;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * A unix stream socket on which everything together, connecting, writing and reading, must be done by one deadline: a server
 * that accepts and then says nothing must not hold up a question for ever.
 */
final class TimedChannel extends InputStream {

    private final Path path;
    private final long deadlineNanos;
    private final Duration patience;
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private TimedChannel(Path path, Duration patience, SocketChannel channel, Selector selector) throws IOException {
        this.path = path;
        this.patience = patience;
        this.deadlineNanos = System.nanoTime() + patience.toNanos();
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        this.key = channel.register(selector, 0);
    }

    /**
     * Connects.
     *
     * @param path at most 107 bytes, the kernel's limit (unix(7))
     * @throws NotPermitted where the socket's mode refuses us
     * @throws Unreachable where nobody listens
     */
    static TimedChannel connect(Path path, Duration patience) {
        SocketChannel channel = null;
        Selector selector = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            selector = Selector.open();
            TimedChannel timed = new TimedChannel(path, patience, channel, selector);
            // A unix connect never answers "in progress": it is done, refused, or (backlog full) EAGAIN.
            channel.connect(UnixDomainSocketAddress.of(path));
            return timed;
        } catch (IOException | RuntimeException e) {
            closeQuietly(selector);
            closeQuietly(channel);
            throw refused(path, e);
        }
    }

    private static RuntimeException refused(Path path, Exception cause) {
        String text = String.valueOf(cause.getMessage());
        String tried = "ovsdb: connect(" + Printable.of(path.toString()) + "): ";
        if (text.contains("Permission denied")) {
            return new NotPermitted(
                    tried + "EACCES (Permission denied)", "needs: root, or write permission on the socket");
        }
        if (text.contains("Connection refused")) {
            return new Unreachable(tried + "ECONNREFUSED (Connection refused): no ovsdb-server listens");
        }
        return new Unreachable(tried + Printable.of(text), cause);
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.write(buffer) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
        while (length > 0) {
            int count = channel.read(buffer);
            if (count != 0) {
                return count;
            }
            await(SelectionKey.OP_READ);
        }
        return 0;
    }

    private void await(int operation) throws IOException {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            throw new TimedOut("ovsdb: " + Printable.of(path.toString()) + ": no complete answer within "
                    + patience.toMillis() + " ms");
        }
        key.interestOps(operation);
        // select(0) would wait for ever, so round up.
        selector.select(left / 1_000_000 + 1);
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        closeQuietly(selector);
        closeQuietly(channel);
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            // A descriptor is gone after close() whatever it says (close(2)).
        }
    }
}
