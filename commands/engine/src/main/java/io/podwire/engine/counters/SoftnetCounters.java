package io.podwire.engine.counters;

import io.podwire.api.error.BadData;
import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterSource;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * {@code /proc/net/softnet_stat}: a line a processor that is online, in hex (softnet_seq_show of {@code net/core/net-procfs.c}). It is
 * the same in every namespace.
 */
final class SoftnetCounters {

    /** By column; null for one that is always 0 or repeats others. Later columns came with later kernels. */
    private static final String[] NAMES = {
        "processed",
        "dropped",
        "time_squeeze",
        null,
        null,
        null,
        null,
        null,
        "cpu_collision",
        "received_rps",
        "flow_limit_count",
        "backlog_length",
    };

    private static final int CPU_COLUMN = 12;
    private static final String FILE = "/proc/net/softnet_stat";

    private SoftnetCounters() {}

    /** @throws BadData where a column is no hex number */
    static List<Counter> of(String text) {
        List<Counter> counters = new ArrayList<>();
        int row = 0;
        for (String line : text.split("\n")) {
            List<Long> columns = columns(line);
            // Before 5.10 no column tells the processor; then the row does, as long as all are online.
            String subject = "cpu" + (columns.size() > CPU_COLUMN ? columns.get(CPU_COLUMN) : row);
            for (int i = 0; i < Math.min(NAMES.length, columns.size()); i++) {
                if (NAMES[i] != null) {
                    Form form = NAMES[i].equals("backlog_length") ? Form.LEVEL : Form.COUNT_32;
                    counters.add(new Counter(CounterSource.SOFTNET, subject, null, NAMES[i], form, columns.get(i)));
                }
            }
            row++;
        }
        return counters;
    }

    private static List<Long> columns(String line) {
        List<Long> columns = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(line);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            try {
                columns.add(Integer.toUnsignedLong(Integer.parseUnsignedInt(word, 16)));
            } catch (NumberFormatException e) {
                throw new BadData(FILE + ": not a hex number of 32 bits: " + Printable.of(word), e);
            }
        }
        return columns;
    }
}
