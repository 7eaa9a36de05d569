package io.podwire.packets.line;

import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.TcpOption;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;

/** Multipath TCP's option (RFC 8684). Offsets count from the octet after kind and length. */
final class MultipathLine {

    private static final String[] NAMES = {
        "capable", "join", "dss", "add-addr", "rem-addr", "prio", "fail", "fast-close", "unknown"
    };

    private MultipathLine() {}

    /** @return false where its length does not suit the segment */
    static boolean say(Line line, TcpOption.Mptcp option, Tcp tcp) {
        Octets data = option.data();
        int subtype = Math.min(option.subtype(), NAMES.length - 1);
        line.say(data.length() + 2).say(' ').say(NAMES[subtype]);
        return switch (subtype) {
            case 0 -> capable(line, data, tcp);
            case 1 -> join(line, data, tcp);
            case 2 -> signal(line, data, tcp);
            case 3 -> add(line, data);
            case 4 -> remove(line, data);
            case 5 -> priority(line, data);
            case 6 -> fail(line, data);
            case 7 -> close(line, data);
            default -> true;
        };
    }

    private static boolean capable(Line line, Octets data, Tcp tcp) {
        int length = data.length() + 2;
        boolean opening = (length == 12 || length == 4) && tcp.syn();
        boolean opened = (length == 20 || length == 22) && tcp.ack() && !tcp.syn();
        if (!opening && !opened) {
            return false;
        }
        int version = data.at(0) & 15;
        if (version > 1) {
            line.say(" Unknown Version (").say(version).say(')');
            return true;
        }
        line.say(" v").say(version);
        if ((data.at(1) & 0x80) != 0) {
            line.say(" csum");
        }
        if (length >= 12) {
            line.say(" {0x").hex(number(data, 2, 8));
            if (length >= 20) {
                line.say(",0x").hex(number(data, 10, 8));
            }
            line.say('}');
        }
        return true;
    }

    private static boolean join(Line line, Octets data, Tcp tcp) {
        int length = data.length() + 2;
        boolean fits = length == 12 && tcp.syn() || length == 16 && tcp.syn() && tcp.ack() || length == 24 && tcp.ack();
        if (!fits) {
            return false;
        }
        if (length != 24) {
            line.say((data.at(0) & 1) != 0 ? " backup" : "").say(" id ").say(data.at(1));
        }
        switch (length) {
            case 12 ->
                line.say(" token 0x").hex(number(data, 2, 4)).say(" nonce 0x").hex(number(data, 6, 4));
            case 16 ->
                line.say(" hmac 0x").hex(number(data, 2, 8)).say(" nonce 0x").hex(number(data, 10, 4));
            default -> line.say(" hmac 0x").bytes(data.slice(2, 20));
        }
        return true;
    }

    private static boolean signal(Line line, Octets data, Tcp tcp) {
        if (data.length() < 2 || tcp.syn()) {
            return false;
        }
        int flags = data.at(1);
        if ((flags & 0x10) != 0) {
            line.say(" fin");
        }
        int at = 2;
        if ((flags & 0x01) != 0) {
            line.say(" ack ");
            int bytes = (flags & 0x02) != 0 ? 8 : 4;
            if (data.length() < at + bytes) {
                return false;
            }
            line.say(Long.toUnsignedString(number(data, at, bytes)));
            at += bytes;
        }
        if ((flags & 0x04) != 0) {
            line.say(" seq ");
            int bytes = (flags & 0x08) != 0 ? 8 : 4;
            if (data.length() < at + bytes) {
                return false;
            }
            line.say(Long.toUnsignedString(number(data, at, bytes)));
            at += bytes;
            if (data.length() < at + 6) {
                return false;
            }
            line.say(" subseq ").say(number(data, at, 4)).say(" len ").say(number(data, at + 4, 2));
            at += 6;
            if (data.length() >= at + 2) {
                line.say(" csum 0x").hex(number(data, at, 2));
                at += 2;
            }
        }
        return at == data.length();
    }

    private static boolean add(Line line, Octets data) {
        int length = data.length() + 2;
        int address = length >= 20 ? 16 : 4;
        // A port, a key, or both may follow the address.
        int rest = length - 4 - address;
        if (rest != 0 && rest != 2 && rest != 8 && rest != 10) {
            return false;
        }
        line.say(
                switch (data.at(0) & 15) {
                    case 6 -> " v0-ip6";
                    case 4 -> " v0-ip4";
                    case 1 -> " v1-echo";
                    case 0 -> " v1";
                    default -> " [bad version/echo]";
                });
        line.say(" id ")
                .say(data.at(1))
                .say(' ')
                .say(IpAddress.of(data.slice(2, address).bytes()));
        int at = 2 + address;
        if (rest == 2 || rest == 10) {
            line.say(':').say(number(data, at, 2));
            at += 2;
        }
        if (rest >= 8) {
            line.say(" hmac 0x").hex(number(data, at, 8));
        }
        return true;
    }

    private static boolean remove(Line line, Octets data) {
        if (data.length() < 2) {
            return false;
        }
        line.say(" id");
        for (int i = 1; i < data.length(); i++) {
            line.say(' ').say(data.at(i));
        }
        return true;
    }

    private static boolean priority(Line line, Octets data) {
        if (data.length() != 1 && data.length() != 2) {
            return false;
        }
        line.say((data.at(0) & 1) != 0 ? " backup" : " non-backup");
        if (data.length() == 2) {
            line.say(" id ").say(data.at(1));
        }
        return true;
    }

    private static boolean fail(Line line, Octets data) {
        if (data.length() != 10) {
            return false;
        }
        line.say(" seq ").say(Long.toUnsignedString(number(data, 2, 8)));
        return true;
    }

    private static boolean close(Line line, Octets data) {
        if (data.length() != 10) {
            return false;
        }
        line.say(" key 0x").hex(number(data, 2, 8));
        return true;
    }

    private static long number(Octets data, int at, int bytes) {
        long value = 0;
        for (int i = at; i < at + bytes; i++) {
            value = value << 8 | data.at(i);
        }
        return value;
    }
}
