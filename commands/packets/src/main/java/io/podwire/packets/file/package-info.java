/**
 * Capture files: pcap and pcapng, plain or packed, read from a stream ({@link io.podwire.packets.file.CaptureFile}) and written to a channel
 * ({@link io.podwire.packets.file.FrameWriter}). A frame on its way through costs no object, and memory does not grow with a file.
 */
package io.podwire.packets.file;
