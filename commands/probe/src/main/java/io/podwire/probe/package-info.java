/**
 * Commands that send probes. What is sent comes from a schedule, what came of it goes into figures, and what the figures mean is said in
 * words; the sending itself is a {@link io.podwire.api.probe.Prober}'s.
 */
package io.podwire.probe;
