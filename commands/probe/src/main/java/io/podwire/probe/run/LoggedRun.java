package io.podwire.probe.run;

import io.podwire.api.command.Attentive;
import io.podwire.api.command.Running;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import java.time.Duration;

/** A stream of probes that is written to a file as it is told. */
public final class LoggedRun implements Running<ProbeEvent, ProbeSummary>, Attentive {

    private final Running<ProbeEvent, ProbeSummary> run;
    private final ProbeLog log;
    private boolean ended;

    public LoggedRun(Running<ProbeEvent, ProbeSummary> run, ProbeLog log) {
        this.run = run;
        this.log = log;
    }

    @Override
    public ProbeEvent next(Duration patience) {
        ProbeEvent event = run.next(patience);
        if (event != null) {
            log.take(event);
        } else if (run.ended()) {
            end();
        }
        return event;
    }

    private void end() {
        if (!ended) {
            ended = true;
            log.end(run.summary());
        }
    }

    @Override
    public boolean ended() {
        return run.ended();
    }

    @Override
    public void cancel() {
        run.cancel();
    }

    @Override
    public void wish(Wish wish) {
        if (run instanceof Attentive attentive) {
            attentive.wish(wish);
        }
    }

    @Override
    public ProbeSummary summary() {
        return run.summary();
    }

    @Override
    public void close() {
        try (log) {
            if (run.ended()) {
                end();
            }
            run.close();
        }
    }
}
