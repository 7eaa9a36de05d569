package io.podwire.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Wrapping.shown("\tMinimum = 0.03ms,  Maximum = 0.04ms", true))
                .containsExactly("\tMinimum = 0.03ms,  Maximum = 0.04ms");
        assertThat(Wrapping.shown("", true)).containsExactly("");
        String eighty = "x".repeat(40) + " " + "y".repeat(39);
        assertThat(Wrapping.shown(eighty, true)).containsExactly(eighty);
        assertThat(Wrapping.shown(eighty + "y", true)).containsExactly("x".repeat(40), "  " + "y".repeat(40));
    }

    @Test
    void sentencesBreakBetweenWordsAndStandFartherIn() {
        List<String> lines = Wrapping.shown(
                "\tVerdict: fail port-closed (refused): refused, 3 of 3: the host is there, and"
                        + " nobody listens on port 8080, or a rule rejects with a reset.",
                true);
        assertThat(lines)
                .containsExactly(
                        "        Verdict: fail port-closed (refused): refused, 3 of 3: the host is there,",
                        "          and nobody listens on port 8080, or a rule rejects with a reset.");
        assertThat(lines).allMatch(line -> DisplayWidth.of(line) <= 80);
    }

    @Test
    void programsGetALineWhole() {
        String line = "\tVerdict: ok " + "word ".repeat(40);
        assertThat(Wrapping.shown(line, false)).containsExactly(line);
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        String path = "/var/lib/containerd/" + "0123456789".repeat(8) + "/resolv.conf";
        assertThat(Wrapping.shown("asked as shop/cart-0 does (" + path + ")", true))
                .containsExactly("asked as shop/cart-0 does", "  (" + path + ")");
    }
}
