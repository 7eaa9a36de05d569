package io.podwire.probe.run;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.Netns;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.probe.Prober;
import io.podwire.api.value.Cidr;
import io.podwire.probe.text.ProbeText;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A host whose prober is a function, and the lines that a command gives there. */
public final class Fakes {

    /** The host's own namespace. */
    public static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);

    private Fakes() {}

    /** A session on it. */
    public static FakeSession session(Prober prober) {
        return new FakeSession(new FakeHost(
                        "n1",
                        new FakeNetwork(OWN)
                                .routes()
                                .links()
                                .neighbors()
                                .sockets()
                                .addresses(address("10.0.0.1/24")))
                .prober(prober));
    }

    private static Address address(String text) {
        return new Address(1, 2, "eth0", Cidr.parse(text), null, null, null, "global", List.of(), null, null, null, 0);
    }

    /** A link of the host that is up. */
    public static Link link(int index, String name, List<String> alternativeNames, String... flags) {
        return new Link(
                1,
                index,
                name,
                alternativeNames,
                null,
                "ether",
                null,
                null,
                1500,
                List.of(flags),
                "UP",
                true,
                null,
                null,
                null,
                null,
                null,
                "noqueue",
                1000,
                1,
                0,
                0,
                new LinkKind.Plain(),
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** The stream of a command. */
    @SuppressWarnings("unchecked")
    public static Running<ProbeEvent, ProbeSummary> run(Class<?> command, Map<String, ?> given, FakeSession session) {
        return (Running<ProbeEvent, ProbeSummary>) CommandSpec.of(command).call(given, session);
    }

    /** Everything a stream gives until it ends, and its summary, as lines. */
    public static List<String> lines(Running<ProbeEvent, ProbeSummary> running) {
        List<String> lines = new ArrayList<>();
        ProbeText text = null;
        try (running) {
            while (!running.ended()) {
                ProbeEvent event = running.next(Duration.ofSeconds(10));
                if (event instanceof ProbeEvent.Started started && text == null) {
                    text = ProbeText.of(started, ZoneId.of("UTC"));
                }
                if (event != null) {
                    lines.addAll(text == null ? List.of(((ProbeEvent.Listed) event).line()) : text.lines(event));
                }
            }
            if (text != null) {
                lines.addAll(text.end(running.summary()));
            }
        }
        return lines;
    }
}
