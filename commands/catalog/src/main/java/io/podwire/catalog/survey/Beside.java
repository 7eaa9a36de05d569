package io.podwire.catalog.survey;

import io.podwire.analysis.place.NetnsFacts;
import io.podwire.api.host.Network;

/** Reads more of a namespace while a {@link Survey} has it open anyway: entering costs more than asking. */
public interface Beside {

    /** Reads nothing more. */
    Beside NOTHING = (network, facts) -> {};

    /**
     * Called once for each namespace that could be read.
     *
     * @param network must not be kept
     * @param facts what was read of it
     */
    void read(Network network, NetnsFacts facts);
}
