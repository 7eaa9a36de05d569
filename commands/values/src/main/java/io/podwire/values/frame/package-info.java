/**
 * The frames of {@code podwire agent}: bytes to frames and back, and the records that stand in them as JSON. Pure: streams in and
 * out, no threads, no processes. {@code docs/agent-protocol.md} describes them byte by byte.
 */
package io.podwire.values.frame;
