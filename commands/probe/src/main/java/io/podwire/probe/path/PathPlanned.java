package io.podwire.probe.path;

import io.podwire.api.command.Running;
import io.podwire.api.probe.PathEvent;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.value.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A path that is not looked at: only what would be done is told. */
final class PathPlanned implements Running<PathEvent, PathReport> {

    private final PathPlan plan;

    PathPlanned(PathPlan plan) {
        this.plan = plan;
    }

    @Override
    public PathEvent next(Duration patience) {
        return null;
    }

    @Override
    public boolean ended() {
        return true;
    }

    @Override
    public void cancel() {
        // there is nothing to end
    }

    @Override
    public PathReport summary() {
        return new PathReport(
                true,
                plan.request(),
                plan.look(),
                null,
                null,
                plan.sending().source(),
                0,
                0,
                List.of(),
                List.of(),
                0,
                plan.failLoss(),
                notes(),
                null,
                List.of());
    }

    private List<String> notes() {
        PathRequest request = plan.request();
        List<String> notes = new ArrayList<>();
        String port = request.port() == null ? "" : " port " + request.port();
        notes.add("would send: " + request.protocol() + " to " + request.target() + port + " ("
                + Printable.of(request.asked()) + ") from " + Printable.of(request.place()));
        notes.add("packets:    " + (request.size() == null ? "SYN" : request.size() + " octets") + ", TTL "
                + request.firstHop() + " to at most " + request.mostHops() + ", one each in a round, "
                + (request.flows() == 1 ? "one flow" : request.flows() + " flows in turn"));
        notes.add("rate:       a round each " + request.interval().toMillis() + " ms, "
                + (request.rounds() == null ? "until ended" : request.rounds() + " rounds")
                + "; at most " + (request.mostHops() - request.firstHop() + 1) + " probes a round");
        notes.add("socket:     " + socket(request.protocol())
                + (plan.sending().link() == null
                        ? ""
                        : ", bound to " + Printable.of(plan.sending().link())));
        return notes;
    }

    private static String socket(ProbeProtocol protocol) {
        return switch (protocol) {
            case ICMP -> "raw ICMP, or ICMP datagrams where that is not permitted";
            case UDP -> "UDP, and raw ICMP for the errors";
            case TCP, TCP_MESSAGE -> "a TCP connection for each probe, closed with FIN, and raw ICMP for the errors";
        };
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
