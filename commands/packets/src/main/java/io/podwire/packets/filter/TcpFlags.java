package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.Arithmetic;
import io.podwire.packets.filter.Expression.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison of the byte with TCP's flags (RFC 9293, section 3.1): {@code tcp[tcpflags] & (tcp-syn|tcp-ack) = tcp-syn}.
 *
 * @param mask bits that are looked at, 0 to 255
 * @param operator as typed
 * @param value what they are compared with
 * @param masked false where the whole byte is compared
 */
record TcpFlags(long mask, String operator, long value, boolean masked) {

    private static final int FLAGS_AT = 13;
    private static final long ALL = 0xff;
    private static final String[] NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};
    private static final String[] WORDS = {
        "tcp-fin", "tcp-syn", "tcp-rst", "tcp-push", "tcp-ack", "tcp-urg", "tcp-ece", "tcp-cwr"
    };

    /** Null for other comparisons. */
    static TcpFlags of(Comparison comparison) {
        Long value = Constants.of(comparison.right());
        if (value == null) {
            return null;
        }
        if (isFlags(comparison.left())) {
            return new TcpFlags(ALL, comparison.operator(), value, false);
        }
        if (comparison.left() instanceof Arithmetic.Binary binary
                && binary.operator().equals("&")) {
            boolean first = isFlags(binary.left());
            Long mask = Constants.of(first ? binary.right() : binary.left());
            if (mask != null && (first || isFlags(binary.right()))) {
                return new TcpFlags(mask & ALL, comparison.operator(), value, true);
            }
        }
        return null;
    }

    private static boolean isFlags(Arithmetic arithmetic) {
        return arithmetic instanceof Arithmetic.Load load
                && load.protocol().equals("tcp")
                && load.size() == 1
                && Long.valueOf(FLAGS_AT).equals(Constants.of(load.offset()));
    }

    /** {@code SYN and ACK}; {@code no flag} for none. */
    static String names(long bits, String between) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            if ((bits >> i & 1) == 1) {
                names.add(NAMES[i]);
            }
        }
        return names.isEmpty() ? "no flag" : String.join(" " + between + " ", names);
    }

    /** {@code tcp-syn|tcp-ack}. */
    static String constants(long bits) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS.length; i++) {
            if ((bits >> i & 1) == 1) {
                words.add(WORDS[i]);
            }
        }
        return words.size() == 1 ? words.get(0) : "(" + String.join("|", words) + ")";
    }

    /** What it takes; null where that is better said by numbers. */
    String words() {
        boolean equal = operator.equals("=");
        if (!equal && !operator.equals("!=") || value > ALL) {
            return null;
        }
        if (!masked) {
            return equal
                    ? "with " + names(value, "and") + " set and no other flag"
                    : "with other flags than exactly " + names(value, "and");
        }
        if (value == 0) {
            return equal ? "with " + names(mask, "and") + " not set" : "with " + names(mask, "or") + " set";
        }
        if (!equal || (value & ~mask) != 0) {
            return null;
        }
        long clear = mask & ~value;
        return "with " + names(value, "and") + " set" + (clear == 0 ? "" : " and " + names(clear, "or") + " not set");
    }
}
