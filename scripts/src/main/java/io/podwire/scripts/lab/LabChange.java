package io.podwire.scripts.lab;

import java.time.Duration;
import java.util.List;

/**
 * What was done to a lab, or would be.
 *
 * @param lab which
 * @param what was done
 * @param faults that were made or mended
 * @param nodes of the lab that was brought up
 * @param pods of it, as {@code NS/NAME}
 * @param took how long it took; null where nothing was done ({@code --dry-run})
 * @param plan what would be typed, with {@code --dry-run}; else empty
 * @param next command lines that one may want now
 */
public record LabChange(
        String lab,
        What what,
        List<String> faults,
        List<String> nodes,
        List<String> pods,
        Duration took,
        List<PlaceCommands> plan,
        List<String> next) {

    public LabChange {
        faults = List.copyOf(faults);
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
        plan = List.copyOf(plan);
        next = List.copyOf(next);
    }

    /** What can be done to a lab. */
    public enum What {
        UP,
        BROKEN,
        MENDED,
        DOWN
    }
}
