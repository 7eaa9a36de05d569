package io.podwire.analysis.place;

import io.podwire.api.pod.Pod;

/**
 * One way in which a key matched.
 *
 * @param by as {@link io.podwire.api.pod.PodPlace.Match#by}
 * @param value what it is equal to, in full
 * @param netns inode of the namespace it leads to; null where that is gone
 * @param pod the pod it leads to, or null
 */
record Hit(String by, String value, Long netns, Pod pod) {

    /** Two hits that lead to the same place, whichever way. */
    boolean sameDestination(Hit other) {
        return pod != null || other.pod != null
                ? pod == other.pod
                : netns == null ? other.netns == null : netns.equals(other.netns);
    }
}
