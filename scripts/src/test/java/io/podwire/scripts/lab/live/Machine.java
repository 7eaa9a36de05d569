package io.podwire.scripts.lab.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What this machine has that a lab must not change, seen by programs that are not ours. */
final class Machine {

    private Machine() {}

    /** Addresses, routes, neighbors' tables apart, links, names, filter rules, mounts; and settings that do not count by themselves. */
    static TreeMap<String, String> now() {
        TreeMap<String, String> all = new TreeMap<>();
        for (String line : List.of(
                "ip -o addr",
                "ip -4 route show table all",
                "ip rule",
                "ip -br link",
                "ip netns list",
                "iptables-save",
                "ip6tables-save")) {
            all.put(line, ofItself(TinyLab.Run.of(List.of(line.split(" "))).text()));
        }
        all.put("mounts", ofItself(read(Path.of("/proc/self/mounts"))));
        all.put("sysctl", settings());
        return all;
    }

    /** Without counters, dates, and the namespaces of other tests that run beside this one. */
    private static String ofItself(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#") && !line.contains("pwt-"))
                .map(line -> line.replaceAll("\\[\\d+:\\d+\\]", "").replaceAll("(valid|preferred)_lft \\d+sec", ""))
                .reduce("", (a, b) -> a + b + "\n");
    }

    /** All below /proc/sys/net and vm, and what of kernel is a setting and no count. */
    private static String settings() {
        StringBuilder text = new StringBuilder();
        for (String folder : List.of("/proc/sys/net", "/proc/sys/vm", "/proc/sys/fs/inotify", "/proc/sys/user")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.toString()
                                .matches(".*(_count|nf_conntrack_buckets|stat_refresh|drop_caches|compact_memory)"))
                        .sorted()
                        .forEach(file -> text.append(file).append(' ').append(read(file)));
            } catch (IOException | UncheckedIOException e) {
                text.append(folder).append(" vanished");
            }
        }
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "unreadable\n";
        }
    }
}
