package io.podwire.probe.dns;

import java.util.List;

/**
 * Questions that belong together.
 *
 * @param errands what is asked
 * @param together all at once; else each once the one before was answered or given up
 */
record Round(List<Errand> errands, boolean together) {

    Round {
        errands = List.copyOf(errands);
    }
}
