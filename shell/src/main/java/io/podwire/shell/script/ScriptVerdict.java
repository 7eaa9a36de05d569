package io.podwire.shell.script;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.scripts.ScriptStream;
import io.podwire.shell.cli.Exit;
import io.podwire.shell.cli.RunExit;
import java.util.Collection;

/** What a script's value says of the host, as an exit code. */
final class ScriptVerdict {

    private ScriptVerdict() {}

    /**
     * {@link Exit#FINDING} where the value is, or holds, a finding or check that fails; for a run what {@code podwire run} would exit with.
     *
     * @param value one that was shown: a stream has been read to its end
     */
    static int exitCode(Object value) {
        if (value instanceof ScriptStream<?, ?> stream) {
            return RunExit.of(stream.running().summary());
        }
        return fails(value) ? Exit.FINDING : Exit.OK;
    }

    private static boolean fails(Object value) {
        if (value instanceof Finding finding) {
            return finding.verdict() == Verdict.FAIL;
        }
        if (value instanceof Check check) {
            return check.verdict() == Verdict.FAIL;
        }
        if (value instanceof Collection<?> many) {
            return many.stream().anyMatch(ScriptVerdict::fails);
        }
        return false;
    }
}
