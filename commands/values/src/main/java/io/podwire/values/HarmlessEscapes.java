package io.podwire.values;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.podwire.api.value.Printable;

/**
 * Writes as {@code \}{@code uXXXX} what {@link Printable} holds to be harmful on a terminal (control, format, bidirectional
 * characters, line separators, …), and each half of a surrogate pair: an unpaired one has no UTF-8 and would be lost.
 */
final class HarmlessEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] ascii;

    HarmlessEscapes() {
        ascii = standardAsciiEscapesForJSON();
        ascii[0x7f] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
        String text = String.valueOf((char) c);
        return Printable.of(text).equals(text) ? null : new SerializedString(String.format("\\u%04x", c));
    }
}
