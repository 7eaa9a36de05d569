package io.podwire.packets.line;

/** Names of the bits that a number has set. */
final class Bits {

    private Bits() {}

    /** {@code a, b}; {@code none} where none of those named is set. */
    static void say(Line line, long number, int[] bits, String... names) {
        boolean any = false;
        for (int i = 0; i < bits.length; i++) {
            if ((number & bits[i]) != 0) {
                line.say(any ? ", " : "").say(names[i]);
                any = true;
            }
        }
        if (!any) {
            line.say("none");
        }
    }
}
