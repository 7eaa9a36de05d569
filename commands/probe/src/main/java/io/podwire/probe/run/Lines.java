package io.podwire.probe.run;

import io.podwire.api.command.Running;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Lines that are given instead of probes: a dry run. */
final class Lines implements Running<ProbeEvent, ProbeSummary> {

    private final Queue<ProbeEvent> lines = new ArrayDeque<>();

    Lines(List<String> lines) {
        lines.forEach(line -> this.lines.add(new ProbeEvent.Listed(line)));
    }

    @Override
    public ProbeEvent next(Duration patience) {
        return lines.poll();
    }

    @Override
    public boolean ended() {
        return lines.isEmpty();
    }

    @Override
    public void cancel() {
        lines.clear();
    }

    /** Nothing was sent, and nothing went wrong. */
    @Override
    public ProbeSummary summary() {
        return new ProbeSummary(null, Duration.ZERO, List.of(), List.of(), true);
    }

    @Override
    public void close() {
        lines.clear();
    }
}
