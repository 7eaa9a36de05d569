package io.podwire.packets.dissect;

import io.podwire.api.packet.Ethernet;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Where the innermost transport header of a frame ends: what is left of a frame when only headers are wanted. Reads a few bytes of each
 * header and makes no object. DNS and DHCP are kept whole, since their heads say little without names and options, and so is ICMP, which
 * quotes headers.
 *
 * <p>What it does not know, it keeps up to {@link #UNKNOWN} bytes of. One object is for one link, and for one thread.
 */
public final class HeaderLength {

    /** Bytes that are kept behind the last header that is known. */
    public static final int UNKNOWN = 64;

    /** A frame of 64 KiB could have 3,000 headers of IPv4. */
    private static final int MOST_HEADERS = 24;

    private final int linkType;
    private final List<Integer> tunnelPorts;

    private ByteBuffer frame;
    private int end;
    private int headers;

    /**
     * @param linkType see {@link io.podwire.api.capture.CapturedLink#linkType}
     * @param tunnelPorts see {@link io.podwire.api.capture.CapturedLink#tunnelPorts}
     */
    public HeaderLength(int linkType, List<Integer> tunnelPorts) {
        this.linkType = linkType;
        this.tunnelPorts = List.copyOf(tunnelPorts);
    }

    /**
     * How much of a frame to keep.
     *
     * @param bytes the frame's begin at {@code start}; the buffer's position and order do not matter
     * @param captured bytes that are there
     * @return 0 to {@code captured}
     */
    public int of(ByteBuffer bytes, int start, int captured) {
        frame = bytes;
        end = start + captured;
        headers = 0;
        return Math.min(end, link(start)) - start;
    }

    private int link(int at) {
        return switch (linkType) {
            case 0, 108 -> rawIp(at + 4);
            case 1 -> ethernet(at);
            case 12, 14, 101, 228, 229 -> rawIp(at);
            case 113 -> has(at, 16) ? type(u16(at + 14), at + 16) : end;
            case 276 -> has(at, 20) ? type(u16(at), at + 20) : end;
            default -> unknown(at);
        };
    }

    private int ethernet(int at) {
        return has(at, 14) ? type(u16(at + 12), at + 14) : end;
    }

    private int type(int first, int from) {
        int type = first;
        int at = from;
        while ((type == 0x8100 || type == 0x88a8 || type == 0x9100 || type == 0x9200) && ++headers < MOST_HEADERS) {
            if (!has(at, 4)) {
                return end;
            }
            type = u16(at + 2);
            at += 4;
        }
        return switch (type) {
            case 0x0800, 0x86dd -> rawIp(at);
            case 0x0806, 0x8035 -> end;
            case 0x8847, 0x8848 -> labels(at);
            case 0x8864 -> session(at);
            default -> type < Ethernet.LEAST_TYPE ? end : unknown(at);
        };
    }

    /** MPLS; what follows it does not tell its kind, but begins with a version where it is IP. */
    private int labels(int from) {
        int at = from;
        while (has(at, 4) && (u8(at + 2) & 1) == 0 && ++headers < MOST_HEADERS) {
            at += 4;
        }
        return rawIp(at + 4);
    }

    /** PPP over Ethernet, with PPP's number in one byte or two. */
    private int session(int at) {
        int protocolAt = at + PppoeReader.HEADER;
        if (!has(protocolAt, 2)) {
            return end;
        }
        boolean small = (u8(protocolAt) & 1) != 0;
        int protocol = small ? u8(protocolAt) : u16(protocolAt);
        int payload = protocolAt + (small ? 1 : 2);
        return switch (protocol) {
            case PppoeReader.IPV4, PppoeReader.IPV6 -> rawIp(payload);
            case PppoeReader.MPLS -> labels(payload);
            default -> unknown(payload);
        };
    }

    private int rawIp(int at) {
        if (!has(at, 20) || ++headers > MOST_HEADERS) {
            return end;
        }
        int version = u8(at) >>> 4;
        if (version == 4) {
            int header = (u8(at) & 15) * 4;
            boolean middle = (u16(at + 6) & 0x1fff) != 0;
            return header < 20 ? unknown(at) : middle ? at + header : protocol(u8(at + 9), at + header);
        }
        return version == 6 && has(at, 40) ? protocol(u8(at + 6), at + 40) : unknown(at);
    }

    private int protocol(int first, int from) {
        int protocol = first;
        int at = from;
        while (++headers < MOST_HEADERS) {
            boolean options = protocol == ProtocolReader.HOP_BY_HOP
                    || protocol == ProtocolReader.DESTINATION
                    || protocol == ProtocolReader.ROUTING;
            boolean authentication = protocol == ProtocolReader.AUTHENTICATION;
            boolean fragment = protocol == ProtocolReader.FRAGMENT;
            if (!options && !authentication && !fragment) {
                break;
            } else if (!has(at, 8)) {
                return end;
            } else if (fragment && (u16(at + 2) & 0xfff8) != 0) {
                return at + 8;
            }
            protocol = u8(at);
            at += fragment ? 8 : authentication ? (u8(at + 1) + 2) * 4 : (u8(at + 1) + 1) * 8;
        }
        return switch (protocol) {
            case ProtocolReader.TCP -> tcp(at);
            case ProtocolReader.UDP -> udp(at);
            case ProtocolReader.ICMP, ProtocolReader.ICMPV6 -> end;
            case ProtocolReader.IPV4, ProtocolReader.IPV6 -> rawIp(at);
            case ProtocolReader.GRE -> gre(at);
            case ProtocolReader.ETHERNET -> ethernet(at);
            default -> unknown(at);
        };
    }

    private int tcp(int at) {
        if (!has(at, 20)) {
            return end;
        }
        boolean dns = u16(at) == 53 || u16(at + 2) == 53;
        return dns ? end : at + Math.max(20, (u8(at + 12) >>> 4) * 4);
    }

    private int udp(int at) {
        if (!has(at, UdpReader.HEADER)) {
            return end;
        }
        int source = u16(at);
        int destination = u16(at + 2);
        int payload = at + UdpReader.HEADER;
        if (UdpReader.wholly(source) || UdpReader.wholly(destination)) {
            return end;
        } else if (UdpReader.vxlan(tunnelPorts, source, destination)) {
            return ethernet(payload + 8);
        } else if (source == UdpReader.GENEVE || destination == UdpReader.GENEVE) {
            return has(payload, 8) ? tunneled(u16(payload + 2), payload + 8 + (u8(payload) & 0x3f) * 4) : end;
        }
        return payload;
    }

    private int gre(int at) {
        if (!has(at, 4)) {
            return end;
        }
        int flags = u16(at);
        // source routes (RFC 1701) and PPTP are of another time: kept as something unknown
        if ((flags & 0x4007) != 0) {
            return unknown(at);
        }
        int header = 4 + ((flags & 0x8000) >>> 13) + ((flags & 0x2000) >>> 11) + ((flags & 0x1000) >>> 10);
        return tunneled(u16(at + 2), at + header);
    }

    private int tunneled(int type, int at) {
        if (++headers > MOST_HEADERS) {
            return end;
        }
        return type == TunnelReader.TRANSPARENT_ETHERNET ? ethernet(at) : type(type, at);
    }

    private int unknown(int at) {
        return at + UNKNOWN;
    }

    private boolean has(int at, int count) {
        return at + count <= end;
    }

    private int u8(int at) {
        return frame.get(at) & 0xff;
    }

    private int u16(int at) {
        return (frame.get(at) & 0xff) << 8 | frame.get(at + 1) & 0xff;
    }
}
