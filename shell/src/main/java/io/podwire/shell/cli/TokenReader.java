package io.podwire.shell.cli;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads a command line from left to right by the conventions of getopt_long(3): {@code -ab} is {@code -a -b}, {@code -pX} and
 * {@code -p X} are the same, as are {@code --port=X} and {@code --port X}; an optional value must be attached; {@code --} ends the
 * flags; a lone {@code -} is a word. Long names are never guessed from their beginnings: a script must not break when a flag is
 * added.
 *
 * <p>Written here because the reader must be able to stop at any word and hand out the rest unread ({@code nsenter POD ip -j a}),
 * which commons-cli can't, and because commons-cli takes the word after an optional value's flag for that value.
 */
final class TokenReader {

    private final List<String> tokens;
    private final Collection<Option> options;
    private int next;
    /** Letters of a cluster that are still to be read, or empty. */
    private String cluster = "";

    private String token;

    /** The flags that the token was read as so far. */
    private String meaning;

    private boolean onlyWords;

    TokenReader(List<String> tokens, Collection<Option> options) {
        this.tokens = tokens;
        this.options = options;
    }

    /**
     * The next meaning.
     *
     * @return null at the end
     * @throws BadUse for an unknown flag, a flag that lacks its value, or a value for a switch
     */
    Token next() {
        if (!cluster.isEmpty()) {
            return letter();
        }
        if (next == tokens.size()) {
            return null;
        }
        token = tokens.get(next++);
        meaning = "";
        if (onlyWords || token.equals("-") || !token.startsWith("-")) {
            return new Token.Word(token);
        }
        if (token.equals("--")) {
            onlyWords = true;
            return new Token.Separator();
        }
        if (token.startsWith("--")) {
            return longFlag();
        }
        cluster = token.substring(1);
        return letter();
    }

    /** Everything not read yet, as it stands; nothing is left afterwards. */
    List<String> rest() {
        List<String> rest = List.copyOf(tokens.subList(next, tokens.size()));
        next = tokens.size();
        return rest;
    }

    private Token longFlag() {
        int equals = token.indexOf('=');
        String name = equals < 0 ? token.substring(2) : token.substring(2, equals);
        String attached = equals < 0 ? null : token.substring(equals + 1);
        for (Option option : options) {
            if (option.flag().equals(name)) {
                return longFlag(option, attached);
            }
        }
        throw new BadUse("unknown option --" + Printable.of(name) + question("--" + name));
    }

    private String question(String longName) {
        List<String> names = new ArrayList<>();
        for (Option option : options) {
            names.add("--" + option.flag());
        }
        return Nearest.question(longName, names);
    }

    private Token longFlag(Option option, String attached) {
        String flag = "--" + option.flag();
        return switch (option.value()) {
            case NONE -> {
                if (attached != null) {
                    throw new BadUse(flag + " takes no value");
                }
                yield new Token.Flag(option, null, flag);
            }
            case ATTACHED -> new Token.Flag(option, attached == null ? "" : attached, flag);
            case NEEDED -> new Token.Flag(option, attached == null ? following(flag) : attached, flag);
        };
    }

    private Token letter() {
        int letter = cluster.codePointAt(0);
        String behind = cluster.substring(Character.charCount(letter));
        Option option = null;
        for (Option candidate : options) {
            if (candidate.letter() == letter && letter != 0) {
                option = candidate;
            }
        }
        String flag = "-" + Character.toString(letter);
        if (option == null) {
            throw new BadUse("unknown option " + Printable.of(flag)
                    + (looksLong() ? " in " + token + question("-" + token) : ""));
        }
        meaning += " " + flag;
        cluster = option.value() == Option.Value.NONE ? behind : "";
        return switch (option.value()) {
            case NONE -> new Token.Flag(option, null, flag);
            case ATTACHED -> new Token.Flag(option, behind, said(flag, behind));
            case NEEDED -> new Token.Flag(option, behind.isEmpty() ? following(flag) : behind, said(flag, behind));
        };
    }

    /** {@code -count} is {@code -c ount}, which nobody means who types it. */
    private String said(String flag, String attached) {
        if (attached.isEmpty() || !looksLong()) {
            return flag;
        }
        String question = question("-" + token);
        return token + " (read as" + meaning + " " + attached
                + (question.isEmpty() ? "; there is no -" + token : question) + ")";
    }

    /** A word behind one dash, as find(1) and java(1) have their flags. */
    private boolean looksLong() {
        return token.length() > 3 && token.chars().skip(1).allMatch(c -> c >= 'a' && c <= 'z' || c == '-');
    }

    private String following(String flag) {
        if (next == tokens.size()) {
            throw new BadUse(flag + " lacks its value");
        }
        return tokens.get(next++);
    }
}
