/**
 * Frames as they pass a link: where to take them, which of them, and what comes. {@link io.podwire.api.capture.FrameSource} gives {@link
 * io.podwire.api.capture.Frames}, whoever has them: the kernel, an agent, a file. What they mean is in {@code io.podwire.api.packet}.
 */
package io.podwire.api.capture;
