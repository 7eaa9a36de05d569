package io.podwire.shell.runbook;

import java.util.ArrayList;
import java.util.List;

/** Two texts beside each other, by lines: the longest common sequence stays, all else is marked. For samples of some hundred lines. */
final class Difference {

    private Difference() {}

    /**
     * The lines of both: those of both after two blanks, those only expected after {@code - }, those only printed after {@code + }.
     *
     * @return empty where both are equal
     */
    static List<String> of(List<String> expected, List<String> printed) {
        if (expected.equals(printed)) {
            return List.of();
        }
        int[][] common = common(expected, printed);
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < printed.size()) {
            boolean both = i < expected.size() && j < printed.size();
            if (both && expected.get(i).equals(printed.get(j))) {
                lines.add("  " + expected.get(i));
                i++;
                j++;
            } else if (j == printed.size() || both && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + expected.get(i++));
            } else {
                lines.add("+ " + printed.get(j++));
            }
        }
        return lines;
    }

    /** How many lines the rests from each pair of places have in common. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
