package io.podwire.shell.render.tables;

import io.podwire.api.net.Socket;
import io.podwire.shell.render.Sheet;

/** Sockets, with ss(8)'s words. */
final class SocketSheet {

    static final Sheet<Socket, Socket> SHEET = Sheet.of(Socket.class, "sockets")
            .text("PROTOCOL", Socket::protocol)
            .text("STATE", Socket::state)
            .number("RECV-Q", Socket::receiveQueue)
            .rank(3)
            .number("SEND-Q", Socket::sendQueue)
            .rank(4)
            .text("LOCAL", socket -> Endpoint.of(socket.local(), socket.localPort()))
            .least(21)
            .text("PEER", socket -> Endpoint.of(socket.remote(), socket.remotePort()))
            .least(21)
            .text("LINK", Socket::link)
            .rank(5)
            .text("PROGRAMS", Socket::programs)
            .rank(2)
            .least(10)
            .text("PIDS", Socket::pids)
            .rank(6)
            .least(6)
            .number("UID", Socket::userId)
            .onlyWide()
            .number("INODE", Socket::inode)
            .onlyWide()
            .text("ONLY-V6", Socket::onlyV6)
            .onlyWide()
            .end();

    private SocketSheet() {}
}
