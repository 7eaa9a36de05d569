/**
 * Probes: packets of our own that ask a network a question, and what came of each. A {@link io.podwire.api.probe.Prober} sends them
 * from one network namespace; pacing, counting and judging is done by those who use it.
 */
package io.podwire.api.probe;
