package io.podwire.shell.cli;

import io.podwire.api.host.HostFacts;
import io.podwire.api.value.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says of whom and how old a snapshot is, so that nobody takes it for the node as it is now. */
final class SnapshotAge {

    private SnapshotAge() {}

    static String of(HostFacts host, Instant now) {
        return "snapshot of " + Printable.of(String.valueOf(host.name())) + " at "
                + host.readAt().truncatedTo(ChronoUnit.SECONDS) + ", " + age(Duration.between(host.readAt(), now));
    }

    private static String age(Duration age) {
        if (age.isNegative()) {
            return "by a clock that is ahead of this one";
        }
        long minutes = age.toMinutes();
        if (minutes < 60) {
            return minutes + " min old";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h old" : minutes / (24 * 60) + " days old";
    }
}
