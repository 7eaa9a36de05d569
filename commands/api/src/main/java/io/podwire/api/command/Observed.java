package io.podwire.api.command;

import io.podwire.api.error.PodwireException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What reading one of many places gave: a value, or why there is none.
 *
 * @param subject the place, as its owner would type it
 * @param value what was read; null when it could not be
 * @param reason why it could not be read; null when it was
 */
public record Observed<T>(String subject, T value, String reason) {

    /** Reads, and turns a refusal into a reason. Defects pass through. */
    public static <T> Observed<T> of(String subject, Supplier<T> read) {
        try {
            return new Observed<>(subject, read.get(), null);
        } catch (PodwireException e) {
            return new Observed<>(subject, null, e.getMessage());
        }
    }

    /** True when {@link #value} is there. */
    public boolean known() {
        return reason == null;
    }

    /** The gap it leaves; only when not {@link #known}. */
    public Gap gap() {
        return new Gap(subject, reason);
    }

    /** The same place with another view of its value. */
    public <U> Observed<U> map(Function<T, U> view) {
        return known() ? new Observed<>(subject, view.apply(value), null) : new Observed<>(subject, null, reason);
    }
}
