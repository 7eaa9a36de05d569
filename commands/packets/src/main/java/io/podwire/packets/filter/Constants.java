package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.Arithmetic;

/** Computes what does not depend on a frame, in 32 bits without sign as the programs do. */
final class Constants {

    private static final long WORD = 0xffff_ffffL;

    private Constants() {}

    /** Null where it depends on the frame, or divides by zero. */
    static Long of(Arithmetic arithmetic) {
        if (arithmetic instanceof Arithmetic.Constant constant) {
            return constant.value() & WORD;
        }
        if (arithmetic instanceof Arithmetic.Negative negative) {
            Long value = of(negative.of());
            return value == null ? null : -value & WORD;
        }
        if (!(arithmetic instanceof Arithmetic.Binary binary)) {
            return null;
        }
        Long left = of(binary.left());
        Long right = of(binary.right());
        if (left == null || right == null) {
            return null;
        }
        Long value = computed(left, binary.operator(), right);
        return value == null ? null : value & WORD;
    }

    private static Long computed(long left, String operator, long right) {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> right == 0 ? null : Long.valueOf(left / right);
            case "%" -> right == 0 ? null : Long.valueOf(left % right);
            case "&" -> left & right;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "<<" -> right > 31 ? 0 : left << right;
            default -> right > 31 ? 0 : left >> right;
        };
    }
}
