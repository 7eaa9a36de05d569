package io.podwire.packets.line;

import io.podwire.api.packet.Data;
import io.podwire.api.packet.Dns;
import io.podwire.api.packet.Http;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Malformed;
import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.TextLines;
import io.podwire.api.packet.Truncated;
import io.podwire.api.value.Octets;

/** A TCP segment, its numbers counted from its connection's begin, and what of its payload is told. */
final class TcpLine {

    private static final long MASK = 0xffff_ffffL;

    /** Of what a reset carries; the rest is for dumps. */
    private static final int RESET_TEXT = 30;

    private TcpLine() {}

    static void say(Line line, Walk walk, Tcp tcp) {
        // As IP says, also where the frame has less.
        int length = Math.max(tcp.length(), walk.payload - tcp.headerLength());
        ends(line, walk, tcp.sourcePort(), tcp.destinationPort());
        line.say(": ");
        if (line.quiet()) {
            line.say("tcp ").say(length);
            return;
        }
        line.say("Flags [");
        flags(line, tcp);
        line.say(']');
        Conversations.Seen seen = null;
        if (tcp.ack() && !line.options.absolute()) {
            seen = line.conversations.seen(
                    walk.source,
                    tcp.sourcePort(),
                    walk.destination,
                    tcp.destinationPort(),
                    tcp.sequence(),
                    tcp.acknowledgment(),
                    tcp.syn());
        }
        if (line.verbose() && line.options.checksums() && !walk.fragment) {
            checksum(line, tcp);
        }
        numbers(line, tcp, length, seen);
        line.say(", win ").say(tcp.window());
        if (tcp.urg()) {
            line.say(", urg ").say(tcp.urgentPointer());
        }
        if (tcp.headerLength() > 20) {
            boolean whole =
                    TcpOptionsLine.say(line, tcp, seen == null ? 0 : seen.received(), walk.peek() instanceof Truncated);
            if (!whole) {
                return;
            }
        }
        line.say(", length ").say(length);
        if (length > 0) {
            payload(line, walk, tcp, length);
        }
    }

    /** {@code 10.0.0.1.80 > 10.0.0.2.40000}, or the ports alone where the addresses were said before. */
    static void ends(Line line, Walk walk, int source, int destination) {
        if (walk.addressesSaid || walk.source == null) {
            line.say(source).say(" > ").say(destination);
        } else {
            line.say(walk.source).say('.').say(source).say(" > ");
            line.say(walk.destination).say('.').say(destination);
        }
    }

    private static void flags(Line line, Tcp tcp) {
        int before = line.out.length();
        if (tcp.fin()) {
            line.say('F');
        }
        if (tcp.syn()) {
            line.say('S');
        }
        if (tcp.rst()) {
            line.say('R');
        }
        if (tcp.psh()) {
            line.say('P');
        }
        if (tcp.ack()) {
            line.say('.');
        }
        if (tcp.urg()) {
            line.say('U');
        }
        if (tcp.ece()) {
            line.say('E');
        }
        if (tcp.cwr()) {
            line.say('W');
        }
        if (line.out.length() == before) {
            line.say("none");
        }
    }

    private static void checksum(Line line, Tcp tcp) {
        Integer expected = tcp.checksumExpected();
        if (expected == null) {
            return;
        }
        line.say(", cksum 0x").hex(tcp.checksum(), 4);
        if (Checksums.equal(expected, tcp.checksum())) {
            line.say(" (correct)");
        } else {
            line.say(" (incorrect -> 0x").hex(expected, 4).say(')');
        }
    }

    private static void numbers(Line line, Tcp tcp, int length, Conversations.Seen seen) {
        boolean counted = seen != null && !seen.first();
        if (line.options.verbosity() > 1 || length > 0 || tcp.syn() || tcp.fin() || tcp.rst()) {
            long sequence = counted ? tcp.sequence() - seen.sent() & MASK : tcp.sequence();
            line.say(", seq ").say(sequence);
            if (length > 0) {
                line.say(':').say(sequence + length & MASK);
            }
        }
        if (tcp.ack()) {
            line.say(", ack ").say(counted ? tcp.acknowledgment() - seen.received() & MASK : tcp.acknowledgment());
        }
    }

