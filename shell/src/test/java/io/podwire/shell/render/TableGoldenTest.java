package io.podwire.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Gap;
import io.podwire.api.net.LinkKind;
import io.podwire.catalog.Links;
import io.podwire.shell.Golden;
import io.podwire.shell.render.Look.Format;
import io.podwire.shell.render.tables.Sheets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every declared table, narrow, wide and as csv, against the texts in {@code src/test/resources/render}. */
class TableGoldenTest {

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("links", Samples.links()),
                Arguments.of("links-hostile", Samples.hostileLinks()),
                Arguments.of("addresses", Samples.addresses()),
                Arguments.of("routes", Samples.routes()),
                Arguments.of("rules", Samples.rules()),
                Arguments.of("neighbors", Samples.neighbors()),
                Arguments.of("fdb", Samples.fdb()),
                Arguments.of("qdiscs", Samples.qdiscs()),
                Arguments.of("counters", Samples.counters()),
                Arguments.of("filters", Samples.filters()),
                Arguments.of("sockets", Samples.sockets()),
                Arguments.of("conntrack", Samples.conntrack()),
                Arguments.of("pods", Samples.pods()),
                Arguments.of("pods-raw", Samples.rawPods()),
                Arguments.of("netns", Samples.netnses()),
                Arguments.of("netns-raw", Samples.rawNetnses()),
                Arguments.of("veth", Samples.veths()),
                Arguments.of("places", Samples.places()),
                Arguments.of("checks", Samples.checks()),
                Arguments.of("ovs", Samples.bridges()),
                Arguments.of("sysctl", Samples.sysctls()),
                Arguments.of("dns", DnsSamples.attempts()),
                Arguments.of("services", DnsSamples.services()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void looksAsKept(String name, List<Object> records) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Format format : List.of(Format.TABLE, Format.WIDE, Format.CSV)) {
            String text = render(records, look(format, true));
            all.append("== ").append(format).append('\n').append(text);
            if (format == Format.TABLE) {
                assertThat(text.lines())
                        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
            }
            assertThat(text.chars()).noneMatch(c -> c < 0x20 && c != '\n').noneMatch(c -> c == 0x202e || c == 0x7f);
        }
        Golden.check("render/" + name + ".txt", all.toString());
    }

    private static Look look(Format format, boolean terminal) {
        return new Look(format, true, false, terminal, ZoneId.of("UTC"));
    }

    private static String render(List<Object> records, Look look) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Lines out = new Lines(bytes);
        Class<?> type = records.get(0).getClass();
        ResultWriter writer = writer(type, look, out);
        records.forEach(writer::item);
        writer.end(List.of(), null);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static <T> ResultWriter writer(Class<T> type, Look look, Lines out) {
        Sheet<T, Object> sheet = (Sheet<T, Object>) Sheets.of(type);
        return look.format() == Format.CSV
                ? new CsvWriter<>(sheet, type, look, out)
                : new TableWriter<>(sheet, type, look, out);
    }

    @Test
    void csvForAProgramKeepsTheRealName() {
        String text = render(Samples.hostileLinks().subList(4, 5), look(Format.CSV, false));
        assertThat(text).contains("\"a\nb\tc\"");
    }

    /** The first row is written while the others are still under way: it has no answer, asked for the shorter word, over UDP. */
    @Test
    void aStreamLeavesRoomForWhatComesLater() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Object> attempts = DnsSamples.attempts();
        ResultWriter writer = writer(attempts.get(0).getClass(), look(Format.TABLE, true), new Lines(bytes));
        writer.item(attempts.get(0));
        writer.pause();
        attempts.subList(1, attempts.size()).forEach(writer::item);
        writer.end(List.of(), null);
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).startsWith("endpoint ").contains(" 10.244.1.7 "))
                .anySatisfy(line -> assertThat(line).contains(" 10.96.0.10/tcp ", " 10.97.0.4"));
    }

    @Test
    void paintsOnlyWhereAsked() {
        Look colored = new Look(Format.TABLE, true, true, true, ZoneId.of("UTC"));
        assertThat(render(Samples.links(), colored))
                .contains("\033[32mUP\033[0m")
                .contains("\033[31mDOWN\033[0m");
        assertThat(render(Samples.links(), look(Format.TABLE, true))).doesNotContain("\033");
    }

    @Test
    void leavesOutTheHeading() {
        Look bare = new Look(Format.TABLE, false, false, false, ZoneId.of("UTC"));
        assertThat(render(Samples.sysctls(), bare)).startsWith("net.ipv4.ip_forward");
    }

    @Test
    void fixesTheWidthsOfALongTableByItsBeginning() {
        List<Object> many =
                new ArrayList<>(Collections.nCopies(10_000, Samples.links().get(2)));
        many.add(Samples.link(123_456_789, "a-name-longer-than-those-before", new LinkKind.Veth(), "UP", null, null));
        List<String> lines = render(many, look(Format.TABLE, false)).lines().toList();
        assertThat(lines).hasSize(10_002);
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines.get(1)).isEqualTo(lines.get(10_000));
    }

    @Test
    void saysOnStderrWhatIsMissing() {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i <= 17; i++) {
            gaps.add(new Gap("netns/" + i, "open: EACCES \033[m"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Renderer(
                        CommandSpec.of(Links.class),
                        look(Format.TABLE, false),
                        new Lines(out),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .answer(new Answer<>(List.of(), gaps), () -> "n1");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("no links\ngap: netns/1: open: EACCES \\x1b[m\n")
                .endsWith("gap: netns/5: open: EACCES \\x1b[m\ngap: and 12 more; -o json lists them\n");
    }
}
