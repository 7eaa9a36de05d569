package io.podwire.packets.line;

import io.podwire.api.packet.AuthenticationHeader;
import io.podwire.api.packet.Esp;

/** IPsec's headers. */
final class SecurityLines {

    private SecurityLines() {}

    static void authentication(Line line, Walk walk, AuthenticationHeader header) {
        line.say("AH(");
        if (line.verbose()) {
            line.say("length=")
                    .say(header.length() / 4 - 2)
                    .say('(')
                    .say(header.length())
                    .say("-bytes),");
        }
        line.say("spi=0x").hex(header.spi(), 8).say(",seq=0x").hex(header.sequence());
        line.say(",icv=0x").bytes(header.check()).say("): ");
        walk.payload -= header.length();
        Layers.next(line, walk);
    }

    static void esp(Line line, Esp esp) {
        line.say("ESP(spi=0x").hex(esp.spi(), 8).say(",seq=0x").hex(esp.sequence());
        line.say("), length ").say(esp.length());
    }
}
