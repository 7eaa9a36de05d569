package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.value.TargetRef;
import io.podwire.probe.text.ProbeText;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import io.podwire.shell.cli.CommandLine;
import io.podwire.shell.cli.Invocation;
import io.podwire.shell.wiring.Reach;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.testkit.PacketLines;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Probes from the places of a lab that is up, as {@code podwire --on NODE --in POD LINE} sends them, and programs beside them. */
final class LabProbes implements AutoCloseable {

    private static final CommandIndex INDEX = CommandIndex.load();

    private final LabUnderTest lab;
    private final Reach reach = new Reach(line -> {});

    LabProbes(LabUnderTest lab) {
        this.lab = lab;
    }

    /**
     * What came of a line.
     *
     * @param lines as people see it
     * @param probes each of them
     * @param summary at the end
     */
    record Told(List<String> lines, List<Probed> probes, ProbeSummary summary) {

        /** Of the only target. */
        ProbeFigures figures() {
            assertThat(summary.targets()).hasSize(1);
            return summary.targets().get(0).figures();
        }

        /** Code and rule of what is to be acted on. */
        String verdict() {
            return summary.targets().get(0).verdicts().stream()
                    .map(verdict -> verdict.code() + " " + verdict.rule().code())
                    .findFirst()
                    .orElse("none");
        }
    }

    /** Runs a line in a pod, or where the name is a node's in that. */
    Told from(String place, String line) {
        PlaceState pod = lab.state().place(place);
        TargetRef in = pod == null ? null : TargetRef.parse(place);
        String node = pod == null ? place : pod.node();
        Session session = reach.open(new SessionRequest(in, Path.of("/"), node, null, note -> {}, () -> false));
        Invocation invocation = new CommandLine(INDEX).parse(List.of(line.split(" ")));
        List<String> lines = new ArrayList<>();
        List<Probed> probes = new ArrayList<>();
        ProbeText text = null;
        try (Running<?, ?> running =
                (Running<?, ?>) session.commands().call(invocation.command(), invocation.arguments(), null)) {
            while (!running.ended()) {
                Object event = running.next(Duration.ofSeconds(1));
                if (event instanceof Started first && text == null) {
                    text = ProbeText.of(first, ZoneId.of("UTC"));
                }
                if (event != null) {
                    lines.addAll(text.lines((ProbeEvent) event));
                }
                if (event instanceof Probed probed) {
                    probes.add(probed);
                }
            }
            ProbeSummary summary = (ProbeSummary) running.summary();
            lines.addAll(text.end(summary));
            return new Told(lines, probes, summary);
        }
    }

    private List<String> inside(String place, String... program) {
        PlaceState pod = lab.state().place(place);
        long pid = pod == null
                ? lab.state().node(place).first().pid()
                : pod.process().pid();
        List<String> command = new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid), "-n"));
        command.addAll(List.of(program));
        return command;
    }

    /** What a program says in the network of a place. */
    String run(String place, String... program) {
        return LabPicture.run(inside(place, program));
    }

    /** Packets on the pod's own link, as tcpdump there sees them. */
    PacketLines packets(String place, String filter) {
        return new PacketLines(inside(place), "eth0", filter);
    }

    @Override
    public void close() {
        reach.close();
    }
}
