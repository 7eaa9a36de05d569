package io.podwire.capture.budget;

import io.podwire.api.host.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a capture leaves free: below that a kubelet begins to evict pods.
 *
 * @param bytes per 1000 of all bytes
 * @param inodes per 1000 of all inodes
 * @param from who says so, in words
 */
record Thresholds(long bytes, long inodes, String from) {

    private static final Path KUBELET = Path.of("/var/lib/kubelet/config.yaml");

    /** Further from the kubelet's own limit than it takes to notice: it looks every ten seconds. */
    private static final long MARGIN = 20;

    static final Thresholds USUAL = new Thresholds(200, 100, "20 % of the disk stays free");

    /** The kubelet's own (evictionHard of its configuration) where they can be read and are shares of the disk. */
    static Thresholds ofMachine() {
        return of(KUBELET);
    }

    static Thresholds of(Path kubelet) {
        try {
            List<String> lines = Files.readAllLines(kubelet);
            Long bytes = share(lines, "nodefs.available");
            Long inodes = share(lines, "nodefs.inodesFree");
            if (bytes == null) {
                return USUAL;
            }
            return new Thresholds(
                    bytes + MARGIN,
                    (inodes == null ? 50 : inodes) + MARGIN,
                    "the kubelet evicts below " + bytes / 10 + " % free");
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** Of a line such as {@code   nodefs.available: "10%"} below evictionHard; null where there is none, or it is in bytes. */
    private static Long share(List<String> lines, String key) {
        boolean within = false;
        for (String line : lines) {
            if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
                within = line.startsWith("evictionHard:");
            } else if (within && line.strip().startsWith(key + ":")) {
                String value = line.substring(line.indexOf(':') + 1)
                        .replace("\"", "")
                        .replace("'", "")
                        .strip();
                return perMille(value);
            }
        }
        return null;
    }

    private static Long perMille(String value) {
        if (!value.endsWith("%")) {
            return null;
        }
        try {
            double percent =
                    Double.parseDouble(value.substring(0, value.length() - 1).strip());
            return percent >= 0 && percent < 100 ? Math.round(percent * 10) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Bytes that may be written until the limit is met; below 0 where it is passed already. */
    long roomAbove(DiskSpace space) {
        return space.free() - space.total() / 1000 * bytes;
    }

    boolean inodesLow(DiskSpace space) {
        return space.inodes() > 0 && space.freeInodes() < space.inodes() / 1000 * inodes;
    }
}
