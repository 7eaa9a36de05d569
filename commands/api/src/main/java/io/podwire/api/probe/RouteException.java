package io.podwire.api.probe;

import java.time.Duration;

/**
 * What a namespace's kernel has learned of a target's path MTU, by which all its programs then send to that target.
 *
 * @param place namespace, as its owner would type it
 * @param before MTU that was known before the probes; null: none
 * @param after MTU that is known now; null: none
 * @param expires when it is forgotten by itself
 */
public record RouteException(String place, Integer before, Integer after, Duration expires) {

    /** Whether the probes brought it about. */
    public boolean caused() {
        return after != null && !after.equals(before);
    }
}
