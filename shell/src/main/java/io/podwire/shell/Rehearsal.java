package io.podwire.shell;

import java.util.List;

/**
 * Runs several command lines in one process, for the JVM that records what a start needs: a cache that was made from one command lacks
 * what the others load. Started by the launcher only.
 */
final class Rehearsal {

    private Rehearsal() {}

    /** @param lines command lines, each one argument with blanks between its words */
    public static void main(String[] lines) {
        for (String line : lines) {
            Main.run(List.of(line.split(" ")));
        }
        System.exit(0);
    }
}
