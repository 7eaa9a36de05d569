package io.podwire.probe.connect;

import io.podwire.api.error.NotFound;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.ProberFacts;
import io.podwire.api.probe.Reply;
import java.time.Duration;
import java.time.Instant;

/** A prober whose namespace ends after some looks. */
final class GoneAfter implements Prober {

    private final Prober prober;
    private int left;

    GoneAfter(Prober prober, int replies) {
        this.prober = prober;
        this.left = replies;
    }

    @Override
    public void send(Probe probe) {
        prober.send(probe);
    }

    @Override
    public Reply next(Duration patience) {
        Reply reply = prober.next(patience);
        if (reply != null && --left == 0) {
            throw new NotFound("netns/1 is gone");
        }
        return reply;
    }

    @Override
    public int underWay() {
        return prober.underWay();
    }

    @Override
    public ProberFacts facts() {
        return prober.facts();
    }

    @Override
    public long nanos() {
        return prober.nanos();
    }

    @Override
    public Instant now() {
        return prober.now();
    }

    @Override
    public void cancel() {
        prober.cancel();
    }

    @Override
    public void close() {
        prober.close();
    }
}
