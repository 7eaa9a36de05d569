package io.podwire.scripts.lab.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The control groups of a lab: one of its name in each mounted hierarchy, with those of its nodes and pods below. */
final class ControlGroups {

    private static final int LOOKS = 100;
    private static final long BETWEEN_MILLIS = 20;

    private final String name;

    /** @param name of the lab's own group */
    ControlGroups(String name) {
        this.name = name;
    }

    /** Where hierarchies are mounted, version 1 and 2: fields 2 and 3 of proc_mounts(5). */
    static List<Path> hierarchies() {
        List<Path> all = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
                String[] fields = line.split(" ");
                if (fields.length > 2 && (fields[2].equals("cgroup") || fields[2].equals("cgroup2"))) {
                    all.add(Path.of(fields[1]));
                }
            }
        } catch (IOException e) {
            // without procfs there are no labs either
        }
        return all;
    }

    /**
     * Removes them, which the kernel allows once the last process in them is reaped.
     *
     * @return those that stay after a wait of some seconds
     */
    List<Path> remove() {
        List<Path> stay = new ArrayList<>();
        int looks = 0;
        for (Path hierarchy : hierarchies()) {
            Path group = hierarchy.resolve(name);
            while (Files.isDirectory(group) && !removed(group) && looks < LOOKS) {
                looks++;
                pause();
            }
            if (Files.isDirectory(group)) {
                stay.add(group);
            }
        }
        return stay;
    }

    private static boolean removed(Path group) {
        try (Stream<Path> below = Files.walk(group)) {
            List<Path> deepestFirst = below.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            // EBUSY while a process in it is not reaped yet
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
