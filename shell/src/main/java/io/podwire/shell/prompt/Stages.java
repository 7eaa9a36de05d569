package io.podwire.shell.prompt;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Running;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What {@code where}, {@code select} and {@code sort} make of a command's result. Gaps stay what they are. */
final class Stages {

    private final List<Stage> stages;
    private final Function<String, Predicate<Object>> conditions;

    /**
     * @param stages programs among them are not for here and are passed over
     * @param conditions compiles an expression of Groovy into a test of one record
     */
    Stages(List<Stage> stages, Function<String, Predicate<Object>> conditions) {
        this.stages = stages;
        this.conditions = conditions;
    }

    /** @return what is shown instead of it; results that hold no records stay as they are */
    Object apply(Object result) {
        if (result instanceof Answer<?> answer) {
            return new Answer<Object>(rows(answer.items()), answer.gaps());
        }
        if (result instanceof Running<?, ?> running) {
            Running<?, ?> staged = running;
            for (Stage stage : stages) {
                staged = over(staged, stage);
            }
            return staged;
        }
        return result;
    }

    /** The records that come out behind the last stage. */
    List<Object> rows(List<?> records) {
        List<Object> rows = new ArrayList<>(records);
        for (Stage stage : stages) {
            rows = through(stage, rows);
        }
        return rows;
    }

    private List<Object> through(Stage stage, List<Object> rows) {
        if (stage instanceof Stage.Where where) {
            Predicate<Object> condition = conditions.apply(where.expression());
            return rows.stream().filter(condition).toList();
        }
        if (stage instanceof Stage.Select select) {
            List<ComponentPath> paths =
                    select.paths().stream().map(ComponentPath::new).toList();
            paths.forEach(path -> path.check("select", rows));
            return new ArrayList<>(rows.stream().map(row -> picked(paths, row)).toList());
        }
        if (stage instanceof Stage.Sort sort) {
            sort.keys().forEach(key -> new ComponentPath(key.path()).check("sort", rows));
            List<Object> sorted = new ArrayList<>(rows);
            sorted.sort(order(sort.keys()));
            return sorted;
        }
        return rows;
    }

    private <E, S> Running<?, S> over(Running<E, S> running, Stage stage) {
        if (stage instanceof Stage.Where where) {
            Predicate<Object> condition = conditions.apply(where.expression());
            return new MappedRunning<>(running, event -> condition.test(event) ? event : null);
        }
        if (stage instanceof Stage.Select select) {
            List<ComponentPath> paths =
                    select.paths().stream().map(ComponentPath::new).toList();
            return new MappedRunning<>(running, event -> {
                paths.forEach(path -> path.check("select", List.of(event)));
                return picked(paths, event);
            });
        }
        if (stage instanceof Stage.Sort) {
            return new SortedRunning<>(running, events -> through(stage, events));
        }
        return running;
    }

    private static Map<String, Object> picked(List<ComponentPath> paths, Object row) {
        Map<String, Object> picked = new LinkedHashMap<>();
        paths.forEach(path -> picked.put(path.text(), path.in(row)));
        return picked;
    }

    private static Comparator<Object> order(List<Stage.Sort.Key> keys) {
        Comparator<Object> order = (a, b) -> 0;
        for (Stage.Sort.Key key : keys) {
            ComponentPath path = new ComponentPath(key.path());
            order = order.thenComparing((a, b) -> compare(path.in(a), path.in(b), key.descending()));
        }
        return order;
    }

    /** What is unknown comes last either way. */
    private static int compare(Object a, Object b, boolean descending) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        int order = Values.compare(a, b);
        return descending ? -order : order;
    }
}
