package io.podwire.packets.line;

/** What a host tells of a multicast group: IGMPv3 and MLDv2 number it alike (RFC 3376 section 4.2.12, RFC 3810 section 5.2.12). */
final class GroupChange {

    private GroupChange() {}

    /** @param report how a type that has no name is introduced */
    static void say(Line line, int type, String report) {
        switch (type) {
            case 1 -> line.say("is_in");
            case 2 -> line.say("is_ex");
            case 3 -> line.say("to_in");
            case 4 -> line.say("to_ex");
            case 5 -> line.say("allow");
            case 6 -> line.say("block");
            default -> line.say(" [").say(report).say("-#").say(type).say(']');
        }
    }
}
