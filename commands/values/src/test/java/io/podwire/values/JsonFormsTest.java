package io.podwire.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.error.BadData;
import io.podwire.api.net.LinkKind;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of docs/json.md, one by one. */
class JsonFormsTest {

    record Numbers(int mtu, Long id, Boolean carrier, List<String> flags, Map<String, Integer> tags) {}

    record Wrapped(List<Numbers> items) {}

    record Asked(Optional<String> by, Optional<Integer> limit) {}

    record Stray(Object anything) {}

    record Times(Duration d) {}

    @Test
    void scalars() {
        assertThat(Json.text(Instant.parse("2026-03-01T10:20:30Z"))).isEqualTo("\"2026-03-01T10:20:30Z\"");
        assertThat(Json.text(Cidr.parse("10.244.1.3/24"))).isEqualTo("\"10.244.1.3/24\"");
        assertThat(Json.text(IpAddress.parse("FD00:0:0:0::3C"))).isEqualTo("\"fd00::3c\"");
        assertThat(Json.text(MacAddress.parse("0A:58:0a:84:02:2e"))).isEqualTo("\"0a:58:0a:84:02:2e\"");
        assertThat(Json.text(TargetRef.parse("shop/cart"))).isEqualTo("\"shop/cart\"");
        assertThat(Json.text(Size.parse("64KiB"))).isEqualTo("\"65536B\"");
        assertThat(Json.text(Pod.Condition.IN_VIRTUAL_MACHINE)).isEqualTo("\"in-virtual-machine\"");
        assertThat(Json.text(Optional.empty())).isEqualTo("null");
        assertThat(Json.text(0.25)).isEqualTo("0.25");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0", "PT1M30S,90", "PT0.0015S,0.0015", "PT-0.000000001S,-0.000000001", "PT100S,100"})
    void durationsAreSeconds(Duration duration, String json) {
        assertThat(Json.text(duration)).isEqualTo(json);
        assertThat(Json.read(json.getBytes(StandardCharsets.UTF_8), Duration.class))
                .isEqualTo(duration);
    }

    @Test
    void everyKeyIsThereAndMapsAreSorted() {
        Map<String, Integer> tags = new LinkedHashMap<>();
        tags.put("b", 1);
        tags.put("a", 2);

        assertThat(Json.text(new Numbers(1500, null, null, List.of(), tags)))
                .isEqualTo("{\"mtu\":1500,\"id\":null,\"carrier\":null,\"flags\":[],\"tags\":{\"a\":2,\"b\":1}}");
    }

    @Test
    void kindStandsFirstAndOnce() {
        assertThat(Json.text(new LinkKind.Veth())).isEqualTo("{\"kind\":\"veth\"}");
        assertThat(Json.text(new LinkKind.Other("zoo", List.of(1, 7))))
                .isEqualTo("{\"kind\":\"zoo\",\"attributes\":[1,7]}");
    }

    @Test
    void kindIsFoundWhereverItStands() {
        assertThat(read("{\"attributes\":[1],\"kind\":\"zoo\"}", LinkKind.class))
                .isEqualTo(new LinkKind.Other("zoo", List.of(1)));
        assertThat(read("{\"kind\":\"\"}", LinkKind.class)).isEqualTo(new LinkKind.Plain());
    }

    @Test
    void harmfulTextIsEscapedInKeysAndValues() {
        assertThat(Json.text(Map.of("\u001b[2J\u009b", "\u202e\u007f\ud800节")))
                .isEqualTo("{\"\\u001B[2J\\u009b\":\"\\u202e\\u007F\\ud800节\"}");
    }

    @Test
    void unknownKeysArePassedOverAndMissingOnesAreAbsent() {
        assertThat(read("{\"mtu\":1,\"newer\":{\"x\":[]}}", Numbers.class))
                .isEqualTo(new Numbers(1, null, null, List.of(), Map.of()));
        assertThat(read("{}", Asked.class)).isEqualTo(new Asked(Optional.empty(), Optional.empty()));
        assertThat(read("{\"by\":\"\",\"limit\":3}", Asked.class))
                .isEqualTo(new Asked(Optional.of(""), Optional.of(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\":[{\"mtu\":\"abc\"}]} | items[0].mtu: expected a whole number, found text \"abc\"",
                "{\"items\":[{\"mtu\":1},{}]} | items[1].mtu: missing",
                "{\"items\":[{\"mtu\":null}]} | items[0].mtu: null, where a value is needed",
                "{\"items\":[{\"mtu\":2147483648}]} | items[0].mtu: expected a whole number of 32 bits, found 2147483648",
                "{\"items\":[{\"mtu\":1.5}]} | items[0].mtu: expected a whole number, found 1.5",
                "{\"items\":[{\"mtu\":1,\"id\":18446744073709551616}]} | items[0].id: expected a whole number of 64 bits, found 18446744073709551616",
                "{\"items\":[{\"mtu\":1,\"flags\":[\"a\",7]}]} | items[0].flags[1]: expected text, found 7",
                "{\"items\":[{\"mtu\":1,\"tags\":{\"x\":true}}]} | items[0].tags.x: expected a whole number, found true",
                "{\"items\":{}} | items: expected a list, found a map",
                "[] | value: expected a map, found a list",
                "{\"items\":[],\"items\":[]} | json, character 22: the key 'items' twice",
                "{} {} | json, character 4: text after the end of the value",
            })
    void wrongTypesAreNamedWithTheirPath(String json, String message) {
        assertThatThrownBy(() -> read(json, Wrapped.class))
                .isInstanceOf(BadData.class)
                .hasMessage(message);
    }

    @Test
    void anythingElseIsRefusedBothWays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.text(new Stray(new java.io.File("x"))))
                .withMessage("a value of java.io.File does not travel; see docs/json.md for what does");
        assertThatIllegalArgumentException().isThrownBy(() -> Json.text(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.text(Map.of(1, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> read("{\"anything\":1}", Stray.class));
    }

    @Test
    void cyclesEnd() {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);

        assertThatIllegalArgumentException().isThrownBy(() -> Json.text(cycle)).withMessageContaining("64 levels");
    }

    @Test
    void boundsHold() {
        Limits small = new Limits(100, 3, 5, 6);
        assertThat(JsonTree.read(bytes("[[[1]]]"), small)).isEqualTo(List.of(List.of(List.of(1L))));
        for (String json : List.of("[[[[1]]]]", "\"123456\"", "{\"123456\":1}", "[1,2,3,4,5,6]", " ".repeat(101), "")) {
            assertThatThrownBy(() -> JsonTree.read(bytes(json), small)).as(json).isInstanceOf(BadData.class);
        }
    }

    @Test
    void hugeExponentsCostNothing() {
        for (String number : List.of("1e999999999", "1e-999999999", "-1e2147483000", "0e999999999", "9".repeat(60))) {
            assertThatThrownBy(() -> {
                        if (!read("{\"d\":" + number + "}", Times.class).equals(new Times(Duration.ZERO))) {
                            throw new AssertionError("made a duration of " + number);
                        }
                        throw new BadData("zero is zero");
                    })
                    .isInstanceOf(BadData.class);
        }
    }

    @Test
    void anyBytesGiveAValueOrBadData() {
        Random random = new Random(7);
        byte[] valid =
                Json.bytes(Answer.of(List.of(new Samples(3).record(Gap.class), new Samples(4).record(Gap.class))));
        for (int i = 0; i < 20_000; i++) {
            byte[] json = java.util.Arrays.copyOf(valid, random.nextInt(Math.min(valid.length, 400)) + 1);
            for (int n = random.nextInt(4); n > 0; n--) {
                json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            }
            try {
                Json.read(json, TypeOf.answer(Gap.class));
            } catch (BadData e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.read(bytes(json), type);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
