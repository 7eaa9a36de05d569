package io.podwire.engine.sockets;

import io.podwire.api.error.BadData;
import io.podwire.api.net.Socket;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * {@code /proc/net/tcp}, {@code tcp6}, {@code udp} and {@code udp6} (proc(5)): the same sockets as sock_diag, but without the link
 * they are bound to, a listener's limit, and whether an IPv6 socket refuses IPv4.
 */
final class ProcNetSockets {

    private ProcNetSockets() {}

    /**
     * All four tables.
     *
     * @param net {@code /proc/thread-self/net} of a thread inside the namespace; {@code /proc/net} would be that of the main thread
     * @throws BadData where a line does not follow its format
     */
    static List<Socket> read(Path net, long netns) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (String table : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
            try (BufferedReader lines = Files.newBufferedReader(net.resolve(table), StandardCharsets.ISO_8859_1)) {
                lines.readLine(); // headings
                String line;
                while ((line = lines.readLine()) != null) {
                    sockets.add(socket(line, table, netns));
                }
            } catch (NoSuchFileException withoutIpv6) {
                // A kernel without IPv6 has no tcp6.
            }
        }
        return sockets;
    }

    /** {@code sl local remote st tx:rx tr:when retransmits uid timeout inode …}; addresses, state and queues are in hex. */
    static Socket socket(String line, String table, long netns) {
        try {
            StringTokenizer fields = new StringTokenizer(line);
            fields.nextToken();
            String local = fields.nextToken();
            String remote = fields.nextToken();
            int state = Integer.parseInt(fields.nextToken(), 16);
            String queues = fields.nextToken();
            fields.nextToken();
            fields.nextToken();
            long user = Long.parseLong(fields.nextToken());
            fields.nextToken();
            long inode = Long.parseLong(fields.nextToken());
            int colon = queues.indexOf(':');
            return new Socket(
                    netns,
                    table.startsWith("tcp") ? "tcp" : "udp",
                    table.endsWith("6") ? "inet6" : "inet",
                    SocketStates.name(state),
                    address(local),
                    port(local),
                    address(remote),
                    port(remote),
                    null,
                    null,
                    null,
                    Long.parseLong(queues.substring(colon + 1), 16),
                    state == SocketStates.LISTEN ? -1 : Long.parseLong(queues.substring(0, colon), 16),
                    user,
                    inode,
                    null,
                    null);
        } catch (RuntimeException e) {
            // Too few fields, a number that is none, an address of another length.
            throw new BadData("/proc/net/" + table + ": not a line of this table: " + Printable.of(line.strip()), e);
        }
    }

    /** Words of 32 bit in the machine's order, each as eight hex digits. */
    private static IpAddress address(String field) {
        int digits = field.indexOf(':');
        ByteBuffer octets = ByteBuffer.allocate(digits / 2).order(ByteOrder.nativeOrder());
        for (int i = 0; i < digits; i += 8) {
            octets.putInt(Integer.parseUnsignedInt(field, i, i + 8, 16));
        }
        return IpAddress.of(octets.array());
    }

    private static int port(String field) {
        return Integer.parseInt(field, field.indexOf(':') + 1, field.length(), 16);
    }
}
