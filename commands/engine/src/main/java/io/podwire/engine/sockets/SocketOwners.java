package io.podwire.engine.sockets;

import io.podwire.api.net.Socket;
import io.podwire.engine.linux.Links;
import io.podwire.engine.proc.HostProcess;
import io.podwire.engine.proc.ProcessScan;
import io.podwire.engine.proc.ProcessTable;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which processes have a socket open, by the links in {@code /proc/PID/fd}; nothing is opened or followed. */
final class SocketOwners {

    private static final Set<ProcessScan.Part> NAME = Set.of(ProcessScan.Part.STAT);

    private final String proc;
    private final Map<Long, List<Integer>> byInode = new HashMap<>();
    private final Map<Integer, String> programs = new HashMap<>();

    /** @param proc a mounted procfs */
    SocketOwners(String proc) {
        this.proc = proc;
    }

    /**
     * The same sockets with their owners. Processes of the namespace are looked at first. Only when a socket is still nobody's the
     * others are: one may have been handed over (systemd's activation), or opened before its process went elsewhere.
     */
    List<Socket> added(List<Socket> sockets, long netns, ProcessTable processes) {
        Set<Long> wanted = new HashSet<>();
        for (Socket socket : sockets) {
            if (socket.inode() != 0) {
                wanted.add(socket.inode());
            }
        }
        search(processes.inNetns(netns), wanted);
        if (!byInode.keySet().containsAll(wanted)) {
            search(
                    processes.processes().stream()
                            .filter(p -> p.netns() == null || p.netns() != netns)
                            .toList(),
                    wanted);
        }
        List<Socket> owned = new ArrayList<>(sockets.size());
        for (Socket socket : sockets) {
            owned.add(with(socket, byInode.getOrDefault(socket.inode(), List.of())));
        }
        return owned;
    }

    private void search(List<HostProcess> processes, Set<Long> wanted) {
        for (HostProcess process : processes) {
            String directory = proc + "/" + process.pid() + "/fd";
            String[] descriptors = new File(directory).list();
            if (descriptors == null) {
                continue; // gone, or not ours to see
            }
            for (String descriptor : descriptors) {
                long inode = Links.inode(Links.read(directory + "/" + descriptor), "socket");
                if (inode != 0 && wanted.contains(inode)) {
                    List<Integer> pids = byInode.computeIfAbsent(inode, i -> new ArrayList<>(1));
                    if (!pids.contains(process.pid())) {
                        pids.add(process.pid());
                    }
                }
            }
        }
    }

    private Socket with(Socket socket, List<Integer> pids) {
        List<String> names = new ArrayList<>(pids.size());
        for (int pid : pids) {
            String name = programs.computeIfAbsent(pid, this::program);
            if (!name.isEmpty() && !names.contains(name)) {
                names.add(name);
            }
        }
        return new Socket(
                socket.netns(),
                socket.protocol(),
                socket.family(),
                socket.state(),
                socket.local(),
                socket.localPort(),
                socket.remote(),
                socket.remotePort(),
                socket.onlyV6(),
                socket.linkIndex(),
                socket.link(),
                socket.receiveQueue(),
                socket.sendQueue(),
                socket.userId(),
                socket.inode(),
                List.copyOf(pids),
                List.copyOf(names));
    }

    private String program(int pid) {
        HostProcess process = ProcessScan.readOne(proc, pid, NAME);
        return process == null || process.stat() == null ? "" : process.stat().comm();
    }
}
