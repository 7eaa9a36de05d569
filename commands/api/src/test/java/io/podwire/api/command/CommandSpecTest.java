package io.podwire.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.net.Netns;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandSpecTest {

    enum Speed {
        VERY_SLOW,
        FAST
    }

    /** Every type that a parameter may have. */
    record Args(
            @Param(position = 0, help = "first") TargetRef target,
            @Param(position = 1, help = "others") List<IpAddress> others,
            @Param(letter = 'v', help = "more words") boolean verbose,
            @Param(help = "wait") Optional<Duration> waitTime,
            @Param(help = "how many") Optional<Integer> count,
            @Param(help = "mark") Optional<Long> mark,
            @Param(help = "speed") Optional<Speed> speed,
            @Param(help = "prefix", name = "net") Optional<Cidr> prefix,
            @Param(help = "mac") Optional<MacAddress> mac,
            @Param(help = "size") Optional<Size> size,
            @Param(help = "words") List<String> word,
            @Param(letter = 'x', help = "how much in hex") int hex) {
        Args {
            if (count.isPresent() && count.get() < 0) {
                throw new BadUse("count is below zero");
            }
        }
    }

    @Spec(
            name = "try it",
            summary = "Give the arguments back.",
            group = Group.HOST,
            source = "nowhere",
            examples = {},
            version = 3)
    static final class Try implements Command<Args, Answer<Netns>> {

        private static Args last;

        public Try() {}

        @Override
        public Answer<Netns> run(Args args, Session session) {
            last = args;
            return Answer.of(List.of());
        }
    }

    private final CommandSpec spec = CommandSpec.of(Try.class);

    private Args call(Map<String, ?> given) {
        spec.call(given, null);
        return Try.last;
    }

    @Test
    void readsTextOfEveryType() {
        Map<String, Object> given = new HashMap<>();
        given.put("target", "shop/cart");
        given.put("others", List.of("10.0.0.1", "fd00::1"));
        given.put("verbose", "true");
        given.put("waitTime", "250ms");
        given.put("count", "7");
        given.put("mark", "0xff");
        given.put("speed", "very-slow");
        given.put("prefix", "10.0.0.0/8");
        given.put("mac", "0A:58:0a:84:02:2e");
        given.put("size", "64KiB");
        given.put("word", "one");
        given.put("hex", "2");
        assertThat(call(given))
                .isEqualTo(new Args(
                        TargetRef.parse("shop/cart"),
                        List.of(IpAddress.parse("10.0.0.1"), IpAddress.parse("fd00::1")),
                        true,
                        Optional.of(Duration.ofMillis(250)),
                        Optional.of(7),
                        Optional.of(255L),
                        Optional.of(Speed.VERY_SLOW),
                        Optional.of(Cidr.parse("10.0.0.0/8")),
                        Optional.of(MacAddress.parse("0a:58:0a:84:02:2e")),
                        Optional.of(new Size(65536)),
                        List.of("one"),
                        2));
    }

    @Test
    void takesValuesAsTheyAre() {
        Args args = call(
                Map.of("target", TargetRef.parse("host"), "verbose", true, "count", 7L, "waitTime", Duration.ZERO));
        assertThat(args.verbose()).isTrue();
        assertThat(args.count()).contains(7);
        assertThat(args.waitTime()).contains(Duration.ZERO);
        assertThat(args.others()).isEmpty();
        assertThat(args.speed()).isEmpty();
    }

    @Test
    void countsASwitchThatIsGivenSeveralTimes() {
        Parameter hex = spec.parameters().list().get(11);
        assertThat(hex.takesValue()).isFalse();
        assertThat(hex.repeats()).isTrue();
        assertThat(call(Map.of("target", "x")).hex()).isZero();
        assertThat(call(Map.of("target", "x", "hex", true)).hex()).isEqualTo(1);
        assertThat(call(Map.of("target", "x", "hex", 3)).hex()).isEqualTo(3);
        refused(Map.of("target", "x", "hex", -1), "--hex: -1 times is not possible");
    }

    @Test
    void refusesWithTheNameOfTheParameterAndWhatWasExpected() {
        refused(Map.of(), "a TARGET is missing: first");
        refused(Map.of("target", "x", "count", "many"), "--count: 'many' is not a whole number that fits");
        refused(Map.of("target", "x", "count", 1L << 40), "--count: '1099511627776' is not a whole number that fits");
        refused(Map.of("target", "x", "count", List.of("1", "2")), "--count was given 2 times; one value is needed");
        refused(Map.of("target", "x", "speed", "slow"), "--speed: 'slow' is not one of very-slow, fast");
        refused(Map.of("target", "x", "wordd", "y"), "no parameter 'wordd'; did you mean word?");
        refused(Map.of("target", "x", "count", "-1"), "count is below zero");
        refused(Map.of("target", "x", "mac", 5), "--mac: expected MAC, not a Integer");
        refused(Map.of("target", "x", "others", List.of("10.0.0.300")), "'10.0.0.300' is not an IP address");
        refused(Map.of("target", "x", "prefix", "10.0.0.0/33"), "--net: '10.0.0.0/33' is not a prefix");
        refused(Map.of("target", "x", "waitTime", "10"), "--wait-time: '10' is not a duration (the unit is missing)");
    }

    private void refused(Map<String, ?> given, String message) {
        assertThatThrownBy(() -> spec.call(given, null))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining(message);
    }

    @Test
    void readsDurationsOnlyWithAUnit() {
        assertThat(ValueForm.read(Duration.class, "10s")).isEqualTo(Duration.ofSeconds(10));
        assertThat(ValueForm.read(Duration.class, "5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(ValueForm.read(Duration.class, "500us")).isEqualTo(Duration.ofNanos(500_000));
        assertThat(ValueForm.read(Duration.class, "2h")).isEqualTo(Duration.ofHours(2));
        for (String bad : List.of(
                "",
                "s",
                "-1s",
                "1.5s",
                "10 s",
                "10S",
                "1m30s",
                "9999999999999s",
                "99999999999s",
                "999999999999d",
                "１s")) {
            assertThatThrownBy(() -> ValueForm.read(Duration.class, bad))
                    .as(bad)
                    .isInstanceOf(BadUse.class)
                    .hasMessageContaining("such as 250ms, 10s or 5m");
        }
    }

    @Test
    void tellsItsDeclaration() {
        assertThat(spec.schema()).isEqualTo("podwire.try.it/3");
        assertThat(spec.result()).isEqualTo(new CommandSpec.Result(CommandSpec.Result.Form.ANSWER, Netns.class, null));
        assertThat(spec.parameters().list())
                .extracting(Parameter::label)
                .startsWith("TARGET", "ADDRESS", "--verbose", "--wait-time");
        assertThat(spec.parameters().list().get(6).choices()).containsExactly("very-slow", "fast");
    }

    @Test
    void refusesClassesThatAreNoCommands() {
        assertThatThrownBy(() -> CommandSpec.of(String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parameters.of(Netns.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spec.call(new Size(1), null)).isInstanceOf(IllegalArgumentException.class);
    }
}
