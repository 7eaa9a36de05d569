package io.podwire.api.probe;

import java.util.List;

/**
 * What came of the probes to one target.
 *
 * @param target where they went
 * @param figures what came of them
 * @param verdicts what that means, the one to act on first; empty for a protocol whose silence means nothing
 * @param before facts that were read before the first probe; null where they were not
 */
public record TargetFigures(
        ProbeTarget target, ProbeFigures figures, List<ProbeVerdict> verdicts, ProbeBaseline before) {
    public TargetFigures {
        verdicts = List.copyOf(verdicts);
    }
}
