package io.podwire.packets.dissect;

/** The internet's checksum (RFC 1071): one's complement of the one's complement sum of 16-bit words, big endian. */
final class InternetChecksum {

    private InternetChecksum() {}

    /** The plain sum of the words from {@code at} to {@code end}, the last byte of an odd count as a word's upper half; not folded. */
    static long sum(byte[] bytes, int at, int end) {
        long sum = 0;
        int i = at;
        for (; i + 1 < end; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
        }
        if (i < end) {
            sum += (bytes[i] & 0xff) << 8;
        }
        return sum;
    }

    /**
     * What a checksum should be.
     *
     * @param sum of everything, the checksum itself included
     * @param sent the checksum itself
     * @return {@code sent} where that is right: 0 and 0xffff are the same number here
     */
    static int expected(long sum, int sent) {
        int folded = fold(sum);
        return folded == 0xffff ? sent : ~fold(folded + (~sent & 0xffff)) & 0xffff;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }
}
