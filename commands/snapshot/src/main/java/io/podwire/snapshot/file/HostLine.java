package io.podwire.snapshot.file;

import io.podwire.api.command.Gap;
import io.podwire.values.frame.Problem;

/**
 * A line of an entry about the whole host: exactly one of the three is there.
 *
 * @param item one record of the answer
 * @param gap something the answer lacked
 * @param problem why there was no answer
 */
public record HostLine<T>(T item, Gap gap, Problem problem) {}
