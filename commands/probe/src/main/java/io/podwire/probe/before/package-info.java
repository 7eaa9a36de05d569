/** Facts before the first packet, which a probe would change. */
package io.podwire.probe.before;
