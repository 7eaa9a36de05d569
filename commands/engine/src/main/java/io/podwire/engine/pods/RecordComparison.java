package io.podwire.engine.pods;

import io.podwire.api.pod.CniAttachment;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where the records that plug-ins wrote of one sandbox contradict each other. Pure. */
final class RecordComparison {

    private RecordComparison() {}

    /**
     * Compares each record with each later one of the same link (records that name no link fit any).
     *
     * @return one line a contradiction
     */
    static List<String> differences(List<CniAttachment> records) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            for (int j = i + 1; j < records.size(); j++) {
                CniAttachment one = records.get(i);
                CniAttachment other = records.get(j);
                if (sameLink(one, other) && !one.source().equals(other.source())) {
                    compare(one, other, lines);
                }
            }
        }
        return lines;
    }

    private static boolean sameLink(CniAttachment one, CniAttachment other) {
        return one.link() != null && other.link() != null
                ? one.link().equals(other.link())
                : one.network() == null
                        || other.network() == null
                        || one.network().equals(other.network());
    }

    private static void compare(CniAttachment one, CniAttachment other, List<String> lines) {
        Set<IpAddress> mine = addresses(one);
        Set<IpAddress> theirs = addresses(other);
        // A plug-in may note one family in a file of its own: only records without anything in common contradict.
        boolean apart = !mine.isEmpty() && !theirs.isEmpty() && mine.stream().noneMatch(theirs::contains);
        if (apart && sameFamily(mine, theirs)) {
            lines.add(other.source() + " says " + words(theirs) + ", " + one.source() + " says " + words(mine));
        }
        if (one.mac() != null && other.mac() != null && !Objects.equals(one.mac(), other.mac())) {
            lines.add(other.source() + " says " + other.mac() + ", " + one.source() + " says " + one.mac());
        }
    }

    private static boolean sameFamily(Set<IpAddress> mine, Set<IpAddress> theirs) {
        return mine.stream().anyMatch(one -> theirs.stream().anyMatch(other -> one.v6() == other.v6()));
    }

    private static Set<IpAddress> addresses(CniAttachment record) {
        Set<IpAddress> all = new HashSet<>();
        for (Cidr cidr : record.addresses()) {
            all.add(cidr.address());
        }
        return all;
    }

    private static String words(Set<IpAddress> addresses) {
        return String.join(
                ", ", addresses.stream().sorted().map(IpAddress::toString).toList());
    }
}
