package io.podwire.analysis.counters;

import io.podwire.api.command.Gap;
import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterGrowth;
import io.podwire.api.net.CounterGrowth.Change;
import io.podwire.api.net.CounterSource;
import io.podwire.api.net.CounterWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the counters of a window: pairs each with itself at the beginning, minds those that passed their 32 bits or began
 * anew, and puts the worst first.
 *
 * @param counters every counter of the second reading: by concern, then by growth
 * @param gaps what either reading could not read, and links that were gone at the end
 */
public record Growth(List<CounterGrowth> counters, List<Gap> gaps) {

    /**
     * A counter of 32 bits that went down has passed its end where that comes out as no more than this, which nothing counts in a
     * window that a person waits for; else it began anew.
     */
    private static final long MOST_PASSED = 1L << 30;

    private static final Comparator<CounterGrowth> WORST_FIRST = Comparator.comparing(CounterGrowth::concern)
            .thenComparing(Comparator.comparingLong(CounterGrowth::growth).reversed())
            .thenComparing(CounterGrowth::source)
            .thenComparing(CounterGrowth::subject)
            .thenComparing(CounterGrowth::name);

    public Growth {
        counters = List.copyOf(counters);
        gaps = List.copyOf(gaps);
    }

    /** Compares the two readings. */
    public static Growth of(CounterWindow window) {
        Map<Key, Counter> before = new HashMap<>();
        window.first().counters().forEach(counter -> before.putIfAbsent(Key.of(counter), counter));
        Map<Key, CounterGrowth> after = new HashMap<>();
        double seconds = window.elapsed().toNanos() / 1e9;
        for (Counter counter : window.second().counters()) {
            // A driver may use a name twice; which is which nobody can tell, so the first stands.
            after.computeIfAbsent(Key.of(counter), key -> growth(before.get(key), counter, seconds));
        }
        List<CounterGrowth> counters = new ArrayList<>(after.values());
        counters.sort(WORST_FIRST);
        Set<Gap> gaps = new LinkedHashSet<>(window.first().gaps());
        gaps.addAll(window.second().gaps());
        for (Key key : before.keySet()) {
            if (key.source() == CounterSource.LINK && !after.containsKey(key)) {
                gaps.add(new Gap(key.subject(), "was gone at the end of the window (ifindex " + key.linkIndex() + ")"));
            }
        }
        return new Growth(counters, List.copyOf(gaps));
    }

    private record Key(CounterSource source, String subject, Integer linkIndex, String name) {
        static Key of(Counter counter) {
            return new Key(counter.source(), counter.subject(), counter.linkIndex(), counter.name());
        }
    }

    private static CounterGrowth growth(Counter before, Counter after, double seconds) {
        boolean level = after.form() == Form.LEVEL;
        // A protocol's groups live as long as the namespace; procfs leaves out some names while they are 0.
        Long first = before != null
                ? Long.valueOf(before.value())
                : after.source() == CounterSource.PROTOCOL && !level ? Long.valueOf(0) : null;
        long last = after.value();
        Change change;
        long growth;
        if (first == null) {
            change = Change.APPEARED;
            growth = level ? 0 : last;
        } else if (level || Long.compareUnsigned(last, first) >= 0) {
            change = Change.COUNTED;
            growth = last - first;
        } else if (after.form() == Form.COUNT_32 && last + (1L << 32) - first <= MOST_PASSED) {
            change = Change.WRAPPED;
            growth = last + (1L << 32) - first;
        } else {
            change = Change.RESTARTED;
            growth = last;
        }
        return new CounterGrowth(
                after.source(),
                after.subject(),
                after.linkIndex(),
                after.name(),
                Concerns.of(after),
                change,
                first,
                last,
                growth,
                level || seconds <= 0 ? null : Double.valueOf(Math.round(growth / seconds * 1000) / 1000.0));
    }
}