    private static void payload(Line line, Walk walk, Tcp tcp, int length) {
        Layer next = walk.peek();
        if (tcp.rst() && line.verbose()) {
            if (next instanceof Data data) {
                reset(line, data);
            }
        } else if (next instanceof Dns dns && dns.length() != length - 2) {
            prefix(line, dns.length(), length);
        } else if (next instanceof Dns dns) {
            line.say(' ');
            DnsLine.say(line, dns, false, dns.length());
        } else if (next instanceof Http http) {
            walk.take();
            TextLine.http(
                    line.say(": "),
                    http,
                    walk.peek() instanceof Data body ? body.bytes() : Octets.EMPTY,
                    walk.peek() instanceof Truncated);
        } else if (next instanceof TextLines text) {
            walk.take();
            boolean cut = walk.peek() instanceof Truncated;
            if (text.kind().equals("redis")) {
                RedisLine.say(line.say(": RESP"), text, cut);
            } else if (text.kind().equals("ftp")
                    || text.kind().equals("smtp") && port(tcp, 25)
                    || text.kind().equals("rtsp")) {
                TextLine.lines(line.say(": "), text, cut);
            }
        } else if (none(next) && missing(line, tcp)) {
            return;
        } else if (port(tcp, 53) && next instanceof Truncated) {
            line.giveUp("domain");
        } else if (port(tcp, 53) && next instanceof Data data) {
            domain(line, data);
        } else if (port(tcp, 53) && next instanceof Malformed && length < 2) {
            line.say(" [DNS over TCP: length ").say(length).say(" < 2]").invalid();
        } else if (port(tcp, 179)) {
            line.say(next == null ? "" : ": BGP");
        } else if (port(tcp, 22)) {
            if (next instanceof Data data) {
                TextLine.secureShell(line, data.bytes(), data.bytes().length() < data.length());
            }
        } else if (port(tcp, 25) || port(tcp, 21)) {
            line.say(port(tcp, 25) ? ": SMTP" : ": FTP");
            if (line.verbose()) {
                line.say(", length: ").say(length);
            }
        } else if (port(tcp, 80) || port(tcp, 8080)) {
            line.say(": HTTP");
        } else if (port(tcp, 554) || port(tcp, 8554)) {
            line.say(": RTSP");
        }
    }

    private static boolean none(Layer payload) {
        return payload == null
                || payload instanceof Data data && data.bytes().isEmpty()
                || payload instanceof Truncated cut && cut.bytes().isEmpty();
    }

    /** Of a payload of which the capture has nothing. False where tcpdump says no more of it. */
    private static boolean missing(Line line, Tcp tcp) {
        if (port(tcp, 53)) {
            line.giveUp("domain");
        } else if (port(tcp, 25)) {
            line.say(": SMTP").giveUp("smtp");
        } else if (port(tcp, 21)) {
            line.say(": FTP").giveUp("ftp");
        } else if (port(tcp, 6379)) {
            line.say(": RESP").giveUp("resp");
        } else {
            return false;
        }
        return true;
    }

    private static boolean port(Tcp tcp, int port) {
        return tcp.sourcePort() == port || tcp.destinationPort() == port;
    }

    /** tcpdump reads DNS over TCP only where the segment is just one message. */
    private static void prefix(Line line, int said, int length) {
        line.say(" [prefix length(")
                .say(said)
                .say(") != length(")
                .say(length - 2)
                .say(")]")
                .invalid();
    }

    private static void domain(Line line, Data data) {
        int there = data.bytes().length();
        int said = there < 2 ? 0 : data.bytes().at(0) << 8 | data.bytes().at(1);
        if (there < 2) {
            line.giveUp("domain");
        } else if (said != data.length() - 2) {
            prefix(line, said, data.length());
        } else if (there < data.length()) {
            line.say(' ').cut("domain");
        } else {
            line.say(" domain [length ").say(said).say(" < 12]").invalid();
        }
    }

    private static void reset(Line line, Data data) {
        line.say(data.bytes().length() >= data.length() ? " [RST" : " [!RST");
        line.say(data.length() > RESET_TEXT ? "+ " : " ");
        for (int i = 0; i < Math.min(data.bytes().length(), RESET_TEXT); i++) {
            line.visible(data.bytes().at(i));
        }
        line.say(']');
    }
}
