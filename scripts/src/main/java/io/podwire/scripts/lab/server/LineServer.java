package io.podwire.scripts.lab.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * Answers each line with the pod's name, and a GET or HEAD with the same by HTTP/1.1, so that nc and curl tell which pod answered.
 * {@code GET /bytes/N} has N bytes (at most a million) for a body, for what happens to big packets.
 */
final class LineServer implements Runnable {

    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_BODY = 1_000_000;
    private static final int PATIENCE_MILLIS = 60_000;

    /** More wait in the accept queue, as with any server that is busy. */
    private static final int AT_ONCE = 64;

    private final ServerSocket socket;
    private final String name;
    private final Semaphore room = new Semaphore(AT_ONCE);

    private LineServer(ServerSocket socket, String name) {
        this.socket = socket;
        this.name = name;
    }

    /** @param hold listen, and accept none: the accept queue fills */
    static void start(ServerSocket socket, String name, boolean hold) {
        LineServer server = new LineServer(socket, name);
        if (hold) {
            server.room.drainPermits();
        }
        new Thread(server, "tcp").start();
    }

    @Override
    public void run() {
        while (!socket.isClosed()) {
            room.acquireUninterruptibly();
            try {
                new Thread(new Conversation(socket.accept()), "connection").start();
            } catch (IOException again) {
                // A peer that went away before it was accepted.
                room.release();
            }
        }
    }

    private final class Conversation implements Runnable {

        private final Socket peer;

        Conversation(Socket peer) {
            this.peer = peer;
        }

        @Override
        public void run() {
            try (peer) {
                peer.setSoTimeout(PATIENCE_MILLIS);
                InputStream in = new BufferedInputStream(peer.getInputStream(), 1024);
                OutputStream out = peer.getOutputStream();
                String line = line(in);
                if (line != null && (line.startsWith("GET ") || line.startsWith("HEAD "))) {
                    answerHttp(line, in, out);
                    return;
                }
                byte[] answer = name.concat("\n").getBytes(StandardCharsets.UTF_8);
                while (line != null) {
                    out.write(answer);
                    line = line(in);
                }
            } catch (IOException gone) {
                // A conversation ends however the peer likes.
            } finally {
                room.release();
            }
        }
    }

    private void answerHttp(String request, InputStream in, OutputStream out) throws IOException {
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            // What a client accepts or is called changes nothing.
        }
        String[] words = request.split(" ");
        byte[] body = body(words.length > 1 ? words[1] : "/");
        String head =
                "HTTP/1.1 200 OK\r\nServer: podwire-lab\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: "
                        + body.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        if (!request.startsWith("HEAD ")) {
            out.write(body);
        }
        out.flush();
    }

    private byte[] body(String path) {
        String asked = path.startsWith("/bytes/") ? path.substring(7) : "";
        // Longer numbers than the longest body's are no sizes.
        if (asked.isEmpty() || asked.length() > 7 || !asked.chars().allMatch(Character::isDigit)) {
            return name.concat("\n").getBytes(StandardCharsets.UTF_8);
        }
        byte[] body = new byte[Math.min(LONGEST_BODY, Integer.parseInt(asked))];
        Arrays.fill(body, (byte) 'x');
        return body;
    }

    /** The next line without its end; null where none comes any more. What is longer than a line may be is its end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n' && line.length() < LONGEST_LINE) {
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }
}
