package io.podwire.shell.cli;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Attentive;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.api.host.ChildProcess;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.shell.render.Renderer;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;

/**
 * What becomes of a command's result: shown or started; and the exit code that follows from it.
 *
 * @param probes the command sends probes: a signal ends its stream in good order, near or far
 */
record Outcome(
        String subject,
        boolean probes,
        Renderer renderer,
        Console console,
        SessionRequest request,
        Caller caller,
        Patience patience) {

    /** @return exit code */
    int of(Object result, Session session) {
        if (result instanceof Answer<?> answer) {
            patience.settled();
            renderer.answer(answer, session::hostName);
            int code = answer.items().stream().anyMatch(Outcome::fails) ? Exit.FINDING : Exit.OK;
            return late(code);
        }
        if (result instanceof Running<?, ?> stream) {
            try (stream) {
                Attentive attentive = attentive(stream);
                if (attentive != null) {
                    caller.attend(attentive);
                }
                renderer.stream(stream, session::hostName, patience);
                Object summary = stream.summary();
                int code = RunExit.of(summary);
                // probes have no end of their own: to be stopped, also through an agent, is what their figures wait for
                boolean endsWell =
                        stream instanceof Attentive || summary instanceof ProbeSummary || summary instanceof PathReport;
                return endsWell && !patience.expired() ? code : late(code);
            }
        }
        if (result instanceof ChildProcess child) {
            return caller.far(child);
        }
        if (result instanceof Launch launch) {
            if (request.from() != null) {
                throw LocalWiring.startsNothing();
            }
            return caller.near(launch, request);
        }
        throw new IllegalStateException("can't show " + result);
    }

    /** A far stream is told of its end like any other; wishes do not travel. */
    private Attentive attentive(Running<?, ?> stream) {
        return stream instanceof Attentive near ? near : probes ? wish -> {} : null;
    }

    private static boolean fails(Object item) {
        return item instanceof Check check && check.verdict() == Verdict.FAIL;
    }

    /** What was done so far is shown; the code says that it may not be all. */
    private int late(int code) {
        if (patience.interrupted()) {
            return Exit.INTERRUPTED;
        }
        if (patience.expired()) {
            console.err().println(subject + ": the time was up; this is what was there by then");
            return Exit.TIMED_OUT;
        }
        return code;
    }
}
