/**
 * Frames out of the kernel: one packet socket with one TPACKET_V3 ring (packet(7), Documentation/networking/packet_mmap.rst) for each
 * link, read in blocks.
 *
 * <pre>
 * {@link io.podwire.engine.capture.RingOpening}   points -> links, memory, filter; in their namespaces
 * {@link io.podwire.engine.capture.PacketSocket}  protocol 0, filter, ring; frames flow only once it is bound
 * {@link io.podwire.engine.capture.LinkRing}      one link's blocks, one after the other; what was counted
 * {@link io.podwire.engine.capture.BlockFrames}   a block's frames as the wire had them
 * {@link io.podwire.engine.capture.RingSource}    waits for any of them, and for what ends them
 * </pre>
 */
package io.podwire.engine.capture;
