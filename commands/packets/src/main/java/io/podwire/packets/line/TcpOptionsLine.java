package io.podwire.packets.line;

import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.TcpOption;
import io.podwire.api.value.Octets;

/** TCP's options. */
final class TcpOptionsLine {

    private static final long MASK = 0xffff_ffffL;

    private TcpOptionsLine() {}

    /**
     * Says {@code , options [mss 1460,nop]}.
     *
     * @param received where the numbers begin that the sender acknowledges
     * @return false where an option's length can't be: nothing more is said of the segment then
     */
    static boolean say(Line line, Tcp tcp, long received) {
        line.say(", options [");
        boolean first = true;
        for (TcpOption option : tcp.options()) {
            if (!first) {
                line.say(',');
            }
            if (!option(line, option, tcp, received)) {
                line.say("[bad opt]");
                if (!first) {
                    line.say(']');
                }
                return false;
            }
            first = false;
        }
        line.say(']');
        return true;
    }

    private static boolean option(Line line, TcpOption option, Tcp tcp, long received) {
        if (option instanceof TcpOption.Mark mark) {
            line.say(
                    mark == TcpOption.Mark.NOP
                            ? "nop"
                            : mark.kind().equals("end") ? "eol" : mark.kind().equals("nop") ? "nop" : "sackOK");
        } else if (option instanceof TcpOption.Timestamps stamps) {
            line.say("TS val ").say(stamps.value()).say(" ecr ").say(stamps.echo());
        } else if (option instanceof TcpOption.Mss mss) {
            line.say("mss ").say(mss.bytes());
        } else if (option instanceof TcpOption.WindowScale scale) {
            line.say("wscale ").say(scale.shift());
        } else if (option instanceof TcpOption.Sack sack) {
            line.say("sack ").say(sack.blocks().size()).say(' ');
            for (TcpOption.Sack.Block block : sack.blocks()) {
                line.say('{').say(block.left() - received & MASK).say(':');
                line.say(block.right() - received & MASK).say('}');
            }
        } else if (option instanceof TcpOption.FastOpen open) {
            cookie(line.say("tfo "), open.cookie());
        } else if (option instanceof TcpOption.UserTimeout timeout) {
            int value = timeout.value();
            line.say("uto 0x").hex(value).say(' ').say((value & 1) != 0 ? (value >> 1) * 60 : value >> 1);
        } else if (option instanceof TcpOption.Mptcp mptcp) {
            return MultipathLine.say(line.say("mptcp "), mptcp, tcp);
        } else if (option instanceof TcpOption.Other other) {
            return other(line, other);
        }
        return true;
    }

    private static void cookie(Line line, Octets cookie) {
        if (cookie.isEmpty()) {
            line.say(" cookiereq");
        } else if (cookie.length() % 2 != 0 || cookie.length() < 4 || cookie.length() > 16) {
            line.invalid();
        } else {
            line.say(" cookie ").bytes(cookie);
        }
    }

    private static boolean other(Line line, TcpOption.Other other) {
        if (other.length() < 2) {
            return false;
        }
        Octets data = other.data();
        if (data.length() < other.length() - 2) {
            return false;
        }
        switch (other.number()) {
            case 2 -> word(line.say("mss"), data, 0, 2, other.length());
            case 3 -> word(line.say("wscale"), data, 0, 1, other.length());
            case 4 -> line.say("sackOK[len ").say(other.length()).say(']');
            case 5 -> line.say("sack invalid sack");
            case 6 -> word(line.say("echo"), data, 0, 4, other.length());
            case 7 -> word(line.say("echoreply"), data, 0, 4, other.length());
            case 11 -> word(line.say("cc"), data, 0, 4, other.length());
            case 12 -> word(line.say("ccnew"), data, 0, 4, other.length());
            case 13 -> word(line, data, 0, 4, other.length());
            case 19 -> signature(line, other);
            case 20 -> pair(line, data, other.length());
            case 29 -> authentication(line.say("tcp-ao"), data);
            case 254 -> {
                return experiment(line.say("exp-"), data);
            }
            default -> {
                line.say("unknown-").say(other.number());
                if (!data.isEmpty()) {
                    line.say(" 0x").bytes(data);
                }
            }
        }
        return true;
    }

    /** A number of a few bytes, and the option's length where that is not theirs. */
    private static void word(Line line, Octets data, int from, int bytes, int length) {
        if (data.length() >= from + bytes) {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value = value << 8 | data.at(from + i);
            }
            line.say(' ').say(value);
        }
        if (length != bytes + 2) {
            line.say("[len ").say(length).say(']');
        }
    }

    /** RFC 2385; the shared secret is nobody's business here. */
    private static void signature(Line line, TcpOption.Other other) {
        line.say("md5 shared secret not supplied with -M, can't check - ").bytes(other.data());
        if (other.length() != 18) {
            line.say("[len ").say(other.length()).say(']');
        }
    }

    private static void pair(Line line, Octets data, int length) {
        line.say("scps");
        if (data.length() >= 2) {
            line.say(" cap ").hex(data.at(0), 2).say(" id ").say(data.at(1));
        }
        if (length != 4) {
            line.say("[len ").say(length).say(']');
        }
    }

    private static void authentication(Line line, Octets data) {
        if (data.length() < 2) {
            line.invalid();
            return;
        }
        line.say(" keyid ").say(data.at(0)).say(" rnextkeyid ").say(data.at(1));
        if (data.length() > 2) {
            line.say(" mac 0x").bytes(data.from(2));
        }
    }

    /** RFC 6994: experiments have a number of their own. */
    private static boolean experiment(Line line, Octets data) {
        if (data.length() < 2) {
            return false;
        }
        int number = data.at(0) << 8 | data.at(1);
        if (number == 0xf989) {
            cookie(line.say("tfo"), data.from(2));
        } else {
            line.hex(number, 4);
        }
        return true;
    }
}
