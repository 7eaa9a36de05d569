package io.podwire.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Parameter;
import io.podwire.shell.cli.help.Help;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each command in the index, also for those that are still to be written. */
class EveryCommandTest {

    private static final CommandIndex INDEX = CommandIndex.load();

    static Stream<String> names() {
        return INDEX.entries().stream().map(CommandIndex.Entry::name);
    }

    private static CommandSpec spec(String name) {
        return INDEX.find(name).load();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isDeclaredAsItsIndexSays(String name) {
        CommandSpec spec = spec(name);
        CommandIndex.Entry entry = INDEX.find(name);
        assertThat(spec.name()).isEqualTo(name);
        assertThat(spec.summary()).isEqualTo(entry.summary());
        assertThat(spec.group()).isEqualTo(entry.group());
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasNoTwoFlagsOfOneName(String name) {
        Set<String> taken = new HashSet<>();
        for (Parameter parameter : spec(name).parameters().list()) {
            if (!parameter.positional()) {
                assertThat(taken.add("--" + parameter.flag()))
                        .as(parameter.flag())
                        .isTrue();
                assertThat(parameter.letter() == '\0' || taken.add("-" + parameter.letter()))
                        .as("-%s", parameter.letter())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasPositionsWithoutHoles(String name) {
        List<Parameter> words = spec(name).parameters().positionals();
        for (int i = 0; i < words.size(); i++) {
            assertThat(words.get(i).position()).isEqualTo(i);
            assertThat(words.get(i).arity() == Parameter.Arity.MANY)
                    .as("a list is last")
                    .isIn(false, i == words.size() - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasExamplesThatParse(String name) {
        CommandSpec spec = spec(name);
        assertThat(spec.examples()).isNotEmpty();
        for (String example : spec.examples()) {
            Invocation invocation = new CommandLine(INDEX).parse(words(example));
            if (invocation.command() != null) {
                assertThat(invocation.command().name()).as(example).isEqualTo(name);
                invocation.command().parameters().read(invocation.arguments());
            }
        }
    }

    /** Splits at blanks outside single quotes, as a shell would. */
    private static List<String> words(String example) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (example + " ").toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return words;
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesEveryGlobalOptionOnBothSides(String name) {
        Set<String> own = new HashSet<>();
        spec(name).parameters().list().stream().filter(p -> !p.positional()).forEach(p -> own.add(p.flag()));
        for (Parameter global : GlobalOptions.flags(null)) {
            String flag = "--" + global.flag() + (global.arity() == Parameter.Arity.SWITCH ? "" : "=" + sample(global));
            List<String> before = new ArrayList<>(List.of(flag));
            before.addAll(List.of(name.split(" ")));
            assertThat(new CommandLine(INDEX).parse(before).globals())
                    .as(before.toString())
                    .isNotNull();
            if (!own.contains(global.flag())) {
                List<String> behind = new ArrayList<>(List.of(name.split(" ")));
                behind.add(flag);
                assertThat(new CommandLine(INDEX).parse(behind).globals())
                        .isEqualTo(new CommandLine(INDEX).parse(before).globals());
            }
        }
    }

    private static String sample(Parameter global) {
        return switch (global.key()) {
            case "in" -> "shop/cart";
            case "output" -> "json";
            case "timeout" -> "5s";
            case "from" -> "node.pws";
            case "on" -> "localhost";
            case "root" -> "/host";
            case "tz" -> "UTC";
            default -> throw new AssertionError("no sample for --" + global.flag());
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasAHelpPageOf80Columns(String name) {
        fits(Help.page(INDEX, List.of(name.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "targets", "output", "exit-codes", "runbooks", "options"})
    void topicsFit80Columns(String topic) {
        fits(Help.page(INDEX, topic.isEmpty() ? List.of() : List.of(topic)));
    }

    private static void fits(String page) {
        assertThat(page).isNotBlank();
        assertThat(page.lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    @Test
    void overviewNamesEveryCommandOnce() {
        String page = Help.page(INDEX, List.of());
        names().forEach(name -> assertThat(page.lines().filter(line -> line.startsWith("  " + name + "  ")))
                .as(name)
                .hasSize(1));
    }
}
