package io.podwire.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and pipes of a command line. */
class CommandTextTest {

    private static String variable(String name) {
        if (name.equals("ip")) {
            return "10.0.0.1";
        }
        if (name.equals("two")) {
            return "a b | c";
        }
        throw new BadUse("$" + name + ": there is no such variable");
    }

    private static CommandText read(String line) {
        return CommandText.read(line, CommandTextTest::variable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            links -o json                 ~ links,-o,json
            `  links   x  `               ~ links,x
            links 'a b'                   ~ links,a b
            links "a b"c                  ~ links,a bc
            links a\\ b                   ~ links,a b
            links 'a\\b'                  ~ links,a\\b
            links "a\\b"                  ~ links,a\\b
            links "a\\"b"                 ~ links,a"b
            links ''                      ~ links,
            links 'a|b'                   ~ links,a|b
            links "a|b"                   ~ links,a|b
            links a\\|b                   ~ links,a|b
            links *.conf ~ links,*.conf
            findpod $ip                   ~ findpod,10.0.0.1
            findpod x${ip}y               ~ findpod,x10.0.0.1y
            findpod "$ip"                 ~ findpod,10.0.0.1
            findpod '$ip'                 ~ findpod,$ip
            findpod \\$ip                 ~ findpod,$ip
            findpod $two                  ~ findpod,a b | c
            findpod a$                    ~ findpod,a$
            findpod $1                    ~ findpod,$1
            """)
    void words(String line, String words) {
        assertThat(String.join(",", read(line).words())).isEqualTo(words);
        assertThat(read(line).stages()).isEmpty();
    }

    @Test
    void stages() {
        assertThat(read("links | where mtu < 1500 && name != 'a|b' || up | select name, link.mtu | sort -mtu,name")
                        .stages())
                .containsExactly(
                        new Stage.Where("mtu < 1500 && name != 'a|b' || up"),
                        new Stage.Select(List.of("name", "link.mtu")),
                        new Stage.Sort(List.of(new Stage.Sort.Key("mtu", true), new Stage.Sort.Key("name", false))));
        assertThat(read("links -o json|jq '.items[] | .name'").stages())
                .containsExactly(new Stage.External(List.of("jq", ".items[] | .name")));
        assertThat(read("links | where up | ./where x").stages())
                .containsExactly(new Stage.Where("up"), new Stage.External(List.of("./where", "x")));
        assertThat(read("links | sorted").stages()).containsExactly(new Stage.External(List.of("sorted")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            links |                   ~ nothing stands right of |; expected where, select, sort or a program
            links | | less            ~ nothing stands right of |; expected where, select, sort or a program
            links | where             ~ where: expected a condition, as in: where mtu < 1500
            links | select            ~ select: expected components, as in: select name,mtu
            links | sort              ~ sort: expected a component, as in: sort mtu, or sort -mtu
            links | select a,,b       ~ select: '' is no component; expected names such as mtu or stats.rxBytes, separated by commas
            links | select a b        ~ select: 'a b' is no component; expected names such as mtu or stats.rxBytes, separated by commas
            links 'abc                ~ the quote ' is not closed
            links "abc                ~ the quote " is not closed
            links &                   ~ a command can't go on in the background; leave out the &
            links&                    ~ a command can't go on in the background; leave out the &
            findpod $nothing          ~ $nothing: there is no such variable
            findpod ${ip              ~ '${ip': expected ${NAME}
            links | less | cat        ~ nothing can follow less: programs are not joined to one another here; expected one program, the last
            """)
    void refusals(String line, String message) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(BadUse.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"a", "'a b'", "'it''s'", "''", "'$x'", "'a|b'", "'\\'"})
    void whatIsQuotedIsReadBack(String text) {
        assertThat(read("links " + Words.quoted(text)).words()).isEqualTo(List.of("links", text));
    }
}
