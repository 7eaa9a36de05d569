package io.podwire.probe.run;

import io.podwire.api.probe.ProbeTarget;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.Octets;

/**
 * Where probes go, and how.
 *
 * @param target they go to
 * @param sending how they leave
 * @param payload what they carry
 */
public record Aim(ProbeTarget target, Sending sending, Octets payload) {}
