package io.podwire.probe.dns;

import io.podwire.api.command.Running;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.Prober;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Looks a name up, then asks each server by itself. */
final class DnsRun implements Running<DnsAttempt, DnsResult> {

    private final Inquiry inquiry;
    private final Prober prober;
    private final Questioner questioner;
    private final Lookup lookup;
    private final long begun;
    private final Trouble trouble = new Trouble();
    private ServerCheck check;
    private Asking asking;
    private Duration elapsed = Duration.ZERO;
    private int questions;
    private boolean ended;
    private volatile boolean cancelled;

    DnsRun(Inquiry inquiry, Prober prober, RandomGenerator random) {
        this.inquiry = inquiry;
        this.prober = prober;
        this.questioner = new Questioner(prober, inquiry.settings(), random);
        int servers = inquiry.servers().size();
        int offset = inquiry.settings().rotate() ? random.nextInt(servers) : 0;
        this.lookup = new Lookup(inquiry.list(), inquiry.types(), inquiry.servers(), inquiry.settings(), offset);
        this.asking = lookup;
        this.begun = prober.nanos();
    }

    @Override
    public DnsAttempt next(Duration patience) {
        // whoever interrupts the reading thread wants it to end, and no wait of it waits any more
        cancelled |= Thread.currentThread().isInterrupted();
        if (ended || cancelled || !ready()) {
            ended = true;
            return null;
        }
        DnsAttempt attempt = questioner.next(patience);
        if (attempt == null) {
            ended = cancelled;
            return null;
        }
        if (asking == lookup) {
            trouble.take(attempt);
        }
        if (!questioner.waiting()) {
            if (asking == lookup) {
                elapsed = elapsed.plus(questioner.waited());
            }
            asking.came(questioner.round());
            // known now, so that whoever reads the last answer sees that it is the last
            ended = !ready();
        }
        return attempt;
    }

    /** Sends what is to be asked now; false where there is nothing more. */
    private boolean ready() {
        if (questioner.waiting()) {
            return true;
        }
        Round round = asking.next();
        if (round == null && asking == lookup) {
            questions = questioner.asked();
            check = inquiry.check(lookup.name());
            asking = check;
            round = check.next();
        }
        if (round == null) {
            return false;
        }
        questioner.begin(round);
        return true;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void cancel() {
        cancelled = true;
        prober.cancel();
    }

    @Override
    public DnsResult summary() {
        Outline outline = new Outline(
                inquiry,
                lookup.over(),
                lookup.name(),
                lookup.records(),
                lookup.failure(),
                lookup.over() ? elapsed : Duration.ofNanos(prober.nanos() - begun),
                lookup.over() ? questions : questioner.asked(),
                lookup.tried(),
                check == null ? List.of() : check.states(),
                trouble);
        return outline.result();
    }

    @Override
    public void close() {
        prober.close();
    }
}
