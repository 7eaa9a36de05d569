package io.podwire.api.value;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Bytes that stay as they are, such as a piece of a packet: a view of an array that nobody changes any more, so that a piece of a
 * piece costs no copy. Its text is lower-case hex without separators, empty for none.
 */
public final class Octets {

    /** None. */
    public static final Octets EMPTY = new Octets(new byte[0], 0, 0);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] array;
    private final int offset;
    private final int length;

    private Octets(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /**
     * A view, not a copy: the caller hands the array over and does not write to it any more.
     *
     * @throws IndexOutOfBoundsException where the array does not have them
     */
    public static Octets view(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return length == 0 ? EMPTY : new Octets(array, offset, length);
    }

    /** From bytes, which are copied. */
    public static Octets of(byte[] bytes) {
        return view(bytes.clone(), 0, bytes.length);
    }

    /**
     * Reads hex digits without separators.
     *
     * @throws IllegalArgumentException for other text
     */
    public static Octets parse(String hex) {
        byte[] bytes = HEX.parseHex(hex);
        return view(bytes, 0, bytes.length);
    }

    /** How many. */
    public int length() {
        return length;
    }

    /** True for none. */
    public boolean isEmpty() {
        return length == 0;
    }

    /**
     * One of them.
     *
     * @return 0 to 255
     */
    public int at(int index) {
        return array[offset + Objects.checkIndex(index, length)] & 0xff;
    }

    /** A view of some of them. */
    public Octets slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return view(array, offset + from, count);
    }

    /** A view of those from {@code from} on. */
    public Octets from(int from) {
        return slice(from, length - from);
    }

    /** A copy. */
    public byte[] bytes() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets
                && Arrays.equals(
                        array, offset, offset + length, octets.array, octets.offset, octets.offset + octets.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return HEX.formatHex(array, offset, offset + length);
    }
}
