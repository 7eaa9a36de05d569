package io.podwire.analysis.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that someone may have meant: few edits away, or containing what was typed. */
public final class NearestNames {

    private static final int MOST = 3;
    private static final int LONGEST = 256;

    private NearestNames() {}

    private record Scored(String name, int distance) {}

    /** At most three, the nearest first. */
    public static List<String> to(String typed, Iterable<String> names) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        int limit = Math.max(1, typed.length() / 3);
        List<Scored> near = new ArrayList<>();
        for (String name : names) {
            int distance = name.contains(typed)
                    ? 1
                    : name.length() > LONGEST ? Integer.MAX_VALUE : distance(typed, name, limit);
            if (distance <= limit) {
                near.add(new Scored(name, distance));
            }
        }
        near.sort(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name));
        return near.stream().limit(MOST).map(Scored::name).toList();
    }

    /** Edits (insert, delete, replace) between two words, case aside; anything above the limit where it is more. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
