package io.podwire.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line is, by a table of lines. */
class LineRuleTest {

    private static final Set<String> NAMES =
            Set.of("links", "routes", "findpod", "nsenter", "use", "exit", "tc", "mtr-probe");

    private final LineRule rule = new LineRule(NAMES::contains);

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            links                                   # COMMAND
            links -o json                           # COMMAND
            `  links  `                             # COMMAND
            links|less                              # COMMAND
            links | where mtu < 1500                # COMMAND
            links || true                           # GROOVY
            links&                                  # COMMAND
            links &                                 # COMMAND
            links && up                             # GROOVY
            links shop/cart-7d9                     # COMMAND
            links -4                                # COMMAND
            links - 1                               # GROOVY
            links -1                                # COMMAND
            links + links                           # GROOVY
            links +x                                # COMMAND
            links = 3                               # GROOVY
            links == null                           # GROOVY
            links != null                           # GROOVY
            links === x                             # GROOVY
            links !== x                             # GROOVY
            links += x                              # GROOVY
            links -= x                              # GROOVY
            links *= x                              # GROOVY
            links /= x                              # GROOVY
            links %= x                              # GROOVY
            links **= x                             # GROOVY
            links <<= x                             # GROOVY
            links ?= x                              # GROOVY
            links ?: x                              # GROOVY
            links ? a : b                           # GROOVY
            links . size()                          # GROOVY
            links * 2                               # GROOVY
            links / 2                               # GROOVY
            links % 2                               # GROOVY
            links < 2                               # GROOVY
            links > 2                               # GROOVY
            links <= 2                              # GROOVY
            links >= 2                              # GROOVY
            links <=> x                             # GROOVY
            links =~ /x/                            # GROOVY
            links ==~ /x/                           # GROOVY
            links in x                              # GROOVY
            links inside                            # COMMAND
            links as List                           # GROOVY
            links asList                            # COMMAND
            links instanceof List                   # GROOVY
            links <x                                # COMMAND
            links()                                 # GROOVY
            links().size()                          # GROOVY
            links.size()                            # GROOVY
            links[0]                                # GROOVY
            links*.name                             # GROOVY
            links?.name                             # GROOVY
            links;                                  # GROOVY
            links=3                                 # GROOVY
            links{ it }                             # GROOVY
            linksx                                  # GROOVY
            Links                                   # GROOVY
            links2 -o json                          # GROOVY
            routes get 10.0.0.1                     # COMMAND
            findpod shop/cart-7d9                   # COMMAND
            findpod 10.244.0.60                     # COMMAND
            nsenter web -- ip -j addr               # COMMAND
            tc qdiscs                               # COMMAND
            mtr-probe host                          # COMMAND
            mtr - probe                             # GROOVY
            mtr-probes                              # GROOVY
            use --in shop/cart                      # COMMAND
            exit                                    # COMMAND
            exit 3                                  # COMMAND
            exit(3)                                 # GROOVY
            x = links()                             # GROOVY
            _                                       # GROOVY
            _.size()                                # GROOVY
            1 + 1                                   # GROOVY
            "links"                                 # GROOVY
            for (l in links()) println l            # GROOVY
            { -> links() }                          # GROOVY
            /links/                                 # GROOVY
            !ip addr                                # PROGRAM
            `  !ls | wc`                            # PROGRAM
            !                                       # PROGRAM
            ``                                      # EMPTY
            `   `                                   # EMPTY
            """)
    void kinds(String line, LineRule.Kind kind) {
        assertThat(rule.kindOf(line)).as(line).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"#links", "  # a comment", "#!/usr/bin/podwire"})
    void commentsAreNothing(String line) {
        assertThat(rule.kindOf(line)).isEqualTo(LineRule.Kind.EMPTY);
    }

    @org.junit.jupiter.api.Test
    void tabsAndLineBreaksAreBlanks() {
        assertThat(rule.kindOf("links\t-o\tjson")).isEqualTo(LineRule.Kind.COMMAND);
        assertThat(rule.kindOf("links\t==\tnull")).isEqualTo(LineRule.Kind.GROOVY);
        assertThat(rule.kindOf("links\n")).isEqualTo(LineRule.Kind.COMMAND);
    }
}
