package io.podwire.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Group;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.net.Netns;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.render.Look.Format;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of words against what they mean; the conventions are getopt_long(3)'s and, for {@code enter}, nsenter(1)'s. */
class CommandLineTest {

    @Spec(
            name = "enter",
            summary = "Enter.",
            group = Group.PODS,
            source = "",
            examples = {})
    record Enter() implements Command<Enter.Args, Launch> {
        record Args(
                @Param(
                        position = 0,
                        help = "",
                        unless = {"pid", "net"})
                Optional<TargetRef> target,

                @Param(position = 1, help = "", rest = true, value = "CMD")
                List<String> command,

                @Param(letter = 't', name = "target", help = "")
                Optional<Integer> pid,

                @Param(letter = 'n', help = "", valueOptional = true)
                Optional<String> net,

                @Param(letter = 'm', help = "", valueOptional = true)
                Optional<String> mount,

                @Param(letter = 'r', help = "", valueOptional = true)
                Optional<String> root,

                @Param(letter = 'F', help = "") boolean noFork,
                @Param(letter = 'o', help = "") boolean other) {}

        @Override
        public Launch run(Args args, Session session) {
            return Launch.plain(args.command());
        }
    }

    @Spec(
            name = "watch",
            summary = "Watch.",
            group = Group.PODS,
            source = "",
            examples = {})
    record Watch() implements Command<Watch.Args, Answer<Netns>> {
        record Args(
                @Param(position = 0, help = "") String what,
                @Param(position = 1, help = "") List<String> more,
                @Param(letter = 'v', help = "") boolean verbose,
                @Param(letter = 'n', help = "") boolean numeric,
                @Param(letter = 'c', help = "") Optional<Integer> count,
                @Param(help = "") List<String> tag,
                @Param(letter = 'X', help = "") int dump) {}

        @Override
        public Answer<Netns> run(Args args, Session session) {
            return Answer.of(List.of());
        }
    }

    @Spec(
            name = "watch once",
            summary = "Watch once.",
            group = Group.PODS,
            source = "",
            examples = {})
    record WatchOnce() implements Command<WatchOnce.Args, Answer<Netns>> {
        record Args(@Param(position = 0, help = "") Optional<String> what) {}

        @Override
        public Answer<Netns> run(Args args, Session session) {
            return Answer.of(List.of());
        }
    }

    private static final Map<String, Class<?>> COMMANDS =
            Map.of("enter", Enter.class, "watch", Watch.class, "watch once", WatchOnce.class);

    private static final CommandLine LINE = new CommandLine(
            CommandIndex.of(COMMANDS.keySet().stream()
                    .map(name -> new CommandIndex.Entry(name, "", Group.PODS, ""))
                    .toList()),
            entry -> CommandSpec.of(COMMANDS.get(entry.name())));

