package io.podwire.engine.sockets;

import io.podwire.api.net.Socket;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.Request;
import java.util.function.IntFunction;

/** {@code struct inet_diag_req_v2} and {@code struct inet_diag_msg} ({@code linux/inet_diag.h}). */
final class SocketDecoder {

    static final int TCP = 6;
    static final int UDP = 17;

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    /** An {@code inet_diag_sockid} of zeros: no condition. */
    private static final int SOCKET_ID = 48;

    private static final int HEADER = 72;
    private static final int ONLY_V6 = 11;

    private SocketDecoder() {}

    /** A dump of all sockets of a family and protocol, in every state. */
    static Request request(int family, int protocol) {
        return Request.dump(SOCK_DIAG_BY_FAMILY)
                .u8(family)
                .u8(protocol)
                .u16(0)
                .u32(SocketStates.ALL)
                .zeros(SOCKET_ID);
    }

    /**
     * A socket without owners.
     *
     * @param linkName name of an ifindex, or null
     * @throws io.podwire.api.error.BadData where it is cut off
     */
    static Socket decode(NetlinkMessage message, int protocol, long netns, IntFunction<String> linkName) {
        boolean v6 = message.u8(0) == Libc.AF_INET6;
        int bytes = v6 ? 16 : 4;
        int link = message.s32(40);
        Boolean onlyV6 = null;
        Attributes attributes = message.attributes(HEADER, "SOCK_DIAG_BY_FAMILY");
        while (attributes.next()) {
            if (attributes.type() == ONLY_V6) {
                onlyV6 = attributes.flag();
            }
        }
        return new Socket(
                netns,
                protocol == TCP ? "tcp" : "udp",
                v6 ? "inet6" : "inet",
                SocketStates.name(message.u8(1)),
                IpAddress.of(message.bytes(8, bytes)),
                message.u16be(4),
                IpAddress.of(message.bytes(24, bytes)),
                message.u16be(6),
                onlyV6,
                link == 0 ? null : link,
                link == 0 ? null : linkName.apply(link),
                message.u32(56),
                message.u32(60),
                message.u32(64),
                message.u32(68),
                null,
                null);
    }
}
