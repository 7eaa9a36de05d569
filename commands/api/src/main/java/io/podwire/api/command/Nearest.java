package io.podwire.api.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what someone may have meant by a name that does not exist. */
public final class Nearest {

    /** Of a beginning: fewer would find too much, since what follows is not compared. */
    private static final int CHARACTERS_AN_ERROR = 5;

    private record Near(String name, int distance) {}

    private Nearest() {}

    /**
     * The candidates most like a word, best first: those it is the beginning of, then those within about one typing error in
     * three characters (insert, delete, replace, or two neighbors swapped). Where there are none, those that it would be the beginning
     * of but for one error in five characters.
     *
     * @param most how many at most
     * @return possibly empty
     */
    public static List<String> of(String word, Collection<String> candidates, int most) {
        List<Near> near = new ArrayList<>();
        List<Near> begun = new ArrayList<>();
        int errors = Math.max(1, word.length() / 3);
        for (String candidate : candidates) {
            if (word.length() >= 2 && candidate.startsWith(word)) {
                near.add(new Near(candidate, 0));
                continue;
            }
            int[] distances = distances(word, candidate);
            int whole = distances[candidate.length()];
            int beginning = Arrays.stream(distances).min().getAsInt();
            if (whole <= errors) {
                near.add(new Near(candidate, whole));
            } else if (word.length() >= CHARACTERS_AN_ERROR && beginning <= word.length() / CHARACTERS_AN_ERROR) {
                begun.add(new Near(candidate, beginning));
            }
        }
        if (near.isEmpty()) {
            near = begun;
        }
        near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
        List<String> names = new ArrayList<>();
        for (Near n : near.subList(0, Math.min(most, near.size()))) {
            names.add(n.name());
        }
        return names;
    }

    /** {@code ; did you mean a, b or c?}, or nothing where nothing is near. */
    public static String question(String word, Collection<String> candidates) {
        List<String> names = of(word, candidates, 3);
        if (names.isEmpty()) {
            return "";
        }
        String last = names.get(names.size() - 1);
        String others = String.join(", ", names.subList(0, names.size() - 1));
        return "; did you mean " + (others.isEmpty() ? last : others + " or " + last) + "?";
    }

    /** Optimal string alignment, which is Levenshtein's distance with swaps of neighbors: of a to each beginning of b, by its length. */
    private static int[] distances(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()];
    }
}
