package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.Arithmetic;
import io.podwire.packets.filter.Expression.Comparison;

/** A comparison of numbers in words. */
final class ComparisonWords {

    private ComparisonWords() {}

    static String of(Comparison comparison) {
        TcpFlags flags = TcpFlags.of(comparison);
        if (flags != null && flags.words() != null) {
            return "TCP over IPv4 " + flags.words();
        }
        return "where " + number(comparison.left(), true) + " " + operator(comparison.operator()) + " "
                + number(comparison.right(), true);
    }

    private static String operator(String operator) {
        return switch (operator) {
            case "=" -> "is";
            case "!=" -> "is not";
            case "<" -> "is less than";
            case ">" -> "is more than";
            case "<=" -> "is at most";
            default -> "is at least";
        };
    }

    private static String number(Arithmetic arithmetic, boolean outermost) {
        if (arithmetic instanceof Arithmetic.Constant constant) {
            boolean named = Vocabulary.constant(constant.text()) != null;
            return named ? constant.value() + " (" + constant.text() + ")" : constant.text();
        }
        if (arithmetic instanceof Arithmetic.Length) {
            return "the frame's length";
        }
        if (arithmetic instanceof Arithmetic.Negative negative) {
            return "-" + number(negative.of(), false);
        }
        if (arithmetic instanceof Arithmetic.Load load) {
            return load(load);
        }
        Arithmetic.Binary binary = (Arithmetic.Binary) arithmetic;
        String text = number(binary.left(), false) + " " + binary.operator() + " " + number(binary.right(), false);
        return outermost ? text : "(" + text + ")";
    }

    private static String load(Arithmetic.Load load) {
        Long offset = Constants.of(load.offset());
        String name = offset == null ? null : Vocabulary.field(load.protocol(), offset, load.size());
        if (name != null) {
            return name;
        }
        String at = offset == null ? number(load.offset(), false) : offset.toString();
        String header = load.protocol().equals("ether")
                ? "the frame"
                : "the " + Vocabulary.protocol(load.protocol()) + " header";
        return (load.size() == 1 ? "byte " + at : load.size() + " bytes from byte " + at) + " of " + header;
    }
}
