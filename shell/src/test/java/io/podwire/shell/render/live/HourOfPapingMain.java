package io.podwire.shell.render.live;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.net.Netns;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.value.Octets;
import io.podwire.probe.connect.Paping;
import io.podwire.shell.render.Lines;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Renderer;
import io.podwire.shell.wiring.ProcessTerminal;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * An hour of paping in as long as its output takes: the command, its log, its lines and its live view are real, and so is the terminal;
 * the network and the clock are not. Twice on the way the objects are counted that are alive.
 */
final class HourOfPapingMain {

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);

    private HourOfPapingMain() {}

    /** @param args the file to log to, and the file for what was counted */
    public static void main(String[] args) {
        FakeProber prober = new FakeProber(HourOfPapingMain::network).forgetful();
        FakeSession session = new FakeSession(new FakeHost(
                                "n1",
                                new FakeNetwork(OWN)
                                        .routes()
                                        .links()
                                        .neighbors()
                                        .sockets())
                        .prober(prober))
                .disk(new DiskSpace(1000, 500, 0, 0));
        CommandSpec spec = CommandSpec.of(Paping.class);
        Map<String, Object> given = Map.of(
                "host", List.of("10.0.0.7"), "port", List.of("80"), "lasting", Duration.ofHours(1), "log", args[0]);
        Look look = new Look(Look.Format.TABLE, true, true, true, ZoneId.of("UTC"));
        try (Counted run = new Counted(spec.call(given, session), Path.of(args[1]))) {
            new Renderer(spec, look, new Lines(System.out), System.err, new ProcessTerminal(true))
                    .stream(run, () -> "n1", () -> false);
        }
    }

    /** Each 100th is refused, each 500th lost; the others take 200 to 296 microseconds. */
    private static Fate network(Probe probe) {
        long number = probe.number();
        if (number % 500 == 499) {
            return Fate.LOST;
        }
        return number % 100 == 50
                ? new Fate(Outcome.REFUSED, Duration.ofNanos(90_000), null, null, Octets.EMPTY)
                : Fate.answered(Duration.ofNanos(200_000 + number % 97 * 1000));
    }

    /** The stream, and what is alive after its first ten minutes and near its end. */
    private static final class Counted implements Running<ProbeEvent, ProbeSummary> {

        private static final List<Long> AT = List.of(600L, 3500L);

        private final Running<ProbeEvent, ProbeSummary> run;
        private final Path counts;
        private long events;

        @SuppressWarnings("unchecked") // the declaration of the command says what its stream gives
        Counted(Object run, Path counts) {
            this.run = (Running<ProbeEvent, ProbeSummary>) run;
            this.counts = counts;
        }

        @Override
        public ProbeEvent next(Duration patience) {
            ProbeEvent event = run.next(patience);
            if (event != null && AT.contains(++events)) {
                count();
            }
            return event;
        }

        private void count() {
            try {
                String line = alive("io.podwire.") + alive("java.time.") + " " + alive("Total") + "\n";
                Files.writeString(counts, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Bytes or objects of the rows that begin so: of a class its objects, of the whole its bytes. */
        private static long alive(String what) {
            boolean whole = what.equals("Total");
            return histogram()
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length >= 3 && (whole ? row[0] : row[row.length > 3 ? 3 : 0]).startsWith(what))
                    .mapToLong(row -> Long.parseLong(whole ? row[2] : row[1]))
                    .sum();
        }

        /** Of what is alive: the JVM collects garbage before it counts. */
        private static String histogram() {
            try {
                return (String) ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "gcClassHistogram",
                                new Object[] {new String[0]},
                                new String[] {String[].class.getName()});
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean ended() {
            return run.ended();
        }

        @Override
        public void cancel() {
            run.cancel();
        }

        @Override
        public ProbeSummary summary() {
            return run.summary();
        }

        @Override
        public void close() {
            run.close();
        }
    }
}
