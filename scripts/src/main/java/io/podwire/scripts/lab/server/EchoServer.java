package io.podwire.scripts.lab.server;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

/** Sends each datagram back to where it came from (the UDP half of RFC 862). */
final class EchoServer implements Runnable {

    /** No UDP datagram is longer (RFC 768). */
    private static final int LONGEST = 65_535;

    private final DatagramSocket socket;

    private EchoServer(DatagramSocket socket) {
        this.socket = socket;
    }

    static void start(DatagramSocket socket) {
        new Thread(new EchoServer(socket), "udp").start();
    }

    @Override
    public void run() {
        byte[] room = new byte[LONGEST];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(room, room.length);
            try {
                socket.receive(packet);
                socket.send(packet);
            } catch (IOException again) {
                // One peer that can't be answered (no route back, say) is no reason to leave the others without.
            }
        }
    }
}
