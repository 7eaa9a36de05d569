package io.podwire.packets.line;

import io.podwire.api.value.Octets;

/** Names and texts of DNS as tcpdump shows them: without escapes, control characters visible. */
final class DnsText {

    private DnsText() {}

    /** A name or string whose special bytes are {@code \DDD} (RFC 1035 section 5.1). */
    static void name(Line line, String text) {
        if (text.indexOf('\\') < 0) {
            line.say(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                line.say(c);
            } else if (i + 3 < text.length() && digit(text.charAt(i + 1))) {
                line.visible(Integer.parseInt(text, i + 1, i + 4, 10));
                i += 3;
            } else {
                line.say(text.charAt(++i));
            }
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Bytes as characters. */
    static void characters(Line line, Octets bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            line.visible(bytes.at(i));
        }
    }

    /** {@code 1w2d3h}, the years too: 365 days each. */
    static void time(Line line, long seconds) {
        if (seconds == 0) {
            line.say("0s");
            return;
        }
        long left = part(line, seconds, 31_536_000, 'y');
        left = part(line, left, 604_800, 'w');
        left = part(line, left, 86_400, 'd');
        left = part(line, left, 3600, 'h');
        left = part(line, left, 60, 'm');
        part(line, left, 1, 's');
    }

    private static long part(Line line, long seconds, long unit, char name) {
        if (seconds >= unit) {
            line.say(seconds / unit).say(name);
        }
        return seconds % unit;
    }
}
