package io.podwire.shell.cli;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.probe.run.LoggedRun;
import io.podwire.probe.run.ProbeLog;
import java.util.HashMap;
import java.util.Map;

/** Probes of a far host are logged beside the user: an agent writes no files. */
final class FarLog {

    private static final String LOG = "log";

    private FarLog() {}

    /** Calls a far host's command; where it gives probes, and they are to be logged, what comes is written here. */
    @SuppressWarnings("unchecked") // the declaration of the command says what its stream gives
    static Object around(CommandSpec spec, Map<String, Object> given, Session session) {
        Object file = given.get(LOG);
        if (spec.result().item() != ProbeEvent.class || file == null) {
            return session.commands().call(spec, given, null);
        }
        Map<String, Object> there = new HashMap<>(given);
        there.remove(LOG);
        boolean dry = Boolean.TRUE.equals(given.get("dryRun"));
        if (dry) {
            return session.commands().call(spec, there, null);
        }
        Object run = session.commands().call(spec, there, null);
        try {
            return new LoggedRun((Running<ProbeEvent, ProbeSummary>) run, ProbeLog.open(file.toString(), session));
        } catch (PodwireException e) {
            ((Running<?, ?>) run).close();
            throw e;
        }
    }
}
