package io.podwire.packets.dissect;

import io.podwire.api.packet.DnsRecord;
import io.podwire.api.packet.DnsRecord.EdnsOption;
import io.podwire.api.value.Octets;
import java.util.ArrayList;
import java.util.List;

/** What a resource record says, by its type. */
final class DnsValues {

    private static final int OPT = 41;

    private final Walk walk;
    private final DnsNames names;

    DnsValues(Walk walk, DnsNames names) {
        this.walk = walk;
        this.names = names;
    }

    /**
     * Reads one whose bytes are all there.
     *
     * @param classAt where its class stands, and its time to live behind it: of OPT they are something else
     * @return null where it does not keep to its form; {@link DnsNames} may say more
     */
    DnsRecord.Value read(int type, int classAt, int at, int end) {
        if (at == end && type != OPT) {
            // an update that deletes says nothing (RFC 2136 section 2.5)
            return new DnsRecord.Opaque("data", Octets.EMPTY);
        }
        return switch (type) {
            case 1 -> end - at == 4 ? new DnsRecord.Address(walk.ipv4(at)) : null;
            case 28 -> end - at == 16 ? new DnsRecord.Address(walk.ipv6(at)) : null;
            case 2, 3, 4, 5, 7, 8, 9, 12, 39 -> target(at);
            case 6 -> soa(at, end);
            case 15 -> mx(at, end);
            case 16, 99 -> text(at, end);
            case 33 -> srv(at, end);
            case OPT -> opt(classAt, at, end);
            default -> new DnsRecord.Opaque("data", walk.octets(at, end));
        };
    }

    private String name(int at) {
        names.to(at);
        return names.read();
    }

    private DnsRecord.Value target(int at) {
        String name = name(at);
        return name == null ? null : new DnsRecord.Target(name);
    }

    private DnsRecord.Value mx(int at, int end) {
        String exchange = end - at < 3 ? null : name(at + 2);
        return exchange == null ? null : new DnsRecord.Mx(walk.u16(at), exchange);
    }

    private DnsRecord.Value srv(int at, int end) {
        String target = end - at < 7 ? null : name(at + 6);
        return target == null ? null : new DnsRecord.Srv(walk.u16(at), walk.u16(at + 2), walk.u16(at + 4), target);
    }

    private DnsRecord.Value soa(int at, int end) {
        String server = name(at);
        String mailbox = server == null ? null : names.read();
        int next = names.at();
        if (mailbox == null || next + 20 > end) {
            return null;
        }
        return new DnsRecord.Soa(
                server,
                mailbox,
                walk.u32(next),
                walk.u32(next + 4),
                walk.u32(next + 8),
                walk.u32(next + 12),
                walk.u32(next + 16));
    }

    private DnsRecord.Value text(int from, int end) {
        List<String> strings = new ArrayList<>(2);
        StringBuilder text = new StringBuilder();
        for (int at = from; at < end; ) {
            int next = at + 1 + walk.u8(at);
            if (next > end) {
                return null;
            }
            text.setLength(0);
            for (int i = at + 1; i < next; i++) {
                DnsNames.append(text, walk.u8(i));
            }
            strings.add(text.toString());
            at = next;
        }
        return new DnsRecord.Text(strings);
    }

    private DnsRecord.Value opt(int classAt, int from, int end) {
        List<EdnsOption> options = new ArrayList<>(1);
        for (int at = from; at < end; ) {
            if (at + 4 > end || at + 4 + walk.u16(at + 2) > end) {
                return null;
            }
            int next = at + 4 + walk.u16(at + 2);
            options.add(new EdnsOption(walk.u16(at), walk.octets(at + 4, next)));
            at = next;
        }
        return new DnsRecord.Opt(
                walk.u16(classAt),
                walk.u8(classAt + 2),
                walk.u8(classAt + 3),
                (walk.u8(classAt + 4) & 0x80) != 0,
                options);
    }
}
