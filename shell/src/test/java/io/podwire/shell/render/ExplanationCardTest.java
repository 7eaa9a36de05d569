package io.podwire.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.capture.FilterExplanation;
import io.podwire.api.capture.FilterRemark;
import io.podwire.api.capture.FilterRemark.Weight;
import io.podwire.shell.render.Card.Fact;
import io.podwire.shell.render.tables.Sheets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationCardTest {

    @SuppressWarnings("unchecked")
    private static final Card<FilterExplanation> CARD = (Card<FilterExplanation>) Sheets.card(FilterExplanation.class);

    private static FilterExplanation explanation(boolean live, String compiler) {
        return new FilterExplanation(
                "vlan and port 80",
                1,
                "EN10MB",
                List.of("all of these:", "  one", "  two"),
                List.of(
                        new FilterRemark("a-mistake", Weight.MISTAKE, 0, "vlan", "is wrong", "vlan 7"),
                        new FilterRemark("a-note", Weight.NOTE, 9, "port 80", "is right", null)),
                compiler == null
                        ? List.of()
                        : List.of("(000) jeq      #0x1             jt 1\tjf 2", "(001) ret      #0"),
                live,
                compiler);
    }

    @Test
    void saysWhatItTakesThenWhatToKnowThenTheProgram() {
        FilterExplanation said = explanation(true, "libpcap 1");
        assertThat(CARD.title().apply(said)).isEqualTo("vlan and port 80");
        assertThat(CARD.facts().apply(said))
                .containsExactly(
                        new Fact("takes", "all of these:"),
                        new Fact("", "  one"),
                        new Fact("", "  two"),
                        new Fact("mistake", "'vlan': is wrong [a-mistake]", Tone.WARN),
                        new Fact("", "instead: vlan 7"),
                        new Fact("note", "'port 80': is right [a-note]"),
                        new Fact("program", "for EN10MB, by libpcap 1"),
                        // a tab would be shown as an escape
                        new Fact("", "(000) jeq      #0x1             jt 1  jf 2"),
                        new Fact("", "(001) ret      #0"));
    }

    @Test
    void tellsWhatTheProgramLacks() {
        assertThat(CARD.facts().apply(explanation(false, "libpcap 1")))
                .contains(new Fact(
                        "program",
                        "for EN10MB, by libpcap 1, without a live link: VLAN tags taken out of frames are not seen"));
        assertThat(CARD.facts().apply(explanation(false, null)))
                .last()
                .isEqualTo(new Fact("program", "none: there is no libpcap on this machine", Tone.WEAK));
    }
}
