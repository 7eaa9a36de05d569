package io.podwire.packets.dissect;

/**
 * Overwrites secrets in text with as many {@code *}: the text keeps its length, so that offsets, hex dumps and lengths stay true. What is in
 * the bytes afterwards is all that layers, lines and dumps ever see.
 *
 * <p>It sees one segment at a time: of a value that began in an earlier segment {@link OpenSecrets} knows.
 */
final class SecretMask {

    private static final String AUTHORIZATION = "authorization";

    private final byte[] bytes;
    private boolean masked;

    SecretMask(byte[] bytes) {
        this.bytes = bytes;
    }

    /** True where something was overwritten. */
    boolean masked() {
        return masked;
    }

    void mask(int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[i] = '*';
            masked = true;
        }
    }

    /** Masks the secrets of any text: headers at the beginning of lines, {@code name=value} and {@code "name": "value"} anywhere. */
    void text(int from, int limit) {
        for (int at = from; at < limit; ) {
            int end = TextLine.end(bytes, at, limit);
            headerOrFields(at, TextLine.trimmed(bytes, at, end));
            at = end + 1;
        }
    }

    /** Masks a line {@code Name: value} whose name is a secret's; else the fields in it. */
    void headerOrFields(int from, int to) {
        int colon = from;
        while (colon < to && nameCharacter(bytes[colon])) {
            colon++;
        }
        if (colon < to && bytes[colon] == ':' && SecretNames.has(bytes, from, colon)) {
            header(from, colon, to);
        } else {
            fields(from, to);
        }
    }

    private void header(int from, int colon, int to) {
        int value = skipBlanks(colon + 1, to);
        int nameLength = colon - from;
        char last = (char) (bytes[colon - 1] | 0x20);
        if (last == 'e' && nameLength >= 6 && (bytes[colon - 6] | 0x20) == 'c') {
            // "Cookie" and "Set-Cookie": names help to find a fault, values do not
            pairs(value, to, nameLength > 6);
            return;
        }
        int blank = value;
        while (blank < to && bytes[blank] != ' ') {
            blank++;
        }
        // "Bearer", "Basic", "Digest" tell what was tried
        boolean scheme = blank < to && authorization(from, colon);
        mask(scheme ? blank + 1 : value, to);
    }

    private boolean authorization(int from, int to) {
        int begin = to - AUTHORIZATION.length();
        return begin >= from && TextLine.text(bytes, begin, to).equalsIgnoreCase(AUTHORIZATION);
    }

    private void pairs(int from, int to, boolean firstOnly) {
        int at = from;
        while (at < to) {
            int end = at;
            int equal = -1;
            for (; end < to && bytes[end] != ';'; end++) {
                if (bytes[end] == '=' && equal < 0) {
                    equal = end;
                }
            }
            mask(equal < 0 ? at : equal + 1, end);
            if (firstOnly) {
                return;
            }
            at = skipBlanks(end + 1, to);
        }
    }

    /** Masks values of {@code name=value} and {@code "name": value}, and what stands between {@code ://} and {@code @}. */
    void fields(int from, int to) {
        int name = from;
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            if (nameCharacter(c)) {
                continue;
            } else if (c == '=' && SecretNames.has(bytes, name, at)) {
                at = value(at + 1, to);
            } else if (c == '"' && at > name && SecretNames.has(bytes, name, at)) {
                at = json(at + 1, to);
            } else if (c == ':' && at + 2 < to && bytes[at + 1] == '/' && bytes[at + 2] == '/') {
                at = user(at + 3, to);
            }
            name = at + 1;
        }
    }

    private int value(int from, int to) {
        int at = from;
        while (at < to && bytes[at] > ' ' && bytes[at] != '&' && bytes[at] != ';' && bytes[at] != '#') {
            at++;
        }
        mask(from, at);
        return at;
    }

    private int json(int from, int to) {
        int at = skipBlanks(from, to);
        if (at >= to || bytes[at] != ':') {
            return from - 1;
        }
        at = skipBlanks(at + 1, to);
        if (at < to && bytes[at] == '"') {
            int end = at + 1;
            while (end < to && bytes[end] != '"') {
                end += bytes[end] == '\\' ? 2 : 1;
            }
            mask(at + 1, Math.min(end, to));
            return Math.min(end, to);
        }
        int end = at;
        while (end < to && bytes[end] > ' ' && bytes[end] != ',' && bytes[end] != '}' && bytes[end] != ']') {
            end++;
        }
        boolean composed = at < to && (bytes[at] == '{' || bytes[at] == '[');
        if (!composed) {
            mask(at, end);
        }
        return composed ? at : end - 1;
    }

    /** {@code user:password@} of a URL: the password. */
    private int user(int from, int to) {
        int colon = -1;
        for (int at = from; at < to && bytes[at] > ' ' && bytes[at] != '/' && bytes[at] != '?'; at++) {
            if (bytes[at] == ':' && colon < 0) {
                colon = at;
            } else if (bytes[at] == '@') {
                mask(colon < 0 ? from : colon + 1, at);
                return at;
            }
        }
        return from - 1;
    }

    private int skipBlanks(int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static boolean nameCharacter(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
