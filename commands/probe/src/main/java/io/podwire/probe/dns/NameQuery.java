package io.podwire.probe.dns;

import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.DnsStage;
import io.podwire.api.probe.ProbeProtocol;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One name asked of the servers in turn, as {@code res_nsend} of glibc does: a server that does not answer, or does not want to, is followed
 * by the next; all of them as often as {@code attempts} says; a truncated answer is asked for again over TCP.
 *
 * <p>What differs: each question leaves from a port of its own, where glibc asks A and AAAA from one; and a connection has the same time as
 * a datagram, where glibc waits for it as long as the kernel does.
 */
final class NameQuery implements Asking {

    /** How questions of different types are asked of one server, each way tried where the one before brought only some answers. */
    private enum Manner {
        TOGETHER,
        /** single-request: some servers and many packet filters drop one of two that come at once. */
        APART,
        /** single-request-reopen. */
        APART_AGAIN
    }

    private final DomainName name;
    private final List<Integer> types;
    private final List<Server> servers;
    private final DnsSettings settings;
    private final int offset;
    private final Set<DnsOutcome> seen = EnumSet.noneOf(DnsOutcome.class);
    private int step;
    private boolean tcp;
    private Manner manner;
    private NameAnswer answer;

    /**
     * @param servers at least one
     * @param offset index of the server that is asked first
     */
    NameQuery(DomainName name, List<Integer> types, List<Server> servers, DnsSettings settings, int offset) {
        this.name = name;
        this.types = types;
        this.servers = servers;
        this.settings = settings;
        this.offset = offset;
        this.tcp = settings.useTcp();
        this.manner = firstManner();
    }

    private Manner firstManner() {
        return settings.singleRequest() ? Manner.APART : Manner.TOGETHER;
    }

    /** What came of it; null before {@link #next} gave null. */
    NameAnswer answer() {
        return answer;
    }

    @Override
    public Round next() {
        if (answer != null) {
            return null;
        }
        List<Errand> errands = new ArrayList<>(types.size());
        for (int type : types) {
            errands.add(new Errand(
                    DnsStage.LOOKUP,
                    new Question(name, type),
                    servers.get(index()),
                    tcp ? ProbeProtocol.TCP_MESSAGE : ProbeProtocol.UDP,
                    timeout()));
        }
        return new Round(errands, manner == Manner.TOGETHER);
    }

    private int index() {
        return (step + offset) % servers.size();
    }

    /** As send_dg of glibc reckons: doubled for each server further back in the list, divided among them all, in whole seconds. */
    private Duration timeout() {
        int index = index();
        if (index == 0) {
            return settings.timeout();
        }
        Duration share = settings.timeout().multipliedBy(1L << index).dividedBy(servers.size());
        return share.toSeconds() > 0 ? share.truncatedTo(ChronoUnit.SECONDS) : share;
    }

    @Override
    public void came(List<DnsAttempt> attempts) {
        attempts.forEach(attempt -> seen.add(attempt.outcome()));
        if (!tcp && attempts.stream().anyMatch(attempt -> attempt.outcome() == DnsOutcome.TRUNCATED)) {
            tcp = true;
            return;
        }
        long accepted =
                attempts.stream().filter(attempt -> accepted(attempt.outcome())).count();
        if (accepted == attempts.size()) {
            answer = NameAnswer.of(name, attempts);
        } else if (accepted > 0) {
            some(attempts);
        } else {
            nextServer();
        }
    }

    /** A server that answered one question and not another: asked again more carefully where it was silent, else believed. */
    private void some(List<DnsAttempt> attempts) {
        boolean silent = attempts.stream().anyMatch(attempt -> attempt.outcome() == DnsOutcome.TIMED_OUT);
        if (silent && !tcp && manner != Manner.APART_AGAIN) {
            manner = Manner.values()[manner.ordinal() + 1];
        } else {
            answer = NameAnswer.of(
                    name,
                    attempts.stream()
                            .filter(attempt -> accepted(attempt.outcome()))
                            .toList());
        }
    }

    private void nextServer() {
        manner = firstManner();
        step++;
        // over TCP each server is asked once
        int rounds = tcp ? 1 : settings.attempts();
        if (step >= rounds * servers.size()) {
            answer = NameAnswer.nobody(name, seen);
        }
    }

    /** What ends the search for a server that answers. */
    private boolean accepted(DnsOutcome outcome) {
        return outcome.settles() || outcome == DnsOutcome.OTHER || outcome == DnsOutcome.FORMERR && !settings.edns();
    }
}
