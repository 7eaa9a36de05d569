package io.podwire.shell.agent;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.probe.run.LoggedRun;
import io.podwire.probe.run.ProbeLog;
import java.util.Map;
import java.util.function.Function;

/** Probes of a far host are logged beside the user, whether he typed the command or wrote it in a script: an agent writes no files. */
final class FarLog {

    private static final String LOG = "log";
    private static final String DRY_RUN = "dryRun";

    private FarLog() {}

    /**
     * Calls a far host's command; where it gives probes, and they are to be logged, what comes is written here.
     *
     * @param session of the user
     * @param ask asks the far host
     * @throws PodwireException where the file can't be written; then nothing was asked
     */
    @SuppressWarnings("unchecked") // the declaration of the command says what its stream gives
    static Object around(CommandSpec spec, Record arguments, Session session, Function<Record, Object> ask) {
        if (spec.result().item() != ProbeEvent.class) {
            return ask.apply(arguments);
        }
        Map<String, Object> given = spec.parameters().valuesOf(arguments);
        Object file = given.remove(LOG);
        if (file == null || Boolean.TRUE.equals(given.get(DRY_RUN))) {
            return ask.apply(arguments);
        }
        ProbeLog log = ProbeLog.open(file.toString(), session);
        try {
            return new LoggedRun(
                    (Running<ProbeEvent, ProbeSummary>)
                            ask.apply(spec.parameters().read(given)),
                    log);
        } catch (PodwireException e) {
            log.close();
            throw e;
        }
    }
}
