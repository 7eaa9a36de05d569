package io.podwire.packets.dissect;

import io.podwire.api.packet.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Protocols of lines, by their ports, with their passwords masked. Text of other ports is data, but its secrets are masked too. */
final class LineReader {

    /** Lines of a segment that anybody wants to read. */
    private static final int MOST_LINES = 200;

    private LineReader() {}

    /** False where this is none; then nothing was read. */
    static boolean read(Walk walk, int sourcePort, int destinationPort, int at, int end) {
        int limit = walk.limit(end);
        if (!TextLine.looksLikeText(walk.bytes, at, limit)) {
            return false;
        }
        String kind = kind(destinationPort);
        boolean toServer = kind != null;
        if (!toServer) {
            kind = kind(sourcePort);
        }
        SecretMask mask = new SecretMask(walk.bytes);
        if (kind == null || kind.equals("sip") || kind.equals("rtsp")) {
            if (!walk.options.secrets()) {
                mask.text(at, limit);
            }
            if (kind == null) {
                return false;
            }
        } else if (toServer && !walk.options.secrets()) {
            LoginSecrets.mask(walk.bytes, kind, at, limit, mask);
        }
        walk.add(new TextLines(kind, lines(walk.bytes, at, limit), mask.masked(), end - at));
        if (end > walk.captured()) {
            walk.truncated(kind, limit, end);
        }
        return true;
    }

    private static List<String> lines(byte[] bytes, int from, int limit) {
        List<String> lines = new ArrayList<>(4);
        for (int at = from; at < limit && lines.size() < MOST_LINES; ) {
            int end = TextLine.end(bytes, at, limit);
            lines.add(TextLine.text(bytes, at, TextLine.trimmed(bytes, at, end)));
            at = end + 1;
        }
        return lines;
    }

    private static String kind(int port) {
        return switch (port) {
            case 21 -> "ftp";
            case 25, 587 -> "smtp";
            case 110 -> "pop3";
            case 143 -> "imap";
            case 554, 8554 -> "rtsp";
            case 5060 -> "sip";
            case 6379 -> "redis";
            default -> null;
        };
    }

    /** Passwords in what a client says to log in: RFC 959 and 1939 {@code PASS}, RFC 4954 {@code AUTH}, RFC 9051 {@code LOGIN}, Redis. */
    private static final class LoginSecrets {

        private LoginSecrets() {}

        static void mask(byte[] bytes, String kind, int from, int limit, SecretMask mask) {
            boolean redisPassword = false;
            for (int at = from; at < limit; ) {
                int end = TextLine.end(bytes, at, limit);
                int last = TextLine.trimmed(bytes, at, end);
                if (kind.equals("redis")) {
                    redisPassword = redis(bytes, at, last, redisPassword, mask);
                } else {
                    command(bytes, kind, at, last, mask);
                }
                at = end + 1;
            }
        }

        private static void command(byte[] bytes, String kind, int at, int end, SecretMask mask) {
            int second = afterWord(bytes, at, end);
            // an IMAP command has a tag in front
            int verbAt = kind.equals("imap") ? second : at;
            int argumentAt = kind.equals("imap") ? afterWord(bytes, second, end) : second;
            String verb =
                    TextLine.text(bytes, verbAt, wordEnd(bytes, verbAt, end)).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "PASS", "ACCT" -> mask.mask(argumentAt, end);
                case "AUTH", "AUTHENTICATE", "APOP", "LOGIN" -> mask.mask(afterWord(bytes, argumentAt, end), end);
                default -> {
                    // what answers AUTH LOGIN is a line of base64
                    if (kind.equals("smtp") && second >= end && end - at >= 8 && base64(bytes, at, end)) {
                        mask.mask(at, end);
                    }
                }
            }
        }

        /** Words come in lines of their own, each with a line of its length before, or all in one. */
        private static boolean redis(byte[] bytes, int at, int end, boolean password, SecretMask mask) {
            if (at < end && (bytes[at] == '*' || bytes[at] == '$')) {
                return password && bytes[at] == '$';
            }
            if (password) {
                mask.mask(at, end);
                return true;
            }
            int second = afterWord(bytes, at, end);
            if (!TextLine.text(bytes, at, wordEnd(bytes, at, end)).equalsIgnoreCase("AUTH")) {
                return false;
            }
            mask.mask(second, end);
            return second >= end;
        }

        private static int wordEnd(byte[] bytes, int from, int end) {
            int at = from;
            while (at < end && bytes[at] != ' ') {
                at++;
            }
            return at;
        }

        private static int afterWord(byte[] bytes, int from, int end) {
            return Math.min(end, wordEnd(bytes, from, end) + 1);
        }

        private static boolean base64(byte[] bytes, int from, int end) {
            for (int i = from; i < end; i++) {
                int c = bytes[i];
                boolean digit = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
                if (!digit && c != '+' && c != '/' && c != '=') {
                    return false;
                }
            }
            return true;
        }
    }
}
