package io.podwire.probe.verdict;

import io.podwire.analysis.probe.Judgement;
import io.podwire.api.probe.ProbeVerdict;
import java.util.List;
import java.util.Map;

/**
 * Puts judgements into words. A table has one sentence a rule and language, with the names of figures in braces; {@code rule.NAME} where
 * the figure NAME is known, and {@code rule} otherwise.
 */
public final class Verdicts {

    private final SentenceTable sentences;

    private Verdicts(SentenceTable sentences) {
        this.sentences = sentences;
    }

    /** In a language. */
    public static Verdicts in(Language language) {
        return new Verdicts(SentenceTable.of("io.podwire.probe.verdict.sentences", language));
    }

    /** All of them, in their order. */
    public List<ProbeVerdict> of(List<Judgement> judgements) {
        return judgements.stream().map(this::of).toList();
    }

    private ProbeVerdict of(Judgement judgement) {
        return new ProbeVerdict(
                judgement.verdict(), judgement.code().code(), judgement.rule(), judgement.figures(), words(judgement));
    }

    private String words(Judgement judgement) {
        Map<String, String> figures = judgement.figures();
        String rule = judgement.rule().code();
        String key = rule;
        for (String figure : figures.keySet()) {
            String special = rule + "." + figure.replace(' ', '-');
            if (sentences.has(special)) {
                key = special;
            }
        }
        return sentences.say(key, figures);
    }
}
