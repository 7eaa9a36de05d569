package io.podwire.probe.pace;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Network;
import io.podwire.api.net.Socket;
import io.podwire.probe.pace.Load.To;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The local ports that a namespace's kernel gives to connections and datagrams (net.ipv4.ip_local_port_range, also of IPv6), and who has them. */
final class LocalPorts {

    private final int first;
    private final int last;
    private final Set<Integer> listening = new HashSet<>();
    private final Set<Integer> datagrams = new HashSet<>();
    private final Map<To, Set<Integer>> connected = new HashMap<>();

    private LocalPorts(int first, int last, List<Socket> sockets) {
        this.first = first;
        this.last = last;
        for (Socket socket : sockets) {
            if (socket.localPort() >= first && socket.localPort() <= last) {
                users(socket).add(socket.localPort());
            }
        }
    }

    private Set<Integer> users(Socket socket) {
        if (socket.protocol().equals("udp")) {
            return datagrams;
        }
        return socket.state().equals("LISTEN")
                ? listening
                : connected.computeIfAbsent(new To(socket.remote(), socket.remotePort()), remote -> new HashSet<>());
    }

    /** Reads them; null where the range can't be read. Sockets that can't be read have none. */
    static LocalPorts of(Network network) {
        String text = network.sysctl("net.ipv4.ip_local_port_range");
        String[] ends = text == null ? new String[0] : text.strip().split("\\s+");
        return ends.length == 2 && number(ends[0]) && number(ends[1])
                ? new LocalPorts(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), sockets(network))
                : null;
    }

    private static boolean number(String text) {
        return text.matches("[0-9]{1,5}");
    }

    private static List<Socket> sockets(Network network) {
        try {
            return network.sockets(false);
        } catch (NotPermitted | Unsupported e) {
            return List.of();
        }
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** How many of them a connection to that target may have; under {@link Load#ALL}, a datagram. */
    int free(To to) {
        Set<Integer> used = to == Load.ALL ? datagrams : connected.getOrDefault(to, Set.of());
        long taken = used.size();
        if (to != Load.ALL) {
            taken += listening.stream().filter(port -> !used.contains(port)).count();
        }
        return (int) Math.max(0, last - first + 1 - taken);
    }
}
