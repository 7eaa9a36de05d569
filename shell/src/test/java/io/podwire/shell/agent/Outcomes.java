package io.podwire.shell.agent;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Running;
import io.podwire.api.error.PodwireException;
import io.podwire.values.Json;
import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a command did, as a tree that can be compared: its answer, its events and summary, or how it failed. */
public final class Outcomes {

    /** Keys that change on a host at rest; their values are not compared, that they are there is. */
    private static final Set<String> VOLATILE = Set.of(
            // counters
            "statistics",
            "bytes",
            "packets",
            "drops",
            "backlogBytes",
            "backlogPackets",
            "count",
            "listed",
            "receiveQueue",
            "sendQueue",
            // ages and time left
            "used",
            "confirmed",
            "updated",
            "validFor",
            "preferredFor",
            "expires",
            "timeout",
            "readAt",
            // who happens to run: the agent itself, and whatever a busy host starts
            "pids",
            "descriptors");

    /** Keys of probes' summaries that are the same for whoever sends them. */
    private static final Set<String> COUNTS = Set.of(
            "attempts",
            "answered",
            "failed",
            "lost",
            "reached",
            "passes",
            "fails",
            "sent",
            "failure",
            "passed",
            "code");

    private Outcomes() {}

    public static Object of(Supplier<Object> call) {
        try {
            Object result = call.get();
            if (result instanceof Running<?, ?> running) {
                return List.of("stream", events(running));
            }
            return List.of("answer", tree((Answer<?>) result));
        } catch (PodwireException e) {
            return List.of("failure", e.getClass().getSimpleName(), String.valueOf(e.getMessage()), e.hints());
        }
    }

    /**
     * Of probes, what comes of each and how many of each there were: no two take the same time.
     *
     * @param outcome of a command that sends probes
     */
    static List<String> ofProbes(Object outcome) {
        List<String> told = new ArrayList<>();
        if (failed(outcome)) {
            return List.of(outcome.toString());
        }
        List<?> stream = (List<?>) ((List<?>) outcome).get(1);
        for (Object event : (List<?>) stream.get(0)) {
            Object what = ((Map<?, ?>) event).get("outcome");
            if (what != null) {
                told.add(what.toString());
            }
        }
        countsOf(stream.get(1), told);
        return told;
    }

    private static void countsOf(Object tree, List<String> told) {
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (COUNTS.contains(key)) {
                    told.add(key + " " + value);
                } else {
                    countsOf(value, told);
                }
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(each -> countsOf(each, told));
        }
    }

    public static boolean failed(Object outcome) {
        return ((List<?>) outcome).get(0).equals("failure");
    }

    /** True where this kernel or host lacks what the command asks for. */
    static boolean unsupported(Object outcome) {
        return failed(outcome) && ((List<?>) outcome).get(1).equals("Unsupported");
    }

    private static Object events(Running<?, ?> running) {
        try (running) {
            List<Object> events = new ArrayList<>();
            while (!running.ended()) {
                Object event = running.next(Duration.ofMillis(200));
                if (event != null) {
                    events.add(tree(event));
                }
            }
            Object summary = running.summary();
            return List.of(events, summary == null ? "no summary" : tree(summary));
        }
    }

    private static Object tree(Object value) {
        return quiet(Json.bytes(value));
    }

    /** What a JSON text says, without what changes on a host at rest. */
    public static Object quiet(byte[] json) {
        Object tree = JsonTree.read(json, Limits.DOCUMENT);
        quieten(tree);
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static void quieten(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).replaceAll((key, value) -> VOLATILE.contains(key) ? "volatile" : value);
            map.values().forEach(Outcomes::quieten);
        } else if (tree instanceof List<?> list) {
            list.forEach(Outcomes::quieten);
        }
    }
}
