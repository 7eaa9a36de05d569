package io.podwire.shell.prompt;

import io.podwire.api.value.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a place is called. */
final class Where {

    private Where() {}

    /** The host that answers, as short as a prompt needs it: {@code n1}, {@code localhost}, {@code node.snapshot}. */
    static String host(Whereabouts.Standing standing) {
        if (standing.from() != null) {
            return Printable.of(standing.from().getFileName().toString());
        }
        return Printable.of(standing.on() == null ? ownName() : standing.on());
    }

    /** Host and place: {@code n1}, {@code shop/cart@n1}. */
    static String inShort(Whereabouts.Standing standing) {
        return standing.in() == null
                ? host(standing)
                : Printable.of(standing.in().toString()) + "@" + host(standing);
    }

    /** What {@code use} tells. */
    static String sentence(Whereabouts.Standing standing) {
        String place =
                standing.in() == null ? "the host's own network" : standing.in().toString();
        String host = standing.from() != null
                ? "snapshot " + standing.from()
                : standing.on() != null ? standing.on() + ", through its agent" : ownName() + ", this host";
        return place + " on " + host;
    }

    /** Up to its first dot: domains tell nothing new. */
    private static String ownName() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            int dot = name.indexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        } catch (IOException e) {
            return "localhost";
        }
    }
}
