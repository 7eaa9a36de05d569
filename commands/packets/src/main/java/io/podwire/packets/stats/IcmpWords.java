package io.podwire.packets.stats;

import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Icmpv6;

/** What ICMP errors say, in words (RFC 792, RFC 1812 section 5.2.7, RFC 4443, RFC 4861). */
final class IcmpWords {

    private IcmpWords() {}

    static String of(Icmp icmp) {
        return switch (icmp.type()) {
            case 3 -> unreachable(icmp);
            case 4 -> "source quench";
            case 5 -> icmp.gateway() == null ? "redirect" : "redirect to " + icmp.gateway();
            case 11 -> icmp.code() == 0 ? "time exceeded in transit" : "time exceeded while putting fragments together";
            case 12 -> "parameter problem";
            default -> "type " + icmp.type();
        };
    }

    private static String unreachable(Icmp icmp) {
        return switch (icmp.code()) {
            case 0 -> "network unreachable";
            case 1 -> "host unreachable";
            case 2 -> "protocol unreachable";
            case 3 -> "port unreachable";
            case 4 ->
                icmp.nextHopMtu() == null ? "fragmentation needed" : "fragmentation needed, mtu " + icmp.nextHopMtu();
            case 5 -> "source route failed";
            case 9 -> "network prohibited";
            case 10 -> "host prohibited";
            case 13 -> "prohibited by a filter";
            default -> "unreachable, code " + icmp.code();
        };
    }

    static String of(Icmpv6 icmp) {
        return switch (icmp.type()) {
            case 1 -> unreachable(icmp.code());
            case 2 -> icmp.mtu() == null ? "packet too big" : "packet too big, mtu " + icmp.mtu();
            case 3 -> icmp.code() == 0 ? "time exceeded in transit" : "time exceeded while putting fragments together";
            case 4 -> "parameter problem";
            default -> "type " + icmp.type();
        };
    }

    private static String unreachable(int code) {
        return switch (code) {
            case 0 -> "no route to destination";
            case 1 -> "prohibited by a filter";
            case 2 -> "beyond scope of source address";
            case 3 -> "address unreachable";
            case 4 -> "port unreachable";
            case 5 -> "source address failed policy";
            case 6 -> "route rejected";
            default -> "unreachable, code " + code;
        };
    }
}
