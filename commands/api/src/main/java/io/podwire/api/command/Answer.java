package io.podwire.api.command;

import java.util.List;

/**
 * What a question brought: the records that could be read, and a gap for each place that could not. 37 of 40 read is a result.
 *
 * @param items records of one type, in a stable order that the command documents
 * @param gaps what is missing from {@code items}, and why
 */
public record Answer<T>(List<T> items, List<Gap> gaps) {

    public Answer {
        items = List.copyOf(items);
        gaps = List.copyOf(gaps);
    }

    /** An answer without gaps. */
    public static <T> Answer<T> of(List<T> items) {
        return new Answer<>(items, List.of());
    }

    /** An answer of exactly one record. */
    public static <T> Answer<T> one(T item) {
        return new Answer<>(List.of(item), List.of());
    }
}
