package io.podwire.packets.dissect;

import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.TcpOption;
import io.podwire.api.packet.TcpOption.Mark;
import io.podwire.api.packet.TcpOption.Sack;
import java.util.ArrayList;
import java.util.List;

/** TCP and its options (RFC 9293). */
final class TcpReader {

    private static final int LEAST_HEADER = 20;
    private static final int DNS_PORT = 53;

    private TcpReader() {}

    static void read(Walk walk, int at, int end) {
        if (!walk.hasPorts("tcp", at, LEAST_HEADER, end)) {
            return;
        }
        int header = (walk.u8(at + 12) >>> 4) * 4;
        if (header < LEAST_HEADER) {
            walk.malformed("tcp", "header length " + header + " is less than 20", at, end);
            return;
        }
        int headerEnd = Math.min(end, at + header);
        int flags = walk.u16(at + 12);
        int sourcePort = walk.u16(at);
        int destinationPort = walk.u16(at + 2);
        walk.add(new Tcp(
                sourcePort,
                destinationPort,
                walk.u32(at + 4),
                walk.u32(at + 8),
                header,
                (flags & 1) != 0,
                (flags & 2) != 0,
                (flags & 4) != 0,
                (flags & 8) != 0,
                (flags & 0x10) != 0,
                (flags & 0x20) != 0,
                (flags & 0x40) != 0,
                (flags & 0x80) != 0,
                (flags & 0x100) != 0,
                walk.u16(at + 14),
                walk.u16(at + 16),
                walk.checksum(at, end, at + 16, ProtocolReader.TCP),
                walk.u16(at + 18),
                header == LEAST_HEADER ? List.of() : options(walk, at + LEAST_HEADER, walk.limit(headerEnd)),
                end - headerEnd));
        if (at + header > end) {
            walk.malformed("tcp", "header length " + header + " exceeds the packet", end, end);
        } else if (headerEnd > walk.captured()) {
            walk.truncated("tcp", walk.limit(headerEnd), end);
        } else if (headerEnd < end) {
            int sequence = walk.s32(at + 4) + (flags >> 1 & 1);
            OpenSecrets open = walk.open;
            long flow = open == null ? 0 : walk.flow(sourcePort, destinationPort);
            if (open != null) {
                open.begin(walk, flow, sequence, destinationPort, headerEnd, walk.limit(end));
            }
            payload(walk, sourcePort, destinationPort, headerEnd, end);
            if (open != null) {
                open.end(walk, flow, sequence, headerEnd, end);
            }
        }
    }

    private static void payload(Walk walk, int sourcePort, int destinationPort, int at, int end) {
        if (sourcePort == DNS_PORT
                || destinationPort == DNS_PORT
                || walk.options.forced() == DissectOptions.Forced.DOMAIN) {
            DnsReader.readTcp(walk, at, end);
        } else if (!HttpReader.read(walk, at, end) && !LineReader.read(walk, sourcePort, destinationPort, at, end)) {
            walk.data(at, end);
        }
    }

    private static List<TcpOption> options(Walk walk, int from, int end) {
        List<TcpOption> options = new ArrayList<>(6);
        int at = from;
        while (at < end) {
            int kind = walk.u8(at);
            if (kind == 0) {
                options.add(Mark.END);
                break;
            } else if (kind == 1) {
                options.add(Mark.NOP);
                at++;
                continue;
            }
            int length = at + 1 < end ? walk.u8(at + 1) : 0;
            options.add(option(walk, kind, length, at, end));
            if (length < 2) {
                break;
            }
            at += length;
        }
        return options;
    }

    private static TcpOption option(Walk walk, int kind, int length, int at, int end) {
        if (at + length <= end) {
            TcpOption known = known(walk, kind, length, at);
            if (known != null) {
                return known;
            }
        }
        return new TcpOption.Other(
                "option-" + kind, kind, length, walk.octets(at + 2, Math.min(end, at + Math.max(2, length))));
    }

    /** Null for an option that is not known, or whose length is not its own. */
    private static TcpOption known(Walk walk, int kind, int length, int at) {
        return switch (kind) {
            case 2 -> length == 4 ? new TcpOption.Mss(walk.u16(at + 2)) : null;
            case 3 -> length == 3 ? new TcpOption.WindowScale(walk.u8(at + 2)) : null;
            case 4 -> length == 2 ? Mark.SACK_PERMITTED : null;
            case 5 -> length > 2 && (length - 2) % 8 == 0 ? sack(walk, at + 2, at + length) : null;
            case 8 -> length == 10 ? new TcpOption.Timestamps(walk.u32(at + 2), walk.u32(at + 6)) : null;
            case 28 -> length == 4 ? new TcpOption.UserTimeout(walk.u16(at + 2)) : null;
            case 30 ->
                length >= 3 ? new TcpOption.Mptcp(walk.u8(at + 2) >>> 4, walk.octets(at + 2, at + length)) : null;
            case 34 ->
                length == 2 || (length >= 6 && length <= 18 && length % 2 == 0)
                        ? new TcpOption.FastOpen(walk.octets(at + 2, at + length))
                        : null;
            default -> null;
        };
    }

    private static Sack sack(Walk walk, int from, int end) {
        List<Sack.Block> blocks = new ArrayList<>(4);
        for (int at = from; at < end; at += 8) {
            blocks.add(new Sack.Block(walk.u32(at), walk.u32(at + 4)));
        }
        return new Sack(blocks);
    }
}