    private static Invocation parse(String line) {
        return LINE.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            watch a                          | what=[a]
            watch a b c                      | more=[b, c] what=[a]
            watch -nv a                      | numeric=true verbose=true what=[a]
            watch -nvv a                     | numeric=true verbose=true what=[a]
            watch a -v b -n                  | more=[b] numeric=true verbose=true what=[a]
            watch -XX a -vX --dump           | dump=4 verbose=true what=[a]
            watch -c 5 a                     | count=[5] what=[a]
            watch -c5 a                      | count=[5] what=[a]
            watch -nvc5 a                    | count=[5] numeric=true verbose=true what=[a]
            watch --count=5 a                | count=[5] what=[a]
            watch --count 5 a                | count=[5] what=[a]
            watch --count -5 a               | count=[-5] what=[a]
            watch --tag x --tag=y a          | tag=[x, y] what=[a]
            watch --tag= a                   | tag=[] what=[a]
            watch -- -v                      | what=[-v]
            watch a -- -v --count            | more=[-v, --count] what=[a]
            watch -                          | what=[-]
            watch once                       | {}
            watch once a                     | what=[a]
            watch -v once                    | verbose=true what=[once]
            enter p                          | target=[p]
            enter p -- ip -j addr            | command=[ip, -j, addr] target=[p]
            enter p ip -j addr               | command=[ip, -j, addr] target=[p]
            enter p -n -m -- ip -j addr      | command=[ip, -j, addr] mount=[] net=[] target=[p]
            enter -t 1 -n ip a               | command=[ip, a] net=[] pid=[1]
            enter -t1 -nm ip a               | command=[ip, a] net=[m] pid=[1]
            enter --target 1 --net ip a      | command=[ip, a] net=[] pid=[1]
            enter --net=/proc/1/ns/net p a   | command=[p, a] net=[/proc/1/ns/net]
            enter -n/proc/1/ns/net p a       | command=[p, a] net=[/proc/1/ns/net]
            enter -t 1 -- sh -c exit -n      | command=[sh, -c, exit, -n] pid=[1]
            enter -Ft1 a -- b                | command=[a, --, b] noFork=true pid=[1]
            enter -t 1 -r=/x ls              | command=[ls] pid=[1] root=[=/x]
            enter p sh --help                | command=[sh, --help] target=[p]
            enter p sh --in x                | command=[sh, --in, x] target=[p]
            """)
    void means(String line, String arguments) {
        StringBuilder got = new StringBuilder();
        new java.util.TreeMap<>(parse(line).arguments())
                .forEach((key, value) -> got.append(got.isEmpty() ? "" : " ").append(key + "=" + value));
        assertThat(got.isEmpty() ? "{}" : got.toString()).isEqualTo(arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wach a             | podwire: unknown command 'wach'; did you mean watch?
            xyzzy              | podwire: unknown command 'xyzzy'; podwire help lists all
            --vebose watch     | podwire: unknown option --vebose
            watch --vebose a   | watch: unknown option --vebose; did you mean --verbose?
            watch --verb a     | watch: unknown option --verb; did you mean --verbose?
            watch -x a         | watch: unknown option -x
            watch -vx a        | watch: unknown option -x
            watch -verbos a    | watch: unknown option -e in -verbos; did you mean --verbose?
            watch -vox a       | watch: -vox (read as -v -o x; there is no --vox): 'x' is not one of table, wide, json, ndjson, yaml, csv, dot, svg
            watch -outptu a    | watch: -outptu (read as -o utptu; did you mean --output?): 'utptu' is not one of table, wide, json, ndjson, yaml, csv, dot, svg
            watch --output=x a | watch: --output: 'x' is not one of table, wide, json, ndjson, yaml, csv, dot, svg
            watch --verbose=1 a| watch: --verbose takes no value
            watch a --count    | watch: --count lacks its value
            watch a -c         | watch: -c lacks its value
            watch once a b     | watch once: one word too many: 'b'
            watch a -o xml     | watch: -o: 'xml' is not one of table, wide, json, ndjson, yaml, csv, dot, svg
            -o xml watch a     | watch: -o: 'xml' is not one of table, wide, json, ndjson, yaml, csv, dot, svg
            watch a -o dot     | watch: --output: dot draws a topology and nothing else; expected table, wide, json, ndjson, yaml, csv
            -o dot watch a     | watch: --output: dot draws a topology and nothing else; expected table, wide, json, ndjson, yaml, csv
            watch a -o svg     | watch: --output: svg draws a topology and nothing else; expected table, wide, json, ndjson, yaml, csv
            -o dot             | podwire: --output: dot draws a topology and nothing else; expected table, wide, json, ndjson, yaml, csv
            watch a --timeout 5| watch: --timeout: '5' is not a duration (the unit is missing); expected a number with a unit, such as 250ms, 10s or 5m
            watch a --in=pid/x | watch: --in: target 'pid/x' is not pid/NUMBER
            --in a --in b watch| watch: --in was given 2 times; one value is needed
            """)
    void refuses(String line, String message) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(BadUse.class).hasMessage(message);
    }

    /** Values of the command's own parameters are read when it is called. */
    @Test
    void knowsHowEachFlagWasTyped() {
        assertThat(parse("watch a -c x").said()).containsEntry("count", "-c");
        assertThat(parse("watch a --count x").said()).containsEntry("count", "--count");
        assertThat(parse("watch a -count").said())
                .containsEntry("count", "-count (read as -c ount; did you mean --count?)");
        Invocation called = parse("watch a -c x");
        assertThatThrownBy(() -> called.command().parameters().read(called.arguments(), called.said()))
                .hasMessageStartingWith("-c: 'x' is not ");
    }

    @Test
    void takesPodwiresOptionsOnBothSidesOfTheName() {
        for (String line : List.of(
                "-o json --in shop/cart --timeout 2s --no-header watch a",
                "watch a -o json --in shop/cart --timeout 2s --no-header",
                "-ojson watch --in=shop/cart a --no-header --timeout=2s")) {
            GlobalOptions globals = parse(line).globals();
            assertThat(globals.format()).isEqualTo(Format.JSON);
            assertThat(globals.in()).contains(TargetRef.parse("shop/cart"));
            assertThat(globals.timeout()).contains(Duration.ofSeconds(2));
            assertThat(globals.noHeader()).isTrue();
        }
    }

    @Test
    void letsACommandsOptionHidePodwires() {
        Invocation both = parse("--root /host enter -r/x p -o");
        assertThat(both.globals().root()).contains("/host");
        assertThat(both.globals().output()).isEmpty();
        assertThat(both.arguments()).containsEntry("root", List.of("/x")).containsEntry("other", true);
        assertThat(parse("enter p --output json").globals().format()).isEqualTo(Format.JSON);
    }

    @Test
    void findsNoCommandInNothing() {
        assertThat(parse("").command()).isNull();
        assertThat(parse("--version").globals().version()).isTrue();
        assertThat(parse("-h").globals().help()).isTrue();
    }

    @Test
    void escapesWhatItRepeats() {
        assertThatThrownBy(() -> LINE.parse(List.of("\033[31mx")))
                .hasMessage("podwire: unknown command '\\x1b[31mx'; podwire help lists all");
        assertThatThrownBy(() -> LINE.parse(List.of("watch", "--\nx"))).hasMessage("watch: unknown option --\\nx");
    }
}
