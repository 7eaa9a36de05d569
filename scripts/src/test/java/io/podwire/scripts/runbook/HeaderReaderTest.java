package io.podwire.scripts.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Need;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderReaderTest {

    private static final String WHOLE = """
            #!/usr/bin/env podwire
            // a licence

            /**
             * Finds neighbor entries that name a MAC nobody owns. Reads
             * only.
             *
             * A second paragraph.
             *
             * @name      neighbor-mac
             * @category  safe, l2
             * @needs     netns
             * @param     pod   TargetRef  the pod that
             *                  can't be reached
             * @param     port  Integer = 80  where it listens
             * @param     wait  Duration? how long
             * @param     how   tcp|udp = tcp  protocol
             * @param     all   Boolean  also the quiet ones
             * @param     note  String = 'a b'  with blanks
             * @usage     podwire run neighbor-mac pod=shop/cart-7d9 all
             * @output
             *   fail neighbor-mac-mismatch 10.1.1.1 on eth0: wrong
             *     10.1.1.1 (neighbors in host)
             *
             *   a line
             */
            println 1
            """;

    private static Header read(String text) {
        return HeaderReader.read("x.groovy", text);
    }

    @Test
    void readsEveryPart() {
        Header header = read(WHOLE);
        assertThat(header.name()).isEqualTo("neighbor-mac");
        assertThat(header.category()).containsExactly("safe", "l2");
        assertThat(header.needs()).containsExactly(Need.NETNS);
        assertThat(header.summary()).isEqualTo("Finds neighbor entries that name a MAC nobody owns.");
        assertThat(header.description()).hasSize(2);
        assertThat(header.usage()).isEqualTo("podwire run neighbor-mac pod=shop/cart-7d9 all");
        assertThat(header.output())
                .containsExactly(
                        "fail neighbor-mac-mismatch 10.1.1.1 on eth0: wrong",
                        "  10.1.1.1 (neighbors in host)",
                        "",
                        "a line");
        assertThat(header.parameters())
                .containsExactly(
                        new RunbookParameter("pod", "TargetRef", true, null, "the pod that can't be reached"),
                        new RunbookParameter("port", "Integer", false, "80", "where it listens"),
                        new RunbookParameter("wait", "Duration", false, null, "how long"),
                        new RunbookParameter("how", "tcp|udp", false, "tcp", "protocol"),
                        new RunbookParameter("all", "Boolean", false, "false", "also the quiet ones"),
                        new RunbookParameter("note", "String", false, "a b", "with blanks"));
    }

    @Test
    void aCommentFurtherDownIsNoHeader() {
        assertThat(HeaderComment.find("def x = 1\n/** @name x */\n")).isNull();
        assertThatThrownBy(() -> read("println 1"))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith("x.groovy:1: no header");
    }

    @Test
    void aCommentWithoutOurTagsMakesNoRunbook() {
        assertThat(HeaderComment.find("/** Doubles.\n * @param x what\n * @return twice\n */\ndef f(x) { 2 * x }")
                        .meant())
                .isFalse();
        assertThat(HeaderComment.find(WHOLE).meant()).isTrue();
    }

    /** Each takes a line of the whole header away, or puts another in its place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@name      neighbor-mac | | x.groovy:4: the header lacks @name",
                "@category  safe, l2 | | x.groovy:4: the header lacks @category",
                "@needs     netns | | x.groovy:4: the header lacks @needs",
                "@usage     podwire run neighbor-mac pod=shop/cart-7d9 all | | x.groovy:4: the header lacks @usage",
                "@needs     netns | @need netns | x.groovy:12: no tag @need; did you mean @needs",
                "@needs     netns | @license mit | x.groovy:12: no tag @license; there are @name @category",
                "@needs     netns | @needs root | x.groovy:12: no need 'root'; expected none, or of netns, net-admin",
                "@needs     netns | @needs | x.groovy:12: @needs says nothing",
                "@name      neighbor-mac | @name Neighbor_Mac | x.groovy:10: 'Neighbor_Mac' is no name; expected [a-z][a-z0-9-]*",
                "@category  safe, l2 | @category safe, l9 | x.groovy:11: no area 'l9'; did you mean l2 or l3?",
                "@category  safe, l2 | @category l2 | x.groovy:11: @category begins with the risk, one of safe, probes",
                "@category  safe, l2 | @category safe | x.groovy:11: @category lacks an area behind the risk",
                "@category  safe, l2 | @category safe, l2, l2 | x.groovy:11: @category says 'l2' twice",
                "@param     port  Integer = 80  where it listens | @param port | x.groovy:15: @param: 'port' lacks a type",
                "@param     port  Integer = 80  where it listens | @param port Int a | x.groovy:15: @param: 'port': no type 'Int'; did you mean Integer?",
                "@param     port  Integer = 80  where it listens | @param port Integer = many a | x.groovy:15: @param: port: 'many' is not a whole number",
                "@param     port  Integer = 80  where it listens | @param port Integer | x.groovy:15: @param: 'port' lacks a text",
                "@param     port  Integer = 80  where it listens | @param in Integer a | x.groovy:15: @param: 'in' can't be a variable",
                "@param     port  Integer = 80  where it listens | @param pod Integer = 1 a | x.groovy:15: @param: a second parameter 'pod'",
                "@usage     podwire run neighbor-mac pod=shop/cart-7d9 all | @usage podwire neighbor-mac | x.groovy:20: @usage: expected a line that begins with: podwire run neighbor-mac",
                "@usage     podwire run neighbor-mac pod=shop/cart-7d9 all | @usage podwire run neighbor-mac | x.groovy:20: @usage: neighbor-mac: pod is missing",
                "@usage     podwire run neighbor-mac pod=shop/cart-7d9 all | @usage podwire run neighbor-mac pood=x | x.groovy:20: @usage: neighbor-mac: no parameter 'pood'; did you mean pod?",
                "@usage     podwire run neighbor-mac pod=shop/cart-7d9 all | @usage podwire run neighbor-mac pod='x | x.groovy:20: @usage: a quote does not end",
            })
    void refusesWhatIsNotWhole(String line, String instead, String message) {
        String text = WHOLE.replace(
                " * " + line + "\n", instead == null ? " *\n" : " * " + instead.replace("\\n", "\n") + "\n");
        assertThat(text).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadData.class).hasMessageStartingWith(message);
    }

    @Test
    void refusesATagGivenTwice() {
        assertThatThrownBy(() -> read(WHOLE.replace(" * @needs ", " * @name other\n * @needs ")))
                .hasMessage("x.groovy:12: a second @name");
    }

    @Test
    void anOutputThatSaysNothingIsRefused() {
        assertThatThrownBy(() -> read(WHOLE.substring(0, WHOLE.indexOf(" *   fail")) + " */\n"))
                .hasMessageContaining("@output says nothing");
    }

    @Test
    void whateverIsReadOnlyBadDataComesOut() {
        for (int cut = 0; cut < WHOLE.length(); cut += 3) {
            for (String text : List.of(WHOLE.substring(0, cut), WHOLE.substring(0, cut) + "*/", WHOLE.substring(cut))) {
                try {
                    read(text);
                } catch (BadData e) {
                    assertThat(e.getMessage()).startsWith("x.groovy:").doesNotContain("\n");
                }
            }
        }
    }

    @Test
    void valuesAreTypedAndDefaulted() {
        Map<String, Object> values = Values.read(read(WHOLE), List.of("pod=shop/a", "wait=2s", "all", "how=udp"));
        assertThat(values)
                .containsEntry("pod", TargetRef.parse("shop/a"))
                .containsEntry("port", 80)
                .containsEntry("wait", Duration.ofSeconds(2))
                .containsEntry("how", "udp")
                .containsEntry("all", true)
                .containsEntry("note", "a b");
        assertThat(Values.read(read(WHOLE), List.of("pod=a")))
                .containsEntry("wait", null)
                .containsEntry("all", false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pod=a pood=b | neighbor-mac: no parameter 'pood'; did you mean pod?",
                "pod=a zzz=b | neighbor-mac: no parameter 'zzz'; there are pod, port, wait, how, all, note",
                "port=80 | neighbor-mac: pod is missing: the pod that can't be reached",
                "pod=a port=x | port: 'x' is not a whole number that fits",
                "pod=a wait=5 | wait: '5' is not a duration (the unit is missing)",
                "pod=a how=tpc | how: 'tpc' is not one of tcp, udp; did you mean tcp?",
                "pod=a port | neighbor-mac: port lacks its value; expected port=Integer",
                "pod=a pod=b | pod was given twice",
                "shop/cart-7d9 | neighbor-mac: 'shop/cart-7d9' is not key=value",
            })
    void refusesBadValues(String words, String message) {
        assertThatThrownBy(() -> Values.read(read(WHOLE), List.of(words.split(" "))))
                .isInstanceOf(BadUse.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "String, a b",
        "Integer, 7",
        "Long, 0x10",
        "Boolean, true",
        "Duration, 5s",
        "Size, 2MB",
        "TargetRef, shop/a",
        "IpAddress, fd00::1",
        "Cidr, 10.0.0.0/8",
        "MacAddress, 02:00:00:00:00:01"
    })
    void everyTypeIsRead(String type, String text) {
        assertThat(RunbookParameter.TYPES).contains(type);
        assertThat(new RunbookParameter("a", type, true, null, "x")
                        .read(text)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(type);
    }
}
