package io.podwire.packets.line;

import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.NdpOption;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;

/** Neighbor discovery's flags and options, told with {@code -v}. */
final class NeighborLines {

    private static final long FOR_EVER = 0xffff_ffffL;

    private NeighborLines() {}

    static boolean router(Line line, Icmpv6 icmp) {
        Icmpv6.RouterAdvertisement router = icmp.advertisement();
        if (router == null) {
            line.giveUp("icmp6");
            return false;
        }
        line.say("\n\thop limit ").say(router.hopLimit()).say(", Flags [");
        flags(line, router.flags(), "managed", "other stateful", "home agent");
        line.say("], pref ")
                .say(preference(router.flags()))
                .say(", router lifetime ")
                .say(router.lifetime());
        line.say("s, reachable time ").say(router.reachableMillis());
        line.say("ms, retrans timer ").say(router.retransmitMillis()).say("ms");
        return options(line, icmp);
    }

    static void advertisementFlags(Line line, Icmpv6 icmp) {
        line.say(", Flags [");
        int flags = (set(icmp.router()) ? 0x80 : 0)
                | (set(icmp.solicited()) ? 0x40 : 0)
                | (set(icmp.override()) ? 0x20 : 0);
        flags(line, flags, "router", "solicited", "override");
        line.say(']');
    }

    private static boolean set(Boolean flag) {
        return flag != null && flag;
    }

    /** The three highest bits of an octet. */
    private static void flags(Line line, int flags, String first, String second, String third) {
        int before = line.out.length();
        if ((flags & 0x80) != 0) {
            line.say(first);
        }
        if ((flags & 0x40) != 0) {
            line.say(line.out.length() == before ? "" : ", ").say(second);
        }
        if ((flags & 0x20) != 0) {
            line.say(line.out.length() == before ? "" : ", ").say(third);
        }
        if (line.out.length() == before) {
            line.say("none");
        }
    }

    private static String preference(int flags) {
        return switch (flags >> 3 & 3) {
            case 0 -> "medium";
            case 1 -> "high";
            case 2 -> "rsv";
            default -> "low";
        };
    }

    /** @return false where nothing more is to be said */
    static boolean options(Line line, Icmpv6 icmp) {
        for (NdpOption option : icmp.options()) {
            if (option.data().length() + 2 < option.length()) {
                line.giveUp("icmp6");
                return false;
            }
            line.say("\n\t  ").say(name(option.type())).say(" option (").say(option.type());
            line.say("), length ")
                    .say(option.length())
                    .say(" (")
                    .say(option.length() / 8)
                    .say("): ");
            if (!option(line, icmp, option)) {
                if (line.options.verbosity() <= 1) {
                    Dumps.indented(line.out, option.data(), "\n\t  ");
                    return true;
                }
            }
            if (line.options.verbosity() > 1) {
                Dumps.indented(line.out, option.data(), "\n\t    ");
            }
        }
        if (cut(icmp)) {
            line.cut("icmp6");
            return false;
        }
        return true;
    }

    /** True where the capture ends within an option, and not between two. */
    private static boolean cut(Icmpv6 icmp) {
        int fixed = switch (icmp.type()) {
            case 134 -> 16;
            case 135, 136 -> 24;
            case 137 -> 40;
            default -> 8;
        };
        int left = 8 + icmp.data().length() - fixed;
        for (NdpOption option : icmp.options()) {
            left -= option.length();
        }
        return left > 0;
    }

    private static String name(int type) {
        return switch (type) {
            case 1 -> "source link-address";
            case 2 -> "destination link-address";
            case 3 -> "prefix info";
            case 4 -> "redirected header";
            case 5 -> "mtu";
            case 7 -> "advertisement interval";
            case 8 -> "homeagent information";
            case 24 -> "route info";
            case 25 -> "rdnss";
            case 31 -> "dnssl";
            default -> "unknown";
        };
    }

    /** @return false for one that is not known */
    private static boolean option(Line line, Icmpv6 icmp, NdpOption option) {
        Octets data = option.data();
        switch (option.type()) {
            case 1, 2 -> colons(line, data);
            case 3 -> prefix(line, option);
            // tcpdump shows the first option's bytes here, whichever this is.
            case 4 -> redirected(line, icmp.options().get(0), option.length());
            case 5 ->
                line.say(' ')
                        .say(option.mtu() == null ? 0 : option.mtu())
                        .say(option.length() == 8 ? "" : "bad option length");
            case 7 -> line.say(' ').say(number(data, 2, 4)).say("ms");
            case 8 ->
                line.say(" preference ")
                        .say(number(data, 2, 2))
                        .say(", lifetime ")
                        .say(number(data, 4, 2));
            case 24 -> route(line, option);
            case 25 -> {
                line.say(" lifetime ").say(seconds(option)).say("s,");
                for (IpAddress server : option.servers()) {
                    line.say(" addr: ").say(server);
                }
            }
            case 31 -> {
                line.say(" lifetime ").say(seconds(option)).say("s, domain(s):");
                for (String domain : option.domains()) {
                    line.say(' ');
                    DnsText.name(line, domain);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long seconds(NdpOption option) {
        return option.validSeconds() == null ? 0 : option.validSeconds();
    }

    private static void colons(Line line, Octets data) {
        for (int i = 0; i < data.length(); i++) {
            line.say(i == 0 ? "" : ":").hex(data.at(i), 2);
        }
    }

    private static void prefix(Line line, NdpOption option) {
        if (option.prefix() == null) {
            line.giveUp("icmp6");
            return;
        }
        line.say(option.prefix()).say('/').say(option.prefixLength()).say(option.length() == 32 ? "" : "badlen");
        line.say(", Flags [");
        flags(line, option.flags(), "onlink", "auto", "router");
        line.say("], valid time ");
        time(line, option.validSeconds());
        line.say(", pref. time ");
        time(line, option.preferredSeconds());
    }

    private static void redirected(Line line, NdpOption first, int length) {
        byte[] bytes = new byte[first.data().length() + 2];
        bytes[0] = (byte) first.type();
        bytes[1] = (byte) (first.length() / 8);
        System.arraycopy(first.data().bytes(), 0, bytes, 2, first.data().length());
        Dumps.indented(line.out, Octets.view(bytes, 0, Math.min(length, bytes.length)), "\n\t    ");
    }

    private static void route(Line line, NdpOption option) {
        if (option.prefix() == null) {
            line.giveUp("icmp6");
            return;
        }
        line.say(' ').say(option.prefix()).say('/').say(option.prefixLength());
        line.say(", pref=")
                .say(preference(option.flags() == null ? 0 : option.flags()))
                .say(", lifetime=");
        time(line, seconds(option));
    }

    private static void time(Line line, long seconds) {
        if (seconds == FOR_EVER) {
            line.say("infinity");
        } else {
            line.say(seconds).say('s');
        }
    }

    private static long number(Octets data, int at, int bytes) {
        long value = 0;
        for (int i = at; i < at + bytes; i++) {
            value = value << 8 | (i < data.length() ? data.at(i) : 0);
        }
        return value;
    }
}
