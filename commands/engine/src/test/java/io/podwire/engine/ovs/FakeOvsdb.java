package io.podwire.engine.ovs;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a unix socket that says what it is told to, one script line after each message that comes in. */
final class FakeOvsdb implements AutoCloseable {

    /** Replaced by the id of the request that is answered. */
    static final String ID = "@ID@";

    private final ServerSocketChannel listener;
    private final Thread thread;
    private final List<String> received = new CopyOnWriteArrayList<>();

    /** For each message that comes in, the next entry is sent; then the connection stays open until the client leaves. */
    FakeOvsdb(Path socket, List<byte[]> script) throws IOException {
        java.nio.file.Files.createDirectories(socket.getParent());
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        thread = new Thread(() -> serve(script), "fake-ovsdb");
        thread.setDaemon(true);
        thread.start();
    }

    static FakeOvsdb saying(Path socket, String... script) throws IOException {
        return new FakeOvsdb(
                socket,
                java.util.Arrays.stream(script)
                        .map(s -> s.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    List<String> received() {
        return received;
    }

    private void serve(List<byte[]> script) {
        try (SocketChannel client = listener.accept()) {
            for (byte[] line : script) {
                String request = message(client);
                if (request == null) {
                    return;
                }
                received.add(request);
                String id = request.replaceAll("(?s).*\"id\":([^}]*)}$", "$1");
                byte[] reply = new String(line, StandardCharsets.ISO_8859_1)
                        .replace(ID, id)
                        .getBytes(StandardCharsets.ISO_8859_1);
                if (reply.length == 0) {
                    return;
                }
                ByteBuffer out = ByteBuffer.wrap(reply);
                while (out.hasRemaining()) {
                    client.write(out);
                }
            }
            message(client);
        } catch (IOException clientLeftOrNoneCame) {
            // The client under test hangs up when it has seen enough.
        }
    }

    /** Reads until braces balance; no test puts one into a string. */
    private static String message(SocketChannel client) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        int depth = 0;
        while (client.read(one.clear()) == 1) {
            char c = (char) one.get(0);
            text.append(c);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return text.toString();
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            thread.join(5_000);
            if (thread.isAlive()) {
                throw new AssertionError("the client left its connection open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
