package io.podwire.packets.line;

import io.podwire.api.packet.TextLines;
import java.util.List;

/** Redis' protocol (RESP2): each string, number and error of a segment in quotes; of arrays and lengths nothing is told. */
final class RedisLine {

    /** Arrays within arrays: more is somebody playing. */
    private static final int MOST_NESTED = 32;

    private static final int NULL = -1;
    private static final int NO_NUMBER = -2;
    private static final int TOO_LARGE = -3;
    private static final int NEGATIVE = -4;

    private final Line line;
    private final List<String> lines;
    private final boolean ended;
    private int at;

    private RedisLine(Line line, TextLines text) {
        this.line = line;
        this.lines = text.lines().stream().map(RedisLine::octets).toList();
        this.ended = text.ended();
    }

    /** The line's octets, a character each: those that are no printable ASCII stand there as {@code \xNN}. */
    private static String octets(String shown) {
        if (shown.indexOf('\\') < 0) {
            return shown;
        }
        StringBuilder octets = new StringBuilder(shown.length());
        for (int at = 0; at < shown.length(); at++) {
            int octet = shown.startsWith("\\x", at) && at + 3 < shown.length() ? octet(shown, at + 2) : -1;
            octets.append(octet < 0 ? shown.charAt(at) : (char) octet);
            at += octet < 0 ? 0 : 3;
        }
        return octets.toString();
    }

    /** Two hex digits of what is not printable; -1 where it is something else. */
    private static int octet(String shown, int at) {
        int octet = Character.digit(shown.charAt(at), 16) << 4 | Character.digit(shown.charAt(at + 1), 16);
        return octet < 0 || octet >= 0x20 && octet < 0x7f ? -1 : octet;
    }

    /** @param cut the capture has not all of the segment */
    static void say(Line line, TextLines text, boolean cut) {
        RedisLine redis = new RedisLine(line, text);
        while (redis.at < redis.lines.size()) {
            if (!redis.value(0)) {
                end(line, cut);
                return;
            }
        }
        if (cut) {
            end(line, true);
        }
    }

    private static void end(Line line, boolean cut) {
        if (cut) {
            line.giveUp("resp");
        } else {
            line.cut("resp");
        }
    }

    /** True where the line has its end in this segment. */
    private boolean whole(int index) {
        return index < lines.size() && (ended || index < lines.size() - 1);
    }

    /** False where not all of it is there. */
    private boolean value(int depth) {
        if (!whole(at) || depth > MOST_NESTED) {
            return false;
        }
        String head = lines.get(at++);
        if (head.isEmpty()) {
            return true;
        }
        switch (head.charAt(0)) {
            case '+', '-', ':' -> quoted(head.substring(1));
            case '$' -> {
                return string(number(head));
            }
            case '*' -> {
                int count = number(head);
                special(count);
                for (int i = 0; i < count; i++) {
                    if (!value(depth + 1)) {
                        return false;
                    }
                }
            }
            default -> quoted(head);
        }
        return true;
    }

    /** What a string may have ends of lines in. */
    private boolean string(int length) {
        if (length <= 0) {
            special(length);
            at += length == 0 ? 1 : 0;
            return true;
        }
        int from = at;
        long there = -2;
        while (there < length) {
            if (!whole(at)) {
                return false;
            }
            there += lines.get(at++).length() + 2;
        }
        quoted(String.join("\r\n", lines.subList(from, at)));
        return true;
    }

    private void special(int length) {
        switch (length) {
            case 0 -> line.say(" empty");
            case NULL -> line.say(" null");
            case TOO_LARGE -> line.say(" length too large");
            case NEGATIVE -> line.say(" length negative and not -1");
            case NO_NUMBER -> line.say(" invalid");
            default -> {}
        }
    }

    private void quoted(String text) {
        line.say(" \"");
        for (int i = 0; i < text.length(); i++) {
            line.visible(text.charAt(i));
        }
        line.say('"');
    }

    /** One of the above where it is none. */
    private static int number(String head) {
        boolean negative = head.length() > 1 && head.charAt(1) == '-';
        long number = 0;
        int from = negative ? 2 : 1;
        for (int i = from; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c < '0' || c > '9') {
                return NO_NUMBER;
            }
            number = Math.min(number * 10 + c - '0', 1L + Integer.MAX_VALUE);
        }
        if (from == head.length()) {
            return NO_NUMBER;
        } else if (negative) {
            return number == 1 ? NULL : NEGATIVE;
        }
        return number > Integer.MAX_VALUE ? TOO_LARGE : (int) number;
    }
}
