/**
 * A far host is the same program over there: {@code podwire agent} on stdin and stdout ({@link io.podwire.shell.agent.AgentServer})
 * and the caller's side of it ({@link io.podwire.shell.agent.AgentConnection}). Both stand on a {@link io.podwire.shell.agent.Wire},
 * which reads, writes and watches for signs of life. {@code docs/agent-protocol.md} is the protocol.
 */
package io.podwire.shell.agent;
