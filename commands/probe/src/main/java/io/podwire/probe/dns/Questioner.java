package io.podwire.probe.dns;

import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.Sending;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Brings rounds of questions to their servers, and the answers back. */
final class Questioner {

    /** Ids are 16 bits, and only chance keeps a forger from knowing them (RFC 5452). */
    private static final int IDS = 1 << 16;

    private record Sent(Errand errand, int id, int round, int place) {}

    private final Prober prober;
    private final DnsSettings settings;
    private final RandomGenerator random;
    /** Of all rounds: a late answer still finds its question. */
    private final Map<Long, Sent> sent = new HashMap<>();

    private Round round;
    private DnsAttempt[] came = {};
    private int rounds;
    private int left;
    private int missing;
    private long number;

    /** @param random where ids come from; not to be guessed, but in tests */
    Questioner(Prober prober, DnsSettings settings, RandomGenerator random) {
        this.prober = prober;
        this.settings = settings;
        this.random = random;
    }

    /** Sends a round; the one before must be complete. */
    void begin(Round next) {
        round = next;
        rounds++;
        left = 0;
        missing = next.errands().size();
        came = new DnsAttempt[missing];
        send();
        while (next.together() && left < came.length) {
            send();
        }
    }

    private void send() {
        Errand errand = round.errands().get(left);
        int id = random.nextInt(IDS);
        sent.put(number, new Sent(errand, id, rounds, left));
        prober.send(new Probe(
                number,
                errand.protocol(),
                errand.server().address(),
                errand.server().port(),
                Sending.USUAL,
                errand.question().message(id, settings),
                errand.timeout()));
        number++;
        left++;
    }

    /** Questions sent so far. */
    int asked() {
        return (int) number;
    }

    /** True where a round was begun and not all of its answers are there. */
    boolean waiting() {
        return missing > 0;
    }

    /** What came of the last round, in the order of its questions. */
    List<DnsAttempt> round() {
        return Arrays.asList(came);
    }

    /**
     * How long a program waits for the last round: what the kernels measured, and not what this process needed to look at it.
     */
    Duration waited() {
        Duration all = Duration.ZERO;
        for (int i = 0; i < came.length; i++) {
            Duration one = came[i].outcome() == DnsOutcome.TIMED_OUT
                    ? round.errands().get(i).timeout()
                    : came[i].latency() == null ? Duration.ZERO : came[i].latency();
            all = !round.together() ? all.plus(one) : all.compareTo(one) < 0 ? one : all;
        }
        return all;
    }

    /**
     * The next answer, of this round or late of an earlier one.
     *
     * @return null where none came in that time
     */
    DnsAttempt next(Duration patience) {
        Reply reply = prober.next(patience);
        Sent to = reply == null ? null : sent.get(reply.number());
        if (to == null) {
            return null;
        }
        DnsAttempt attempt = AnswerReader.read(to.errand(), to.id(), to.round(), reply);
        if (attempt.outcome() != DnsOutcome.TIMED_OUT) {
            sent.remove(reply.number());
        }
        if (attempt.outcome() != DnsOutcome.LATE) {
            came[to.place()] = attempt;
            missing--;
            if (missing > 0 && left < came.length) {
                send();
            }
        }
        return attempt;
    }
}
