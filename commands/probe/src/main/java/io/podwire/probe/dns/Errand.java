package io.podwire.probe.dns;

import io.podwire.api.probe.DnsStage;
import io.podwire.api.probe.ProbeProtocol;
import java.time.Duration;

/**
 * A question on its way to a server.
 *
 * @param stage why it is asked
 * @param question what is asked
 * @param server who is asked
 * @param protocol {@link ProbeProtocol#UDP} or {@link ProbeProtocol#TCP_MESSAGE}
 * @param timeout after which it is given up
 */
record Errand(DnsStage stage, Question question, Server server, ProbeProtocol protocol, Duration timeout) {}
