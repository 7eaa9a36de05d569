/**
 * Packets said as tcpdump 4.99 says them, from their layers: {@link io.podwire.packets.line.LineOptions} is what its flags ask for. Nothing is
 * parsed here; the frame's bytes are only looked at for dumps.
 */
package io.podwire.packets.line;
