package io.podwire.shell.prompt;

import java.math.BigDecimal;

/** An order over values of one component, which may be of several types. */
final class Values {

    private Values() {}

    /** Numbers by value, what has an order of its own by that, all else by its text. */
    static int compare(Object a, Object b) {
        if (a instanceof Number && b instanceof Number) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
        }
        if (a instanceof Comparable<?> && a.getClass() == b.getClass()) {
            return ordered(a, b);
        }
        return a.toString().compareTo(b.toString());
    }

    // Sound: both are of the class that declares the order.
    @SuppressWarnings("unchecked")
    private static int ordered(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
