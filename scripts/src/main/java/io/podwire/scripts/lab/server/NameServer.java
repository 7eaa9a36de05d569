package io.podwire.scripts.lab.server;

import io.podwire.scripts.lab.server.DnsMessage.Question;
import io.podwire.scripts.lab.server.DnsMessage.Resource;
import io.podwire.scripts.lab.server.ServerSettings.Answers;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * A cluster's name server (RFC 1034, 1035, 6891; authoritative, and silent on all else). It answers what it knows, says that a name
 * does not exist where it would know it, and refuses other names. What is no question gets FORMERR or nothing.
 */
final class NameServer {

    private static final int NO_ERROR = 0;
    private static final int FORMAT_ERROR = 1;
    private static final int SERVER_FAILURE = 2;
    private static final int NO_SUCH_NAME = 3;
    private static final int NOT_IMPLEMENTED = 4;
    private static final int REFUSED = 5;
    private static final int BAD_VERSION = 16;

    private static final int INTERNET = 1;
    private static final int ANY_CLASS = 255;

    /** RFC 1035, section 4.2.1: what fits where nobody said more; and what passes a tunnel unbroken (dnsflagday.net/2020). */
    private static final int LEAST_ROOM = 512;

    private static final int MOST_ROOM = 1232;
    private static final int LONGEST = 65_535;

    /** Of aliases that lead to each other in a ring. */
    private static final int LONGEST_CHAIN = 8;

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int AT_ONCE = 32;

    private final Zones zones;
    private final Answers answers;
    private final int delayMillis;
    private final Semaphore room = new Semaphore(AT_ONCE);

    NameServer(Zones zones, Answers answers, int delayMillis) {
        this.zones = zones;
        this.answers = answers;
        this.delayMillis = delayMillis;
    }

    void start(DatagramSocket socket) {
        new Thread(new Datagrams(socket), "dns-udp").start();
    }

    void start(ServerSocket socket) {
        new Thread(new Connections(socket), "dns-tcp").start();
    }

    /**
     * Answers one message.
     *
     * @param udp whether the answer must fit a datagram
     * @return null: no answer
     */
    byte[] answer(byte[] bytes, int length, boolean udp) {
        if (answers == Answers.SILENT || length < 4 || (bytes[2] & 0x80) != 0) {
            // To answer an answer would go on for ever between two servers.
            return null;
        }
        DnsMessage query;
        try {
            query = DnsMessage.parse(bytes, length);
        } catch (DnsFormatException e) {
            int id = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
            return new DnsMessage(id, DnsMessage.RESPONSE | FORMAT_ERROR, List.of(), List.of(), List.of(), List.of())
                    .encode(LEAST_ROOM);
        }
        Resource opt = query.opt();
        int most =
                !udp ? LONGEST : opt == null ? LEAST_ROOM : Math.max(LEAST_ROOM, Math.min(MOST_ROOM, opt.dnsClass()));
        return answer(query, opt).encode(most);
    }

    private DnsMessage answer(DnsMessage query, Resource opt) {
        if ((query.flags() & DnsMessage.OPCODE) != 0) {
            return reply(query, NOT_IMPLEMENTED, opt);
        }
        if (query.questions().size() != 1) {
            return reply(query, FORMAT_ERROR, opt);
        }
        // OPT's ttl: extended RCODE, version, flags
        if (opt != null && (opt.ttl() >>> 16 & 0xFF) != 0) {
            return reply(query, BAD_VERSION, opt);
        }
        Question question = query.questions().get(0);
        boolean known = question.dnsClass() == INTERNET || question.dnsClass() == ANY_CLASS;
        if (answers == Answers.SERVFAIL) {
            return reply(query, SERVER_FAILURE, opt);
        }
        if (answers == Answers.REFUSED || !known || !zones.covers(question.name())) {
            return reply(query, REFUSED, opt);
        }
        return found(query, question, opt);
    }

