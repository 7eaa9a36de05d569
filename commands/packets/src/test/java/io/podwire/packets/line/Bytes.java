package io.podwire.packets.line;

import java.util.HexFormat;

/** Bytes of tests, written in hex. */
final class Bytes {

    private Bytes() {}

    /** From hex digits; blanks are for the eye. */
    static byte[] of(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
