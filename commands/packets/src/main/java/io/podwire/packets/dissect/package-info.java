/**
 * Bytes of a frame in, its layers out: {@link io.podwire.packets.dissect.Dissector} begins, one class a protocol goes on. {@link
 * io.podwire.packets.dissect.Walk} has the bytes, how far they are trusted, and the layers so far. No bytes make a reader throw: what can't
 * be read is a layer that says so.
 */
package io.podwire.packets.dissect;
