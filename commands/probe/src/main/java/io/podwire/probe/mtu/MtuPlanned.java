package io.podwire.probe.mtu;

import io.podwire.api.command.Running;
import io.podwire.api.probe.MtuReport;
import io.podwire.api.probe.MtuTried;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.value.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A search that is not made: only what would be done is told. */
final class MtuPlanned implements Running<MtuTried, MtuReport> {

    private final MtuPlan plan;

    MtuPlanned(MtuPlan plan) {
        this.plan = plan;
    }

    @Override
    public MtuTried next(Duration patience) {
        return null;
    }

    @Override
    public boolean ended() {
        return true;
    }

    @Override
    public void cancel() {
        // nothing runs
    }

    @Override
    public MtuReport summary() {
        return new MtuReport(
                true,
                plan.to().asked(),
                plan.to().address(),
                plan.place().asked(),
                plan.protocol(),
                plan.protocol() == ProbeProtocol.ICMP ? null : plan.port(),
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                false,
                List.of(),
                List.of(),
                false,
                null,
                List.of(),
                null,
                List.of(),
                notes());
    }

    private List<String> notes() {
        boolean echo = plan.protocol() == ProbeProtocol.ICMP;
        List<String> notes = new ArrayList<>();
        notes.add("would send: " + (echo ? "ICMP echo requests" : "UDP to port " + plan.port()) + " to "
                + plan.to().address() + " (" + Printable.of(plan.to().asked()) + ") from "
                + Printable.of(plan.place().asked()));
        notes.add("sizes:      " + plan.floor() + " bytes first, then "
                + (plan.largest() == null ? "what the first link takes" : plan.largest() + " bytes")
                + ", then by halves between what passes and what does not");
        notes.add("rate:       one after the other, at most one each "
                + plan.interval().toMillis() + " ms while nothing answers; " + plan.tries() + " of a size");
        notes.add("socket:     "
                + (echo
                        ? "raw ICMP, or ICMP datagrams where that is not permitted"
                        : "UDP, and raw ICMP for the errors")
                + "; nobody may cut a packet (IP_PMTUDISC_PROBE)");
        notes.add("leaves:     route exceptions where a router tells of a smaller MTU, until they expire");
        return notes;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
