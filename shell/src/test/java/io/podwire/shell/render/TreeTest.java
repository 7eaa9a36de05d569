package io.podwire.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Gap;
import io.podwire.api.net.Link;
import io.podwire.catalog.Links;
import io.podwire.shell.render.Look.Format;
import io.podwire.values.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** JSON and YAML of a whole answer, read back by a reader that podwire has no part in. */
class TreeTest {

    private static final Gap GAP = new Gap("netns/4026532471", "setns: EPERM");

    private static String render(Format format, List<Object> links) {
        List<Link> items = links.stream().map(Link.class::cast).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Renderer(
                        CommandSpec.of(Links.class),
                        new Look(format, true, false, false, ZoneId.of("UTC")),
                        new Lines(out),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .answer(new Answer<>(items, List.of(GAP)), () -> "n1");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(format == Format.NDJSON ? "gap: netns/4026532471: setns: EPERM\n" : "");
        return out.toString(StandardCharsets.UTF_8);
    }

    // YAML 1.2 contains JSON, so one foreign reader reads both
    private static Object read(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    @Test
    void jsonAndYamlAreTheSameObject() {
        List<Object> links = new ArrayList<>(Samples.links());
        links.addAll(Samples.hostileLinks().subList(0, 5));
        Object json = read(render(Format.JSON, links));
        assertThat(read(render(Format.YAML, links))).isEqualTo(json);
        Map<?, ?> object = (Map<?, ?>) json;
        assertThat(object.keySet().stream().map(String::valueOf)).containsExactly("schema", "host", "items", "gaps");
        assertThat(object.get("schema")).isEqualTo("podwire.links/1");
        assertThat(object.get("host")).isEqualTo("n1");
        assertThat((List<?>) object.get("items")).hasSize(9);
        assertThat(object.get("gaps")).isEqualTo(List.of(Map.of("subject", GAP.subject(), "reason", GAP.reason())));
        assertThat(((Map<?, ?>) ((List<?>) object.get("items")).get(4)).get("name"))
                .isEqualTo("\033]0;own\007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "YAML"})
    void anEmptyAnswerIsAnEmptyList(Format format) {
        Map<?, ?> object = (Map<?, ?>) read(render(format, List.of()));
        assertThat(object.get("items")).isEqualTo(List.of());
    }

    @Test
    void ndjsonHasAnItemALine() {
        List<String> lines = render(Format.NDJSON, Samples.links()).lines().toList();
        assertThat(lines).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(Json.read(lines.get(i).getBytes(StandardCharsets.UTF_8), Link.class))
                    .isEqualTo(Samples.links().get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "YAML", "NDJSON"})
    void nothingHarmfulComesOutRaw(Format format) {
        assertThat(render(format, Samples.hostileLinks()).codePoints())
                .noneMatch(c -> c < 0x20 && c != '\n')
                .noneMatch(c -> c == 0x202e || c == 0x7f || (c >= 0xd800 && c < 0xe000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "Yes",
                "null",
                "~",
                "1e3",
                "0x1f",
                "0o7",
                "12:30:45",
                "0a:58:0a:84:02:2e",
                "2001-01-01",
                "1_000",
                "- x",
                "a: b",
                "a #b",
                "*x",
                "&x",
                "!x",
                "'",
                "\"",
                "%x",
                "@x",
                "`x",
                "x ",
                " x",
                ".inf",
                "<<",
                "="
            })
    void yamlKeepsTextText(String name) {
        Object read = read(render(
                Format.YAML,
                List.of(Samples.link(1, name, new io.podwire.api.net.LinkKind.Plain(), "UP", null, null))));
        assertThat(((Map<?, ?>) ((List<?>) ((Map<?, ?>) read).get("items")).get(0)).get("name"))
                .isEqualTo(name);
    }
}
