package io.podwire.scripts.lab;

import java.util.List;

/**
 * One way to see a fault by hand, and what it showed just now.
 *
 * @param from where one looks
 * @param run what one types there
 * @param seen true where the fault shows; false where all looks well
 * @param status exit status of what was typed
 * @param shows the pattern that its output matches while all is well; null where the exit status tells
 * @param output what it said, standard error included
 */
public record SymptomSeen(String from, String run, boolean seen, int status, String shows, List<String> output) {
    public SymptomSeen {
        output = List.copyOf(output);
    }
}
