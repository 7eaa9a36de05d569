package io.podwire.shell.probe;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.PathRound;
import io.podwire.api.probe.ProbeRule;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.cli.CommandLine;
import io.podwire.shell.cli.Invocation;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** A path that {@code mtr-probe} looked at from a namespace, by a line as one types it. */
final class LookedAt {

    private static final CommandIndex INDEX = CommandIndex.load();

    private LookedAt() {}

    static PathReport from(String netns, String line) {
        return from(netns, line, round -> {});
    }

    /** @param seen told each round as it is seen, before the next begins */
    static PathReport from(String netns, String line, Consumer<PathRound> seen) {
        Invocation invocation = new CommandLine(INDEX).parse(List.of(("mtr-probe " + line).split(" ")));
        CommandSpec spec = invocation.command();
        TargetRef place = TargetRef.parse("netns/" + netns);
        Session session = LocalWiring.session(SessionRequest.live(place, Path.of("/"), note -> {}, () -> false));
        try (Running<?, ?> running =
                (Running<?, ?>) spec.call(spec.parameters().read(invocation.arguments()), session)) {
            while (!running.ended()) {
                if (running.next(Duration.ofMillis(200)) instanceof PathRound round) {
                    seen.accept(round);
                }
            }
            return (PathReport) running.summary();
        }
    }

    /** By which rules it was read; a busy machine that did not keep the rate is no fault of the path. */
    static List<ProbeRule> rules(PathReport report) {
        return report.verdicts().stream()
                .map(ProbeVerdict::rule)
                .filter(rule -> rule != ProbeRule.RATE_NOT_KEPT)
                .toList();
    }

    static ProbeVerdict verdict(PathReport report, ProbeRule rule) {
        return report.verdicts().stream()
                .filter(verdict -> verdict.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " in " + report.verdicts()));
    }

    /** Skips where a program is missing. */
    static void needs(String program, String why) {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
        Assumptions.assumeTrue(there, program + " is not there " + why);
    }
}
