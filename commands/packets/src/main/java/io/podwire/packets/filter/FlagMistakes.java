package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.Arithmetic;
import io.podwire.packets.filter.Expression.Comparison;

/** TCP's flags compared so that packets are missed, or nearly all taken. */
final class FlagMistakes {

    private static final long SYN = 2;
    private static final long ACK = 16;

    private FlagMistakes() {}

    static void find(Expression filter, Remarks remarks) {
        Tree.walk(filter, part -> {
            if (part instanceof Comparison comparison) {
                TcpFlags flags = TcpFlags.of(comparison);
                if (flags == null) {
                    looseMask(comparison, remarks);
                } else if (!flags.masked()) {
                    wholeByte(comparison, flags, remarks);
                } else {
                    masked(comparison, flags, remarks);
                }
            }
        });
    }

    private static void wholeByte(Comparison comparison, TcpFlags flags, Remarks remarks) {
        boolean equal = flags.operator().equals("=");
        if (!equal && !flags.operator().equals("!=") || flags.value() == 0 || flags.value() > 255) {
            return;
        }
        boolean single = Long.bitCount(flags.value()) == 1;
        String bits = TcpFlags.constants(flags.value());
        String missed = flags.value() == SYN
                ? "SYN-ACK is missed, and so is a SYN that asks for ECN"
                : "a segment with one flag more is missed (PSH, ECE, …)";
        remarks.mistake(
                "tcp-flags-equal",
                comparison,
                equal
                        ? "takes segments with " + TcpFlags.names(flags.value(), "and") + " and no other flag: "
                                + missed
                        : "leaves out only segments with exactly " + TcpFlags.names(flags.value(), "and"),
                "tcp[tcpflags] & " + bits
                        + (equal == single ? " != 0" : equal ? " = " + bits : single ? " = 0" : " != " + bits));
    }

    private static void masked(Comparison comparison, TcpFlags flags, Remarks remarks) {
        String mask = TcpFlags.constants(flags.mask());
        boolean equality = flags.operator().equals("=") || flags.operator().equals("!=");
        if (equality && (flags.value() & ~flags.mask()) != 0) {
            remarks.mistake(
                    "mask-never-equal",
                    comparison,
                    "what is left of the flags is 0 or " + flags.mask() + " or a part of it, never " + flags.value(),
                    "tcp[tcpflags] & " + mask + " != 0");
        } else if (flags.operator().equals("!=")
                && flags.value() == 0
                && (flags.mask() & ACK) != 0
                && Long.bitCount(flags.mask()) > 1) {
            remarks.mistake(
                    "flags-any-with-ack",
                    comparison,
                    "one of " + TcpFlags.names(flags.mask(), "or") + " is enough, and nearly each segment has ACK",
                    "tcp[tcpflags] & " + mask + " = " + mask);
        }
    }

    /** {@code tcp[13] & tcp-syn|tcp-fin != 0}: {@code |} binds less than {@code &}, so that the sum is never 0. */
    private static void looseMask(Comparison comparison, Remarks remarks) {
        if (comparison.left() instanceof Arithmetic.Binary or
                && or.operator().equals("|")
                && or.left() instanceof Arithmetic.Binary and
                && and.operator().equals("&")
                && !isNumber(and)
                && isNumber(or.right())
                && isNumber(and.right())) {
            String typed = remarks.typed(comparison);
            int from = typed.indexOf('&') + 1;
            int to = typed.lastIndexOf(comparison.operator().equals("=") ? "=" : comparison.operator());
            to = to > 0 && typed.charAt(to - 1) == '=' ? to - 1 : to;
            boolean bracketed = typed.substring(0, from).indexOf('(') >= 0;
            remarks.mistake(
                    "mask-without-parentheses",
                    comparison,
                    "\"&\" comes before \"|\": the last value is added to what the mask leaves, so that it is never 0",
                    bracketed
                            ? null
                            : typed.substring(0, from) + " ("
                                    + typed.substring(from, to).strip() + ") " + typed.substring(to));
        }
    }

    private static boolean isNumber(Arithmetic arithmetic) {
        return Constants.of(arithmetic) != null;
    }
}
