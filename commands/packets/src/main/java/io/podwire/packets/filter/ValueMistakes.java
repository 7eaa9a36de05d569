package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.Match;
import io.podwire.packets.filter.Expression.Protocol;
import io.podwire.packets.filter.Expression.Special;
import io.podwire.packets.filter.Expression.ValueKind;

/** Addresses, names and sizes that mean something else than they seem to. */
final class ValueMistakes {

    private static final int WHOLE = 4;

    private ValueMistakes() {}

    static void find(Expression filter, Remarks remarks) {
        boolean[] icmp6 = new boolean[1];
        Protocol[] icmp = new Protocol[1];
        Tree.walk(filter, part -> {
            if (part instanceof Match match) {
                network(match, remarks);
                name(match, remarks);
            } else if (part instanceof Special special) {
                size(special, remarks);
            } else if (part instanceof Protocol protocol) {
                icmp6[0] |= protocol.name().equals("icmp6");
                icmp[0] = protocol.name().equals("icmp") && icmp[0] == null ? protocol : icmp[0];
            }
        });
        if (icmp[0] != null && !icmp6[0]) {
            remarks.note("icmp-is-ipv4", icmp[0], "IPv6's errors and pings are ICMPv6", "(icmp or icmp6)");
        }
    }

    /** {@code net 10.244.0.0}: four octets are a mask of 32 bits. */
    private static void network(Match match, Remarks remarks) {
        if (!match.type().equals("net")
                || match.valueKind() != ValueKind.IPV4
                || match.value().contains("/")
                || match.value().contains(" mask ")
                || Networks.octets(match.value()) != WHOLE
                || !match.value().endsWith(".0")) {
            return;
        }
        String shorter = match.value();
        while (shorter.endsWith(".0")) {
            shorter = shorter.substring(0, shorter.length() - 2);
        }
        String typed = remarks.typed(match);
        remarks.mistake(
                "net-of-one-address",
                match,
                "four octets without a mask are one address, " + match.value() + "/32",
                typed.substring(0, typed.length() - match.value().length()) + Networks.spelledOut(shorter));
    }

    private static void name(Match match, Remarks remarks) {
        boolean address = match.type().equals("host")
                || match.type().equals("net")
                || match.type().equals("gateway");
        if (address && match.valueKind() == ValueKind.NAME) {
            remarks.note(
                    "name-looked-up",
                    match,
                    "the name is looked up once, on the machine that compiles, and all its addresses are taken; pods have no such"
                            + " names: give an address, or capture --in the pod",
                    null);
        }
    }

    private static void size(Special special, Remarks remarks) {
        if (special.word().equals("less") || special.word().equals("greater")) {
            boolean less = special.word().equals("less");
            remarks.note(
                    "size-includes",
                    special,
                    "the length itself passes too, the link's header is counted, and an offloaded frame may stand for many",
                    "len " + (less ? "<" : ">") + " " + special.argument());
        }
    }
}
