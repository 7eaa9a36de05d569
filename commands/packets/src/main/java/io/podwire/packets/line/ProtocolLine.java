package io.podwire.packets.line;

import io.podwire.api.packet.Data;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Unread;

/** What IP carries, by its protocol number where no layer of ours has read it. */
final class ProtocolLine {

    private static final int NO_NEXT_HEADER = 59;

    private ProtocolLine() {}

    static void say(Line line, Walk walk, int protocol) {
        Layer next = walk.peek();
        if (protocol == NO_NEXT_HEADER) {
            line.say("no next header");
        } else if (next instanceof Unread && MessageLines.say(line, walk, next)) {
            walk.take();
        } else if (next == null || next instanceof Unread || next instanceof Data) {
            line.say(" ip-proto-").say(protocol).say(' ').say(walk.payload);
        } else {
            Layers.next(line, walk);
        }
    }
}
