package io.podwire.api.host;

import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;

/**
 * Where a question is asked: a network namespace, and how it came to be meant.
 *
 * @param netns the namespace
 * @param asked what the user typed, or {@code host}
 * @param pod the pod that lives there, or null
 */
public record Place(Netns netns, String asked, Pod pod) {}
