package io.podwire.catalog;

import io.podwire.api.error.BadUse;
import java.util.Optional;

/** Port numbers of TCP and UDP as parameters. */
final class Ports {

    private static final int LAST = 65_535;

    private Ports() {}

    /**
     * The port, or null where none was given.
     *
     * @param flag as typed, for the refusal
     * @throws BadUse unless it is from 0 to 65535: a filter that nothing can match would look like "there is none"
     */
    static Integer orNull(Optional<Integer> port, String flag) {
        if (port.isPresent() && (port.get() < 0 || port.get() > LAST)) {
            throw new BadUse(flag + ": " + port.get() + " is no port; expected 0 to " + LAST);
        }
        return port.orElse(null);
    }
}
