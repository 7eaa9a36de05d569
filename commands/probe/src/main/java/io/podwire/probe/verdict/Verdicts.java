package io.podwire.probe.verdict;

import io.podwire.analysis.probe.Judgement;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.value.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts judgements into words. A table has one sentence a rule and language, with the names of figures in braces; {@code rule.NAME} where
 * the figure NAME is known, and {@code rule} otherwise.
 */
public final class Verdicts {

    private final ResourceBundle sentences;

    private Verdicts(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    /** In a language. */
    public static Verdicts in(Language language) {
        // no fallback to the machine's locale: English is what is asked for where it is asked for
        Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        Locale locale = language == Language.ZH ? Locale.CHINESE : Locale.ROOT;
        return new Verdicts(ResourceBundle.getBundle("io.podwire.probe.verdict.sentences", locale, exact));
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
        String key = judgement.rule().code();
        String sentence = sentences.getString(key);
        for (String figure : figures.keySet()) {
            String special = key + "." + figure.replace(' ', '-');
            if (sentences.containsKey(special)) {
                sentence = sentences.getString(special);
            }
        }
        return filled(sentence, figures);
    }

    private static String filled(String sentence, Map<String, String> figures) {
        Matcher names = Pattern.compile("\\{([a-z ]+)}").matcher(sentence);
        return names.replaceAll(name -> Matcher.quoteReplacement(figure(name, figures)));
    }

    private static String figure(MatchResult name, Map<String, String> figures) {
        return Printable.of(figures.getOrDefault(name.group(1), "?"));
    }
}
