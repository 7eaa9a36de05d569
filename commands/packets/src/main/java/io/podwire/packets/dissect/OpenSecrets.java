package io.podwire.packets.dissect;

import java.util.Arrays;

/**
 * Lines that a segment's end has cut, so that the secret in one is masked in the next segment too. Of each it keeps what was left of the line
 * after masking, and no secret. Bounded: so many directions of connections, so many bytes of each; one that comes to the place of another
 * takes it.
 *
 * <p>The segment before last is kept as well, since captures of several links see each segment several times. A segment that comes before the
 * one it continues is not recognised.
 */
final class OpenSecrets {

    private static final int PLACES = 1024;
    private static final int MOST = 256;

    /** Of a line that is longer, its begin: a header's name stands there. The rest of what is kept is its end. */
    private static final int BEGIN = 96;

    /** A masked value is as good as this many stars. */
    private static final int STARS = 4;

    private static final byte[] NONE = new byte[0];

    private Place[] places;

    /** One direction of a connection. */
    private static final class Place {
        private final long flow;
        private int next;
        private byte[] line = NONE;
        private int nextBefore;
        private byte[] lineBefore = NONE;

        Place(long flow) {
            this.flow = flow;
        }
    }

    /**
     * Masks what a segment begins with, where the segment before it ended in a line with a secret.
     *
     * @param sequence of the segment's first byte
     */
    void begin(Walk walk, long flow, int sequence, int destinationPort, int at, int limit) {
        Place place = places == null ? null : places[slot(flow)];
        if (place == null || place.flow != flow) {
            return;
        }
        byte[] line = sequence == place.next ? place.line : sequence == place.nextBefore ? place.lineBefore : NONE;
        if (line.length == 0) {
            return;
        }
        int end = TextLine.end(walk.bytes, at, limit);
        byte[] joined = Arrays.copyOf(line, line.length + end - at);
        System.arraycopy(walk.bytes, at, joined, line.length, end - at);
        LineReader.mask(joined, destinationPort);
        System.arraycopy(joined, line.length, walk.bytes, at, end - at);
    }

    /** Remembers how the segment ended, after it was masked. */
    void end(Walk walk, long flow, int sequence, int at, int end) {
        boolean open = at < end && end <= walk.captured() && text(walk.bytes, at, end);
        if (!open && places == null) {
            return;
        }
        if (places == null) {
            places = new Place[PLACES];
        }
        int slot = slot(flow);
        Place place = places[slot];
        if (place == null || place.flow != flow) {
            if (!open) {
                return;
            }
            place = new Place(flow);
            places[slot] = place;
        }
        int next = sequence + end - at;
        if (next != place.next) {
            place.nextBefore = place.next;
            place.lineBefore = place.line;
            place.next = next;
        }
        place.line = open ? kept(walk.bytes, at, end, continued(place, sequence)) : NONE;
    }

    /** The line that the segment went on with; empty where it began with one of its own. */
    private static byte[] continued(Place place, int sequence) {
        return sequence == place.nextBefore ? place.lineBefore : NONE;
    }

    /** True where it ends within a line of text. */
    private static boolean text(byte[] bytes, int at, int end) {
        return bytes[end - 1] != '\n' && TextLine.mayBeText(bytes, Math.max(at, end - 8), end);
    }

    private static byte[] kept(byte[] bytes, int at, int end, byte[] before) {
        int start = end;
        while (start > at && bytes[start - 1] != '\n') {
            start--;
        }
        byte[] line = Arrays.copyOfRange(bytes, start, end);
        if (start == at && before.length > 0) {
            line = Arrays.copyOf(before, before.length + end - at);
            System.arraycopy(bytes, at, line, before.length, end - at);
        }
        int length = shorten(line);
        if (length <= MOST) {
            return Arrays.copyOf(line, length);
        }
        System.arraycopy(line, length - (MOST - BEGIN), line, BEGIN, MOST - BEGIN);
        return Arrays.copyOf(line, MOST);
    }

    /** Takes stars away where there are many; answers how many bytes are left. */
    private static int shorten(byte[] line) {
        int length = 0;
        int stars = 0;
        for (byte c : line) {
            stars = c == '*' ? stars + 1 : 0;
            if (stars <= STARS) {
                line[length++] = c;
            }
        }
        return length;
    }

    private static int slot(long flow) {
        return (int) (flow ^ flow >>> 32) & PLACES - 1;
    }
}
