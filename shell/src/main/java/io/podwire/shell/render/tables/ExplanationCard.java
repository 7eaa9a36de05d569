package io.podwire.shell.render.tables;

import io.podwire.api.capture.FilterExplanation;
import io.podwire.api.capture.FilterRemark;
import io.podwire.api.capture.FilterRemark.Weight;
import io.podwire.shell.render.Card;
import io.podwire.shell.render.Card.Fact;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.List;

/** A filter: what it takes, what to know of it, and its program. */
final class ExplanationCard {

    static final Card<FilterExplanation> CARD =
            new Card<>("filters", explanation -> title(explanation.filter()), ExplanationCard::facts);

    private ExplanationCard() {}

    private static String title(String filter) {
        return filter.isEmpty() ? "(no filter)" : filter;
    }

    private static List<Fact> facts(FilterExplanation explanation) {
        List<Fact> facts = new ArrayList<>();
        lines("takes", explanation.words(), facts);
        explanation.remarks().forEach(remark -> remark(remark, facts));
        if (explanation.compiler() == null) {
            facts.add(new Fact("program", "none: there is no libpcap on this machine", Tone.WEAK));
        } else {
            facts.add(new Fact(
                    "program",
                    "for " + explanation.linkTypeName() + ", by " + explanation.compiler()
                            + (explanation.live()
                                    ? ""
                                    : ", without a live link: VLAN tags taken out of frames are not seen")));
            lines(
                    "",
                    explanation.program().stream()
                            .map(line -> line.replace("\t", "  "))
                            .toList(),
                    facts);
        }
        return facts;
    }

    private static void lines(String name, List<String> lines, List<Fact> facts) {
        for (int i = 0; i < lines.size(); i++) {
            facts.add(new Fact(i == 0 ? name : "", lines.get(i)));
        }
    }

    private static void remark(FilterRemark remark, List<Fact> facts) {
        boolean mistake = remark.weight() == Weight.MISTAKE;
        facts.add(new Fact(
                mistake ? "mistake" : "note",
                "'" + remark.part() + "': " + remark.text() + " [" + remark.code() + "]",
                mistake ? Tone.WARN : Tone.NONE));
        if (remark.instead() != null) {
            facts.add(new Fact("", (mistake ? "instead: " : "or: ") + remark.instead()));
        }
    }
}
