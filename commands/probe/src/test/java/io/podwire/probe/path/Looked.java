package io.podwire.probe.path;

import io.podwire.api.probe.PathEvent;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.PathRound;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Sending;
import io.podwire.probe.verdict.Language;
import io.podwire.testkit.FakeProber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A path through {@link FakeRouters} that was looked at to its end. */
record Looked(List<PathRound> rounds, PathReport report) {

    static final PathLook LOOK = new PathLook(PathLook.Form.REPORT, PathLook.USUAL_FIELDS, true, false, false, null);

    static PathRequest request(ProbeProtocol protocol, Duration interval, Long rounds, int flows) {
        return new PathRequest(
                "web",
                FakeRouters.TARGET,
                "cart-0",
                "shop/cart-0",
                protocol,
                protocol == ProbeProtocol.ICMP ? null : Integer.valueOf(33434),
                interval,
                rounds,
                1,
                30,
                5,
                protocol == ProbeProtocol.TCP ? null : Integer.valueOf(64),
                0,
                0,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                flows);
    }

    static PathRunning running(PathRequest request, FakeProber prober) {
        PathPlan plan = new PathPlan(request, LOOK, Sending.USUAL, null, null, Language.EN);
        return new PathRunning(
                plan, prober, new Packets(request, Sending.USUAL, 61_000), PathNames.NONE, null, note -> {});
    }

    static Looked at(FakeRouters routers, double seconds, long rounds) {
        Duration interval = Duration.ofNanos(Math.round(seconds * 1e9));
        return at(routers, request(ProbeProtocol.ICMP, interval, rounds, 1));
    }

    static Looked at(FakeRouters routers, PathRequest request) {
        List<PathRound> rounds = new ArrayList<>();
        try (PathRunning running = running(request, routers.prober())) {
            while (!running.ended()) {
                PathEvent event = running.next(Duration.ofSeconds(3));
                if (event instanceof PathRound round) {
                    rounds.add(round);
                }
            }
            return new Looked(rounds, running.summary());
        }
    }

    PathHop hop(int number) {
        return report.hops().get(number - 1);
    }

    List<String> addresses() {
        return report.hops().stream()
                .map(hop -> hop.addresses().isEmpty()
                        ? "???"
                        : hop.addresses().get(0).address().toString())
                .toList();
    }
}
