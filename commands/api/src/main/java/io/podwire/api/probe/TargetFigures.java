package io.podwire.api.probe;

/**
 * What came of the probes to one target.
 *
 * @param target where they went
 * @param figures what came of them
 */
public record TargetFigures(ProbeTarget target, ProbeFigures figures) {}
