package io.podwire.engine.conntrack;

import io.podwire.api.error.BadData;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackEntry.Tuple;
import io.podwire.api.net.IpProtocol;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import java.time.Duration;

/** IPCTNL_MSG_CT_NEW as a record. */
final class EntryDecoder {

    private EntryDecoder() {}

    /** @throws BadData where it is cut off, or has no addresses */
    static ConntrackEntry decode(NetlinkMessage message, long netns) {
        Parts parts = new Parts();
        parts.read(message.attributes(CtMessages.HEADER, "IPCTNL_MSG_CT_NEW"));
        return new ConntrackEntry(
                netns,
                message.u8(0) == Libc.AF_INET6 ? "inet6" : "inet",
                IpProtocol.name(parts.original.protocol),
                parts.state,
                parts.original.record(),
                parts.reply.record(),
                CtNames.status(parts.status),
                parts.timeout,
                parts.mark,
                parts.zone,
                parts.id,
                parts.use);
    }

    private static final class Parts {
        private final Direction original = new Direction();
        private final Direction reply = new Direction();
        private String state;
        private long status;
        private Duration timeout;
        private long mark;
        private int zone;
        private long id;
        private Integer use;

        private void read(Attributes entry) {
            while (entry.next()) {
                switch (entry.type()) {
                    case 1 -> original.tuple(entry.nested());
                    case 2 -> reply.tuple(entry.nested());
                    case 3 -> status = entry.u32be();
                    case 4 -> protocolInfo(entry.nested());
                    case 7 -> timeout = Duration.ofSeconds(entry.u32be());
                    case 8 -> mark = entry.u32be();
                    case 9 -> original.counters(entry.nested());
                    case 10 -> reply.counters(entry.nested());
                    case 11 -> use = (int) entry.u32be();
                    case 12 -> id = entry.u32be();
                    case 18 -> zone = entry.u16be();
                    default -> {}
                }
            }
        }

        private void protocolInfo(Attributes protocols) {
            while (protocols.next()) {
                int protocol = protocols.type();
                Attributes info = protocols.nested();
                while (info.next()) {
                    if (info.type() == 1) {
                        state = CtNames.state(protocol, info.u8());
                    }
                }
            }
        }
    }

    private static final class Direction {
        private IpAddress source;
        private IpAddress destination;
        private int protocol;
        private Integer sourcePort;
        private Integer destinationPort;
        private Integer icmpType;
        private Integer icmpCode;
        private Integer icmpId;
        private Long packets;
        private Long bytes;

        private void tuple(Attributes tuple) {
            while (tuple.next()) {
                switch (tuple.type()) {
                    case 1 -> addresses(tuple.nested());
                    case 2 -> protocol(tuple.nested());
                    default -> {}
                }
            }
        }

        private void addresses(Attributes addresses) {
            while (addresses.next()) {
                switch (addresses.type()) {
                    case 1, 3 -> source = addresses.ip();
                    case 2, 4 -> destination = addresses.ip();
                    default -> {}
                }
            }
        }

        private void protocol(Attributes parts) {
            while (parts.next()) {
                switch (parts.type()) {
                    case 1 -> protocol = parts.u8();
                    case 2 -> sourcePort = parts.u16be();
                    case 3 -> destinationPort = parts.u16be();
                    case 4, 7 -> icmpId = parts.u16be();
                    case 5, 8 -> icmpType = parts.u8();
                    case 6, 9 -> icmpCode = parts.u8();
                    default -> {}
                }
            }
        }

        private void counters(Attributes counters) {
            while (counters.next()) {
                switch (counters.type()) {
                    case 1 -> packets = counters.u64be();
                    case 2 -> bytes = counters.u64be();
                    default -> {}
                }
            }
        }

        private Tuple record() {
            if (source == null || destination == null) {
                throw new BadData("IPCTNL_MSG_CT_NEW: a direction without addresses");
            }
            return new Tuple(
                    source, destination, sourcePort, destinationPort, icmpType, icmpCode, icmpId, packets, bytes);
        }
    }
}
