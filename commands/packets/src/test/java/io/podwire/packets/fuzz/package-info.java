/**
 * Any bytes at all, for {@code bench/fuzz} (Jazzer calls each target's {@code fuzzerTestOneInput}) and for {@link
 * io.podwire.packets.fuzz.FindingsTest}, which tries all that was ever found again.
 */
package io.podwire.packets.fuzz;
