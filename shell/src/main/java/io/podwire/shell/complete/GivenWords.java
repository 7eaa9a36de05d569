package io.podwire.shell.complete;

import io.podwire.api.command.Parameter;
import io.podwire.api.command.Parameter.Arity;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.completion.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the words behind a command's name have given so far, by the rules of the command line; but where these refuse a word, it is
 * passed over: a line is completed while it is still wrong.
 */
final class GivenWords {

    private final List<Parameter> flags;
    private final List<Parameter> open;
    private final Set<String> given = new HashSet<>();
    private String in;
    private Parameter wanting;
    private boolean onlyWords;
    private int restWords;

    GivenWords(Vocabulary.Entry command, List<String> words) {
        this(command.flags(), command.words(), words);
    }

    GivenWords(List<Parameter> flags, List<Parameter> positionals, List<String> words) {
        this.flags = flags;
        this.open = new ArrayList<>(positionals);
        words.forEach(this::take);
    }

    private void take(String word) {
        if (wanting != null) {
            value(wanting, word);
            wanting = null;
        } else if (restWords > 0 || onlyWords) {
            word(word);
        } else if (word.equals("--")) {
            onlyWords = true;
        } else if (word.startsWith("--")) {
            longFlag(word);
        } else if (word.startsWith("-") && word.length() > 1) {
            letters(word);
        } else {
            word(word);
        }
    }

    private void longFlag(String word) {
        int equals = word.indexOf('=');
        Parameter flag = flag(equals < 0 ? word.substring(2) : word.substring(2, equals));
        if (flag == null) {
            return;
        }
        given.add(flag.key());
        if (equals >= 0) {
            value(flag, word.substring(equals + 1));
        } else if (wantsValue(flag)) {
            wanting = flag;
        }
    }

    private void letters(String word) {
        for (int i = 1; i < word.length(); i++) {
            Parameter flag = letter(word.charAt(i));
            if (flag == null) {
                return;
            }
            given.add(flag.key());
            if (flag.takesValue()) {
                if (i + 1 < word.length()) {
                    value(flag, word.substring(i + 1));
                } else if (wantsValue(flag)) {
                    wanting = flag;
                }
                return;
            }
        }
    }

    private void word(String word) {
        Parameter place = place();
        if (place == null) {
            return;
        }
        value(place, word);
        if (place.rest()) {
            restWords++;
        } else if (place.arity() != Arity.MANY) {
            open.remove(place);
        }
    }

    private void value(Parameter parameter, String value) {
        given.add(parameter.key());
        boolean saysWhere = parameter.key().equals("in") || parameter.positional() && in == null;
        if (saysWhere && parameter.type() == TargetRef.class) {
            in = value;
        }
    }

    private static boolean wantsValue(Parameter flag) {
        return flag.takesValue() && !flag.valueOptional();
    }

    /** The flag of this long name, or null. */
    Parameter flag(String name) {
        for (Parameter flag : flags) {
            if (flag.flag().equals(name)) {
                return flag;
            }
        }
        return null;
    }

    private Parameter letter(char letter) {
        for (Parameter flag : flags) {
            if (flag.letter() == letter && letter != 0) {
                return flag;
            }
        }
        return null;
    }

    /** The flag whose value comes next, or null. */
    Parameter wanting() {
        return wanting;
    }

    /** The parameter that the next word without a dash belongs to; null where none is left. */
    Parameter place() {
        for (Parameter place : open) {
            if (place.unless().stream().noneMatch(given::contains)) {
                return place;
            }
        }
        return null;
    }

    /** True where the next word is a word even with a dash in front. */
    boolean onlyWords() {
        return onlyWords || restWords > 0;
    }

    /** True where nothing but flags was given. */
    boolean noWords() {
        return restWords == 0 && open.stream().noneMatch(place -> given.contains(place.key())) && !positionalGone();
    }

    private boolean positionalGone() {
        return given.stream()
                .anyMatch(key -> flags.stream().noneMatch(flag -> flag.key().equals(key)));
    }

    /** Flags that may still be given. */
    List<Parameter> freeFlags() {
        return flags.stream()
                .filter(flag -> flag.repeats() || !given.contains(flag.key()))
                .toList();
    }

    /** The place that the words name, by {@code --in} or by a word of their own; null where none, or none that can be read. */
    TargetRef in() {
        try {
            return in == null ? null : TargetRef.parse(in);
        } catch (BadUse unfinished) {
            return null;
        }
    }
}
