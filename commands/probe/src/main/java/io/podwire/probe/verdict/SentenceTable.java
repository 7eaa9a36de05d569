package io.podwire.probe.verdict;

import io.podwire.api.value.Printable;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences of a language by their keys, with the names of figures in braces. */
public final class SentenceTable {

    private static final Pattern FIGURE = Pattern.compile("\\{([a-z ]+)}");

    private final ResourceBundle sentences;

    private SentenceTable(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    /**
     * A table on the class path.
     *
     * @param name of its English file without the ending; others have their language behind it
     */
    public static SentenceTable of(String name, Language language) {
        // no fallback to the machine's locale: English is what is asked for where it is asked for
        Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        Locale locale = language == Language.ZH ? Locale.CHINESE : Locale.ROOT;
        return new SentenceTable(ResourceBundle.getBundle(name, locale, exact));
    }

    /** Whether there is a sentence of that key. */
    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /**
     * The sentence, with its figures; one that is not known is a question mark.
     *
     * @throws java.util.MissingResourceException where there is none of that key
     */
    public String say(String key, Map<String, ?> figures) {
        return FIGURE.matcher(sentences.getString(key))
                .replaceAll(name -> Matcher.quoteReplacement(figure(name, figures)));
    }

    private static String figure(MatchResult name, Map<String, ?> figures) {
        Object value = figures.get(name.group(1));
        return value == null ? "?" : Printable.of(value.toString());
    }
}
