package io.podwire.packets.dissect;

import java.util.Locale;

/** Names of headers, parameters and fields whose values are nobody's business. */
final class SecretNames {

    private static final String[] PARTS = {
        "authorization",
        "cookie",
        "passw",
        "passphrase",
        "pwd",
        "token",
        "secret",
        "apikey",
        "api-key",
        "api_key",
        "access-key",
        "access_key",
        "accesskey",
        "private-key",
        "private_key",
        "credential",
        "session",
        "signature"
    };

    /** Longer than any name that is meant; what is longer is no name. */
    private static final int MOST = 64;

    private SecretNames() {}

    static boolean has(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 3 || length > MOST) {
            return false;
        }
        String name = TextLine.text(bytes, from, to).toLowerCase(Locale.ROOT);
        if (name.equals("sig") || name.equals("pass") || name.equals("x-auth")) {
            return true;
        }
        for (String part : PARTS) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
