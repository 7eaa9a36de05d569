package io.podwire.packets.dissect;

/**
 * Reads names of a DNS message (RFC 1035 section 4.1.4). A compressed name's pointer must lead backward, and further back than the one
 * before it, so no name has a loop.
 */
final class DnsNames {

    /** More than RFC 1035's 255 octets, each written as {@code \DDD}. */
    private static final int MOST_CHARACTERS = 1024;

    private final byte[] bytes;
    private final int start;
    private final int limit;
    private final StringBuilder text = new StringBuilder(64);
    private int at;
    private boolean cut;
    private boolean badPointer;

    /**
     * @param start of the message: pointers count from here; the first name is read after it where {@link #to} says nothing else
     * @param limit where the bytes end
     */
    DnsNames(byte[] bytes, int start, int limit) {
        this.bytes = bytes;
        this.start = start;
        this.limit = limit;
        this.at = start;
    }

    /** Where the next one begins: behind the last one read. */
    int at() {
        return at;
    }

    void to(int next) {
        at = next;
    }

    /** Why {@link #read} gave null: the bytes end. */
    boolean cut() {
        return cut;
    }

    /** Why {@link #read} gave null: a pointer leads forward, into itself or out of the message. */
    boolean badPointer() {
        return badPointer;
    }

    /** The next name, with a dot at its end; null where it can't be read. */
    String read() {
        text.setLength(0);
        int from = at;
        int least = at;
        int after = -1;
        while (true) {
            if (from >= limit) {
                cut = true;
                return null;
            }
            int length = bytes[from] & 0xff;
            if (length == 0) {
                at = after < 0 ? from + 1 : after;
                return text.isEmpty() ? "." : text.toString();
            } else if (length >= 0xc0) {
                if (from + 1 >= limit) {
                    cut = true;
                    return null;
                }
                int target = start + ((length & 0x3f) << 8 | bytes[from + 1] & 0xff);
                after = after < 0 ? from + 2 : after;
                if (target >= least) {
                    badPointer = true;
                    return null;
                }
                least = target;
                from = target;
            } else if (length >= 0x40 || text.length() > MOST_CHARACTERS) {
                return null;
            } else if (from + 1 + length > limit) {
                cut = true;
                return null;
            } else {
                append(from + 1, from + 1 + length);
                text.append('.');
                from += 1 + length;
            }
        }
    }

    private void append(int from, int to) {
        for (int i = from; i < to; i++) {
            int c = bytes[i] & 0xff;
            if (c == '.' || c == '\\') {
                text.append('\\').append((char) c);
            } else {
                append(text, c);
            }
        }
    }

    /** A printable ASCII character as it is, any other octet as {@code \DDD}. */
    static void append(StringBuilder text, int c) {
        if (c >= 0x20 && c < 0x7f) {
            text.append((char) c);
        } else {
            text.append('\\')
                    .append((char) ('0' + c / 100))
                    .append((char) ('0' + c / 10 % 10))
                    .append((char) ('0' + c % 10));
        }
    }
}
