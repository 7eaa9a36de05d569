package io.podwire.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Observed;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever the module api can say, comes back from JSON as an equal value. */
class RoundTripTest {

    private static final int ROUNDS = 60;

    @TestFactory
    Stream<DynamicTest> everyRecordOfTheApi() throws Exception {
        List<Class<?>> records = ApiRecords.all();
        assertThat(records).hasSizeGreaterThan(30);
        return records.stream()
                .filter(type -> type.getTypeParameters().length == 0)
                .filter(type -> !ScalarText.isText(type))
                .map(type -> DynamicTest.dynamicTest(type.getName(), () -> roundTrips(type)));
    }

    private static void roundTrips(Class<?> type) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Object value = new Samples(seed).record(type);
            byte[] json = Json.bytes(value);
            assertThat(Json.read(json, (Type) type)).as("seed %d", seed).isEqualTo(value);
            for (byte b : json) {
                assertThat(b >= 0x20 || b < 0)
                        .as("control byte in json, seed %d", seed)
                        .isTrue();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordInsideAnAnswer() throws Exception {
        return ApiRecords.all().stream()
                .filter(type -> type.getTypeParameters().length == 0)
                .filter(type -> !ScalarText.isText(type))
                .map(type -> DynamicTest.dynamicTest(type.getName(), () -> {
                    Object value = Answer.of(List.of(new Samples(1).record(type), new Samples(2).record(type)));
                    assertThat(Json.read(Json.bytes(value), TypeOf.answer(type)))
                            .isEqualTo(value);
                }));
    }

    @Test
    void genericsInGenerics() {
        Object value = Answer.one(new Observed<>("netns/1", List.of("a", "b"), null));
        Type type = TypeOf.answer(TypeOf.generic(Observed.class, TypeOf.list(String.class)));

        assertThat(Json.read(Json.bytes(value), type)).isEqualTo(value);
    }
}
