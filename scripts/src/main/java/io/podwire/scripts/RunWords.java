package io.podwire.scripts;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a script gives a runbook, as the words of the command {@code run}: named arguments of a function become {@code key=value}. */
final class RunWords {

    /** Arguments of {@code run} itself; all others are the runbook's. */
    private static final List<String> OF_RUN = List.of("apply", "in", "timeout");

    private RunWords() {}

    /**
     * The named arguments for {@code run}.
     *
     * @param given by name; a null is not given at all
     */
    static Map<String, Object> of(Map<String, ?> given) {
        Map<String, Object> named = new HashMap<>();
        List<String> values = new ArrayList<>();
        given.forEach((name, value) -> {
            if (OF_RUN.contains(name)) {
                named.put(name, value);
            } else if (value != null) {
                values.add(name + "=" + text(name, value));
            }
        });
        named.put("values", values);
        return named;
    }

    private static String text(String name, Object value) {
        if (value instanceof Duration duration) {
            return duration.toNanos() % 1_000_000 == 0 ? duration.toMillis() + "ms" : duration.toNanos() / 1000 + "us";
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        try {
            return Given.target(value, name).toString();
        } catch (BadUse notATarget) {
            if (value instanceof Record record
                    && record.getClass().getPackageName().equals("io.podwire.api.value")) {
                return record.toString();
            }
            throw new BadUse(
                    "run: " + Printable.of(name) + ": a runbook takes texts, numbers, durations and targets, not a "
                            + value.getClass().getSimpleName());
        }
    }
}
