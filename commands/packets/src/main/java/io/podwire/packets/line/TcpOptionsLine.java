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
     * @param cut the capture ends within the options
     * @return false where an option's length can't be: nothing more is said of the segment then
     */
    static boolean say(Line line, Tcp tcp, long received, boolean cut) {
        line.say(", options [");
        boolean first = true;
        for (TcpOption option : tcp.options()) {
            if (!first) {
                line.say(',');
            }
            if (cut && option instanceof TcpOption.Other other && other.length() < 2) {
                line.giveUp("tcp");
                return false;
            }
            if (cut && option instanceof TcpOption.Other other && other.data().length() < other.length() - 2) {
                partly(line, other);
                line.cut("tcp");
                line.say(first ? "" : ">");
                return false;
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
        if (cut) {
            line.say(first ? "" : ",").giveUp("tcp");
            return false;
        }
        line.say(']');
        return true;
    }

    private static void partly(Line line, TcpOption.Other other) {
        switch (other.number()) {
            case 2 -> line.say("mss");
            case 3 -> line.say("wscale");
            case 5 -> line.say("sack ").say((other.length() - 2) / 8).say(' ');
            case 8 -> line.say("TS");
            case 19 -> line.say("md5");
            case 29 -> authentication(line.say("tcp-ao"), other.data());
            case 30 -> line.say("mptcp");
            case 34 -> line.say("tfo");
            case 254 -> line.say("exp");
            default -> unknown(line, other.number(), other.data());
        }
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
            case 2 -> {
                return word(line.say("mss"), data, 2, other.length());
            }
            case 3 -> {
                return word(line.say("wscale"), data, 1, other.length());
            }
            case 4 -> line.say("sackOK[len ").say(other.length()).say(']');
            case 5 -> line.say("sack invalid sack");
            case 6 -> {
                return word(line.say("echo"), data, 4, other.length());
            }
            case 7 -> {
                return word(line.say("echoreply"), data, 4, other.length());
            }
            case 11 -> {
                return word(line.say("cc"), data, 4, other.length());
            }
            case 12 -> {
                return word(line.say("ccnew"), data, 4, other.length());
            }
            case 13 -> {
                return word(line, data, 4, other.length());
            }
            case 19 -> {
                return signature(line, other);
            }
            case 20 -> {
                return pair(line, data, other.length());
            }
            case 29 -> authentication(line.say("tcp-ao"), data);
            case 34 -> cookie(line.say("tfo "), data);
            case 254 -> {
                return experiment(line.say("exp-"), data);
            }
            default -> unknown(line, other.number(), data);
        }
        return true;
    }

    private static void unknown(Line line, int number, Octets data) {
        line.say("unknown-").say(number);
        if (!data.isEmpty()) {
            line.say(" 0x").bytes(data);
        }
    }

    /** A number of a few bytes, and the option's length where that is not theirs. */
    private static boolean word(Line line, Octets data, int bytes, int length) {
        if (data.length() < bytes) {
            return false;
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | data.at(i);
        }
        line.say(' ').say(value);
        if (length != bytes + 2) {
            line.say("[len ").say(length).say(']');
        }
        return true;
    }

    /** RFC 2385; the shared secret is nobody's business here. */
    private static boolean signature(Line line, TcpOption.Other other) {
        line.say("md5");
        if (other.data().length() < 16) {
            return false;
        }
        line.say(" shared secret not supplied with -M, can't check - ")
                .bytes(other.data().slice(0, 16));
        if (other.length() != 18) {
            line.say("[len ").say(other.length()).say(']');
        }
        return true;
    }

    private static boolean pair(Line line, Octets data, int length) {
        line.say("scps");
        if (data.length() < 2) {
            return false;
        }
        line.say(" cap ").hex(data.at(0), 2).say(" id ").say(data.at(1));
        if (length != 4) {
            line.say("[len ").say(length).say(']');
        }
        return true;
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