    private DnsMessage found(DnsMessage query, Question question, Resource opt) {
        List<Resource> found = new ArrayList<>();
        List<Resource> beside = new ArrayList<>();
        String name = question.name();
        List<Resource> here = zones.find(name, question.type());
        for (int i = 0; i < LONGEST_CHAIN && !here.isEmpty(); i++) {
            found.addAll(here);
            Resource alias = here.get(0);
            if (alias.type() != DnsType.CNAME || question.type() == DnsType.CNAME || question.type() == DnsType.ANY) {
                break;
            }
            name = Zones.target(alias);
            here = zones.find(name, question.type());
        }
        for (Resource service : found) {
            if (service.type() == DnsType.SRV) {
                String host = Zones.target(service);
                beside.addAll(zones.find(host, DnsType.A));
                beside.addAll(zones.find(host, DnsType.AAAA));
            }
        }
        List<Resource> authorities = new ArrayList<>();
        Resource authority = here.isEmpty() ? zones.authority(name) : null;
        if (authority != null) {
            authorities.add(authority);
        }
        boolean absent = here.isEmpty() && authority != null && !zones.exists(name);
        return reply(query, absent ? NO_SUCH_NAME : NO_ERROR, opt, found, authorities, beside);
    }

    private static DnsMessage reply(DnsMessage query, int code, Resource opt) {
        return reply(query, code, opt, List.of(), List.of(), new ArrayList<>());
    }

    private static DnsMessage reply(
            DnsMessage query,
            int code,
            Resource opt,
            List<Resource> answers,
            List<Resource> authorities,
            List<Resource> beside) {
        boolean knows = code == NO_ERROR || code == NO_SUCH_NAME;
        if (opt != null) {
            beside.add(new Resource(DnsName.ROOT, DnsType.OPT, MOST_ROOM, code >>> 4 << 24, new byte[0]));
        }
        int flags = DnsMessage.RESPONSE
                | query.flags() & (DnsMessage.OPCODE | DnsMessage.RECURSION_DESIRED)
                | (knows ? DnsMessage.AUTHORITATIVE : 0)
                | code & 0xF;
        return new DnsMessage(query.id(), flags, query.questions(), answers, authorities, beside);
    }

    /** One after the other, so a delay is also that of all who wait behind: as with a server that is too slow. */
    private void delay() {
        if (delayMillis > 0) {
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Datagrams implements Runnable {

        private final DatagramSocket socket;

        Datagrams(DatagramSocket socket) {
            this.socket = socket;
        }

        @Override
        public void run() {
            byte[] space = new byte[LONGEST];
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(space, space.length);
                try {
                    socket.receive(packet);
                    byte[] answer = answer(space, packet.getLength(), true);
                    if (answer != null) {
                        delay();
                        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                    }
                } catch (IOException again) {
                    // One peer that can't be answered is no reason to leave the others without.
                }
            }
        }
    }

    private final class Connections implements Runnable {

        private final ServerSocket socket;

        Connections(ServerSocket socket) {
            this.socket = socket;
        }

        @Override
        public void run() {
            while (!socket.isClosed()) {
                room.acquireUninterruptibly();
                try {
                    new Thread(new Connection(socket.accept()), "dns-connection").start();
                } catch (IOException again) {
                    room.release();
                }
            }
        }
    }

    /** Messages on a stream have their length before them (RFC 1035, section 4.2.2). */
    private final class Connection implements Runnable {

        private final Socket peer;

        Connection(Socket peer) {
            this.peer = peer;
        }

        @Override
        public void run() {
            try (peer) {
                peer.setSoTimeout(PATIENCE_MILLIS);
                DataInputStream in = new DataInputStream(peer.getInputStream());
                while (true) {
                    byte[] query = new byte[in.readUnsignedShort()];
                    in.readFully(query);
                    byte[] answer = answer(query, query.length, false);
                    if (answer == null) {
                        return;
                    }
                    delay();
                    peer.getOutputStream().write(framed(answer));
                }
            } catch (EOFException end) {
                // The usual end.
            } catch (IOException gone) {
                // A conversation ends however the peer likes.
            } finally {
                room.release();
            }
        }

        private byte[] framed(byte[] answer) {
            // In one piece, or a resolver that reads once sees only the length.
            byte[] framed = ByteBuffer.allocate(answer.length + 2)
                    .putShort((short) answer.length)
                    .array();
            System.arraycopy(answer, 0, framed, 2, answer.length);
            return framed;
        }
    }
}
