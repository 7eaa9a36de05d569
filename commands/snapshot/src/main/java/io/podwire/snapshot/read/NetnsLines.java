package io.podwire.snapshot.read;

import io.podwire.api.error.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The lines of an entry, found by namespace. Made by one pass over the entry, which also proves its checksum and parses nothing but
 * the inodes. A small entry stays in memory; of a large one only where its lines are, and namespaces asked for in the file's order
 * are read in one further pass.
 */
final class NetnsLines {

    /** Octets of an entry that are kept: the links of some thousand namespaces. */
    private static final int MOST_KEPT = 6 << 20;

    private static final int MOST_LINES = 1 << 20;
    private static final byte[] PREFIX = "{\"netns\":".getBytes(StandardCharsets.US_ASCII);

    private final Entries entries;
    private final String entry;
    private long[] netns = new long[64];
    private long[] offset = new long[64];
    private int[] length = new int[64];
    private int[] number = new int[64];
    private int lines;
    private byte[] kept = new byte[64 << 10];
    private int keptLength;
    private InputStream cursor;
    private long cursorAt;

    private NetnsLines(Entries entries, String entry) {
        this.entries = entries;
        this.entry = entry;
    }

    /**
     * One line.
     *
     * @param json its octets
     * @param number in its entry, from 1
     */
    record Line(byte[] json, int number) {}

    /**
     * Looks an entry through.
     *
     * @return null where there is no such entry
     * @throws BadData where it is damaged; the message begins with place, entry and line
     */
    static NetnsLines read(Entries entries, String entry) {
        NetnsLines lines = new NetnsLines(entries, entry);
        return Damage.told(entries, entry, () -> lines.index() ? lines : null);
    }

    private boolean index() throws IOException {
        InputStream in = entries.open(entry);
        if (in == null) {
            return false;
        }
        try (LineReader reader = new LineReader(in)) {
            while (reader.next()) {
                keep(reader);
                if (reader.length() > 0) {
                    take(reader);
                }
            }
            Long expected = entries.checksum(entry);
            if (expected != null && expected != reader.checksum()) {
                throw new BadData("is damaged: its checksum is not that of the list of entries");
            }
        }
        return true;
    }

    private void take(LineReader reader) {
        if (lines == MOST_LINES) {
            throw new BadData("has more than " + MOST_LINES + " lines");
        }
        if (lines == netns.length) {
            netns = Arrays.copyOf(netns, 2 * lines);
            offset = Arrays.copyOf(offset, 2 * lines);
            length = Arrays.copyOf(length, 2 * lines);
            number = Arrays.copyOf(number, 2 * lines);
        }
        netns[lines] = inode(reader);
        length[lines] = reader.length();
        number[lines] = reader.number();
        offset[lines] = reader.offset();
        lines++;
    }

    /** With its line break, so that a line lies here where it lies in the entry. */
    private void keep(LineReader reader) {
        int more = reader.length() + 1;
        if (kept == null || keptLength + more > MOST_KEPT) {
            kept = null;
            return;
        }
        if (keptLength + more > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(2 * kept.length, keptLength + more));
        }
        System.arraycopy(reader.octets(), 0, kept, keptLength, reader.length());
        kept[keptLength + reader.length()] = '\n';
        keptLength += more;
    }

    private static long inode(LineReader reader) {
        byte[] line = reader.octets();
        int at = PREFIX.length;
        long inode = 0;
        if (reader.length() > at && Arrays.equals(line, 0, at, PREFIX, 0, at)) {
            int digits = 0;
            while (at < reader.length() && line[at] >= '0' && line[at] <= '9' && digits < 18) {
                inode = 10 * inode + line[at] - '0';
                at++;
                digits++;
            }
            if (digits > 0 && at < reader.length() && (line[at] == ',' || line[at] == '}')) {
                return inode;
            }
        }
        throw new BadData("line " + reader.number() + ": does not begin with {\"netns\":INODE");
    }

    /** The lines of a namespace, in their order; each is fetched when it is got. */
    List<Line> of(long inode) {
        int[] places = new int[1];
        int count = 0;
        for (int i = 0; i < lines; i++) {
            if (netns[i] == inode) {
                places = count == places.length ? Arrays.copyOf(places, 2 * count) : places;
                places[count++] = i;
            }
        }
        return new Lines(places, count);
    }

    private final class Lines extends AbstractList<Line> {

        private final int[] places;
        private final int count;

        Lines(int[] places, int count) {
            this.places = places;
            this.count = count;
        }

        @Override
        public Line get(int i) {
            int place = places[Objects.checkIndex(i, count)];
            return new Line(kept == null ? fetched(place) : kept(place), number[place]);
        }

        @Override
        public int size() {
            return count;
        }
    }

    private byte[] kept(int i) {
        int from = (int) offset[i];
        return Arrays.copyOfRange(kept, from, from + length[i]);
    }

    /** Goes on from the line read last where it can. */
    private synchronized byte[] fetched(int i) {
        return Damage.told(entries, entry, () -> {
            if (cursor == null || cursorAt > offset[i]) {
                close();
                cursor = entries.open(entry);
                cursorAt = 0;
            }
            cursor.skipNBytes(offset[i] - cursorAt);
            byte[] line = cursor.readNBytes(length[i]);
            cursorAt = offset[i] + line.length;
            return line;
        });
    }

    private void close() throws IOException {
        if (cursor != null) {
            cursor.close();
        }
    }

    /** Octets that it holds in memory. */
    int weight() {
        return kept == null ? 0 : kept.length;
    }
}
