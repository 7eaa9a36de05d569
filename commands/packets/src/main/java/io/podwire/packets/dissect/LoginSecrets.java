package io.podwire.packets.dissect;

import java.util.Locale;

/**
 * Masks passwords in what a client says to log in: RFC 959 and 1939 {@code PASS}, RFC 4954 {@code AUTH}, RFC 9051 {@code LOGIN}, Redis. One for
 * the lines of one segment, since a password may stand in another line than the word that asks for it.
 */
final class LoginSecrets {

    /** A shorter word may be anything; no password is that short in base64, as it comes with a name or by itself. */
    private static final int LEAST_BASE64 = 8;

    private final byte[] bytes;
    private final String kind;
    private final SecretMask mask;

    /** Of Redis: words are those of a command that has a password. */
    private boolean password;

    /** Of Redis: the line before told a word's length, so this one is that word, whatever it begins with. */
    private boolean word;

    private LoginSecrets(byte[] bytes, String kind, SecretMask mask) {
        this.bytes = bytes;
        this.kind = kind;
        this.mask = mask;
    }

    /** @param kind see {@link io.podwire.api.packet.TextLines#kind} */
    static void mask(byte[] bytes, String kind, int from, int limit, SecretMask mask) {
        LoginSecrets secrets = new LoginSecrets(bytes, kind, mask);
        for (int at = from; at < limit; ) {
            int end = TextLine.end(bytes, at, limit);
            int last = TextLine.trimmed(bytes, at, end);
            if (kind.equals("redis")) {
                secrets.redis(at, last);
            } else {
                secrets.command(at, last);
            }
            at = end + 1;
        }
    }

    private void command(int at, int end) {
        int second = afterWord(at, end);
        // an IMAP command has a tag in front
        int verbAt = kind.equals("imap") ? second : at;
        int argumentAt = kind.equals("imap") ? afterWord(second, end) : second;
        String verb = TextLine.text(bytes, verbAt, wordEnd(verbAt, end)).toUpperCase(Locale.ROOT);
        switch (verb) {
            case "PASS", "ACCT" -> mask.mask(argumentAt, end);
            case "AUTH", "AUTHENTICATE", "APOP", "LOGIN" -> mask.mask(afterWord(argumentAt, end), end);
            case "STARTTLS" -> {}
            default -> {
                // what answers the server's question after AUTH is a line of base64
                if (!kind.equals("ftp") && second >= end && base64(at, end)) {
                    mask.mask(at, end);
                }
            }
        }
    }

    /** Words come in lines of their own, each with a line of its length before, or all in one. */
    private void redis(int at, int end) {
        boolean length = !word && at < end && bytes[at] == '$';
        boolean begin = !word && at < end && bytes[at] == '*';
        word = length;
        if (length || begin) {
            password &= length;
        } else if (password) {
            mask.mask(at, end);
        } else if (TextLine.text(bytes, at, wordEnd(at, end)).equalsIgnoreCase("AUTH")) {
            int second = afterWord(at, end);
            mask.mask(second, end);
            password = second >= end;
        }
    }

    private int wordEnd(int from, int end) {
        int at = from;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private int afterWord(int from, int end) {
        return Math.min(end, wordEnd(from, end) + 1);
    }

    /** Also one whose begin was masked before. */
    private boolean base64(int from, int end) {
        for (int i = from; i < end; i++) {
            int c = bytes[i];
            boolean digit = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!digit && c != '+' && c != '/' && c != '=' && c != '*') {
                return false;
            }
        }
        return end - from >= LEAST_BASE64 || from < end && bytes[from] == '*';
    }
}
