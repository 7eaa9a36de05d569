package io.podwire.api.probe;

import io.podwire.api.packet.DnsRecord;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One question to one name server, and what came of it.
 *
 * @param at when it left, or should have; null for one that is only planned
 * @param stage why it was asked
 * @param round of questions that were under way together, from 1
 * @param name asked, with a dot at its end
 * @param type asked: {@code A}, {@code AAAA} …
 * @param server asked
 * @param port of it
 * @param protocol {@link ProbeProtocol#UDP} or {@link ProbeProtocol#TCP_MESSAGE}
 * @param outcome what came of it
 * @param latency from leaving to the answer, over TCP with the connection; null where none came
 * @param rcode of the answer, with EDNS' upper bits; null where none could be read
 * @param authoritative the server owns the name
 * @param size octets of the answer; null where none came
 * @param answers records of the answer section
 * @param icmp the error that answered; null for any other answer
 * @param problem what was wrong with an answer, or kept the question from leaving; else null
 */
public record DnsAttempt(
        Instant at,
        DnsStage stage,
        int round,
        String name,
        String type,
        IpAddress server,
        int port,
        ProbeProtocol protocol,
        DnsOutcome outcome,
        Duration latency,
        Integer rcode,
        boolean authoritative,
        Integer size,
        List<DnsRecord> answers,
        IcmpMessage icmp,
        String problem) {

    public DnsAttempt {
        answers = List.copyOf(answers);
    }
}
