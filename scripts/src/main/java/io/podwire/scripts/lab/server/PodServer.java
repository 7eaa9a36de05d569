package io.podwire.scripts.lab.server;

import io.podwire.scripts.lab.server.ServerSettings.Listener;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pod's server: {@code java … PodServer FILE}, where the file is a {@link ServerSettings}. It says {@code ready} on standard
 * output once every socket is bound, closes it, and serves until it is killed; or it says in one line what it could not do, and
 * ends with 1. What waits for the line needs no clock.
 */
public final class PodServer {

    private PodServer() {}

    /**
     * Serves.
     *
     * @param arguments the settings' file
     */
    public static void main(String[] arguments) {
        String error = start(arguments);
        System.out.println(error == null ? "ready" : error);
        System.out.close();
        if (error != null) {
            System.exit(1);
        }
        // The threads of the sockets keep it alive; without one it stands for a pod that does nothing.
        if (Thread.activeCount() == 1) {
            waitForEver();
        }
    }

    private static String start(String[] arguments) {
        try {
            ServerSettings settings = ServerSettings.parse(Files.readAllLines(Path.of(arguments[0])));
            open(settings);
            return null;
        } catch (BindException e) {
            return e.getMessage();
        } catch (IOException e) {
            return e.toString();
        } catch (IllegalArgumentException e) {
            return arguments[0] + ": " + e.getMessage();
        }
    }

    private static void open(ServerSettings settings) throws IOException {
        for (Listener listener : settings.tcp()) {
            LineServer.start(tcp(listener), settings.name(), listener.hold());
        }
        for (Listener listener : settings.udp()) {
            EchoServer.start(udp(listener));
        }
        if (settings.dns().isEmpty()) {
            return;
        }
        NameServer names = new NameServer(settings.zones(), settings.answers(), settings.delayMillis());
        List<Listener> listeners = settings.dns();
        for (Listener listener : listeners) {
            names.start(udp(listener));
            names.start(tcp(listener));
        }
    }

    private static ServerSocket tcp(Listener at) throws IOException {
        InetAddress address = InetAddress.getByName(at.address());
        ServerSocketChannel channel = ServerSocketChannel.open(family(address));
        // A server that is started anew must not wait for the connections of the old one.
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        try {
            channel.bind(new InetSocketAddress(address, at.port()), at.backlog());
        } catch (BindException e) {
            throw bound("tcp", at, e);
        }
        return channel.socket();
    }

    private static DatagramSocket udp(Listener at) throws IOException {
        InetAddress address = InetAddress.getByName(at.address());
        DatagramChannel channel = DatagramChannel.open(family(address));
        try {
            channel.bind(new InetSocketAddress(address, at.port()));
        } catch (BindException e) {
            throw bound("udp", at, e);
        }
        return channel.socket();
    }

    /** Java's own choice is IPv6 for all: 0.0.0.0 would also listen on ::, and 127.0.0.1 be shown as ::ffff:127.0.0.1. */
    private static StandardProtocolFamily family(InetAddress address) {
        return address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    private static BindException bound(String protocol, Listener at, BindException e) {
        BindException told =
                new BindException(protocol + " " + at.address() + " port " + at.port() + ": bind: " + e.getMessage());
        told.initCause(e);
        return told;
    }

    private static void waitForEver() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
