package io.podwire.probe.dns;

import io.podwire.api.probe.DnsAttempt;
import java.util.List;

/** Decides what is asked next by what came of what was asked before. Knows no clock and no socket. */
interface Asking {

    /** What is to be asked now; null where there is nothing more to ask. Asked only once all answers to the round before have come. */
    Round next();

    /**
     * Takes what came of a round.
     *
     * @param attempts one for each question, in their order
     */
    void came(List<DnsAttempt> attempts);
}
