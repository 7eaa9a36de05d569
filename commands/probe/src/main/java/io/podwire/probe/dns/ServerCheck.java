package io.podwire.probe.dns;

import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsServerState;
import io.podwire.api.probe.DnsStage;
import io.podwire.api.probe.ProbeProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks each server by itself, over UDP and over TCP, all at once: what one of them does is not hidden by another. */
final class ServerCheck implements Asking {

    /**
     * One to ask.
     *
     * @param server who
     * @param service that it is, or is behind; null where none is known
     * @param endpoint true where it is behind it
     */
    record Candidate(Server server, String service, boolean endpoint) {}

    private final List<Candidate> candidates;
    private final Question question;
    private final Duration timeout;
    private final List<DnsServerState> states = new ArrayList<>();
    private boolean asked;

    ServerCheck(List<Candidate> candidates, Question question, Duration timeout) {
        this.candidates = List.copyOf(candidates);
        this.question = question;
        this.timeout = timeout;
    }

    /** How they are; empty before they have been asked. */
    List<DnsServerState> states() {
        return List.copyOf(states);
    }

    @Override
    public Round next() {
        if (asked || candidates.isEmpty()) {
            return null;
        }
        List<Errand> errands = new ArrayList<>(2 * candidates.size());
        for (Candidate candidate : candidates) {
            DnsStage stage = candidate.endpoint() ? DnsStage.ENDPOINT : DnsStage.SERVER;
            errands.add(new Errand(stage, question, candidate.server(), ProbeProtocol.UDP, timeout));
            errands.add(new Errand(stage, question, candidate.server(), ProbeProtocol.TCP_MESSAGE, timeout));
        }
        return new Round(errands, true);
    }

    @Override
    public void came(List<DnsAttempt> attempts) {
        asked = true;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            DnsAttempt udp = attempts.get(2 * i);
            DnsAttempt tcp = attempts.get(2 * i + 1);
            states.add(new DnsServerState(
                    candidate.server().address(),
                    candidate.server().port(),
                    candidate.service(),
                    candidate.endpoint(),
                    udp.outcome(),
                    udp.latency(),
                    tcp.outcome(),
                    tcp.latency()));
        }
    }
}
