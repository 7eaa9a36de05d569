package io.podwire.scripts.runbook;

import io.podwire.api.finding.Verdict;
import java.time.Duration;

/**
 * What a run came to.
 *
 * @param name of the runbook or script
 * @param ok findings of that verdict
 * @param warn likewise
 * @param fail likewise
 * @param skip likewise
 * @param unknown likewise; where all are, nothing could be looked at
 * @param worst {@code fail} before {@code unknown} before {@code warn} before {@code ok} before {@code skip}; null where there are no
 *     findings
 * @param planned changes that it would make or made
 * @param applied changes that were made
 * @param changeFailed true where one failed, so that those behind it were left out
 * @param took time from its start to its end
 * @param cancelled true where it was ended before its own end
 * @param exit the status that the script asked for by {@code exit(…)}; null where it did not
 */
public record RunSummary(
        String name,
        int ok,
        int warn,
        int fail,
        int skip,
        int unknown,
        Verdict worst,
        int planned,
        int applied,
        boolean changeFailed,
        Duration took,
        boolean cancelled,
        Integer exit) {

    /** All findings. */
    public int findings() {
        return ok + warn + fail + skip + unknown;
    }
}
