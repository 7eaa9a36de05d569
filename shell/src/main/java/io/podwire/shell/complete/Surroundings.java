package io.podwire.shell.complete;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.host.LiveNames;
import io.podwire.api.value.TargetRef;
import java.util.List;

/** What there is to complete with. Asked anew for each completion, and so must answer from memory. */
public interface Surroundings {

    /** All commands. */
    CommandIndex commands();

    /** Variables of the session, {@code _} among them. */
    List<Variable> variables();

    /** Runbooks that {@code run} takes by name. */
    List<RunbookWords> runbooks();

    /** Names on the host; {@link io.podwire.shell.live.NoNames} where there is no host to ask. */
    LiveNames names();

    /** Where {@code use --in} points; null for the host's own network. */
    TargetRef in();

    /**
     * A variable.
     *
     * @param name as typed
     * @param about a few words on what it holds
     * @param item the record it holds, or holds a list of; null where it holds anything else
     * @param list true where it holds a list of them
     */
    record Variable(String name, String about, Class<? extends Record> item, boolean list) {}

    /**
     * A runbook.
     *
     * @param name as typed
     * @param summary one sentence
     * @param parameters that are given as {@code key=value}
     */
    record RunbookWords(String name, String summary, List<RunbookParameter> parameters) {
        public RunbookWords {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A parameter of a runbook.
     *
     * @param key before the {@code =}
     * @param help what it means
     * @param target true where its value is a target
     * @param choices the words it takes; empty: not a choice
     */
    record RunbookParameter(String key, String help, boolean target, List<String> choices) {
        public RunbookParameter {
            choices = List.copyOf(choices);
        }
    }
}
