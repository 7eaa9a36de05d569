package io.podwire.engine.linux;

import io.podwire.api.error.BadData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks links' drivers for what they count of their own, as {@code ethtool -S} does ({@code linux/ethtool.h}). Answers for the network
 * namespace it was opened in, from any thread; for one thread at a time.
 */
public final class DriverStatistics implements AutoCloseable {

    /** A number under the driver's own name for it. */
    public record Statistic(String name, long value) {}

    private static final int ETHTOOL_GSTRINGS = 0x1b;
    private static final int ETHTOOL_GSTATS = 0x1d;
    private static final int ETHTOOL_GSSET_INFO = 0x37;
    private static final int ETH_SS_STATS = 1;
    private static final int ETH_GSTRING_LEN = 32;

    /** The largest drivers have some thousands. */
    private static final int MOST = 1 << 15;

    /**
     * The kernel fills in as many as the driver has by then, whatever the request says: a driver that got more queues between two
     * questions must not write behind our buffer.
     */
    private static final int SLACK = 4096;

    private final Ethtool ethtool;

    private DriverStatistics(Ethtool ethtool) {
        this.ethtool = ethtool;
    }

    /**
     * Opens in the calling thread's network namespace.
     *
     * @throws SystemCallException as socket(2)
     */
    public static DriverStatistics open() throws SystemCallException {
        return new DriverStatistics(Ethtool.open());
    }

    /**
     * What the driver of a link counts.
     *
     * @param link its name; must be there, since for one that is not the kernel would look for a module {@code netdev-NAME}
     * @return empty where the driver counts nothing of its own, or the link is gone
     * @throws SystemCallException where the kernel refuses for another reason
     * @throws BadData where names and numbers do not fit each other
     */
    public List<Statistic> of(String link) throws SystemCallException {
        int count = count(link);
        if (count == 0) {
            return List.of();
        }
        if (count > MOST) {
            throw new BadData("ethtool: a driver with " + count + " statistics, expected at most " + MOST);
        }
        ByteBuffer names = Ethtool.allocate(12 + (count + SLACK) * ETH_GSTRING_LEN);
        names.putInt(0, ETHTOOL_GSTRINGS).putInt(4, ETH_SS_STATS).putInt(8, count);
        ByteBuffer values = Ethtool.allocate(8 + (count + SLACK) * Long.BYTES);
        values.putInt(0, ETHTOOL_GSTATS).putInt(4, count);
        if (!ethtool.ask(link, names, "ETHTOOL_GSTRINGS") || !ethtool.ask(link, values, "ETHTOOL_GSTATS")) {
            return List.of();
        }
        if (names.getInt(8) != values.getInt(4)) {
            // It changed in between; the next reading will fit.
            return List.of();
        }
        List<Statistic> statistics = new ArrayList<>(count);
        for (int i = 0; i < Math.min(names.getInt(8), count + SLACK); i++) {
            String name = name(names, 12 + i * ETH_GSTRING_LEN);
            if (!name.isEmpty()) {
                statistics.add(new Statistic(name, values.getLong(8 + i * Long.BYTES)));
            }
        }
        return statistics;
    }

    private int count(String link) throws SystemCallException {
        ByteBuffer sets = Ethtool.allocate(16 + Integer.BYTES);
        sets.putInt(0, ETHTOOL_GSSET_INFO).putLong(8, 1L << ETH_SS_STATS);
        boolean told = ethtool.ask(link, sets, "ETHTOOL_GSSET_INFO");
        return told && sets.getLong(8) != 0 ? sets.getInt(16) : 0;
    }

    /** As C has it: up to the first NUL, or all 32 bytes. Drivers pad with blanks at times. */
    private static String name(ByteBuffer names, int start) {
        int length = 0;
        while (length < ETH_GSTRING_LEN && names.get(start + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        names.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        ethtool.close();
    }
}
