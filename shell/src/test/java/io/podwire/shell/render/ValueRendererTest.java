package io.podwire.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.Sysctl;
import io.podwire.api.value.Size;
import io.podwire.scripts.Completed;
import io.podwire.shell.render.Look.Format;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any value of a script, in every form. */
class ValueRendererTest {

    static Stream<Arguments> values() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", List.of("x", "y"));
        Sysctl setting = new Sysctl(1, "net.ipv4.ip_forward", "1");
        return Stream.of(
                Arguments.of(null, Format.TABLE, ""),
                Arguments.of(null, Format.JSON, "null\n"),
                Arguments.of(3, Format.TABLE, "3\n"),
                Arguments.of("two\nlines \u001b[31m", Format.TABLE, "two\nlines \\x1b[31m\n"),
                Arguments.of("a \"b\"", Format.JSON, "\"a \\\"b\\\"\"\n"),
                Arguments.of(new BigDecimal("2.50"), Format.JSON, "2.5\n"),
                Arguments.of(new BigDecimal("4E+2"), Format.JSON, "400\n"),
                Arguments.of(Double.NaN, Format.JSON, "\"NaN\"\n"),
                Arguments.of(Duration.ofMillis(1500), Format.TABLE, "1500ms\n"),
                Arguments.of(new Size(5), Format.TABLE, "BYTES\n5\n"),
                Arguments.of(List.of("lo", "eth0"), Format.TABLE, "lo\neth0\n"),
                Arguments.of(Set.of("lo"), Format.JSON, "[\n  \"lo\"\n]\n"),
                Arguments.of(new Object[] {1, "b"}, Format.TABLE, "1\nb\n"),
                Arguments.of(Arrays.asList(1, null), Format.TABLE, "1\nnull\n"),
                Arguments.of(List.of(1, 2), Format.NDJSON, "1\n2\n"),
                Arguments.of(List.of(), Format.TABLE, ""),
                Arguments.of(setting, Format.TABLE, "NAME                 VALUE\nnet.ipv4.ip_forward  1\n"),
                Arguments.of(List.of(setting), Format.CSV, "NAME,VALUE\nnet.ipv4.ip_forward,1\n"),
                Arguments.of(
                        List.of(setting),
                        Format.NDJSON,
                        "{\"netns\":1,\"name\":\"net.ipv4.ip_forward\",\"value\":\"1\"}\n"),
                Arguments.of(map, Format.TABLE, "KEY  VALUE\nb    1\na    x,y\n"),
                Arguments.of(map, Format.YAML, "a:\n- x\n- \"y\"\nb: 1\n"),
                Arguments.of(List.of(Map.of("n", 1), Map.of("n", 2)), Format.TABLE, "N\n1\n2\n"),
                Arguments.of(List.of(Map.of("n", 1), Map.of("m", 2)), Format.TABLE, "N  M\n1  -\n-  2\n"),
                Arguments.of(List.of(setting, "text"), Format.TABLE, setting + "\ntext\n"),
                Arguments.of(new Completed(1, "out\n", "", false), Format.TABLE, "out\n"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void isShown(Object value, Format format, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Look look = new Look(format, true, false, true, ZoneOffset.UTC);
        new ValueRenderer(look, new Lines(out), new PrintStream(err), () -> "n1", () -> false).show(value);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
