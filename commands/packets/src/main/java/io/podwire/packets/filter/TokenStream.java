package io.podwire.packets.filter;

import java.util.List;

/** The words of a filter, taken one after the other. */
final class TokenStream {

    /** Levels of parentheses, brackets and negations: more than a person writes, less than the stack holds. */
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private int next;
    private int depth;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The one that far after the next. */
    Token peek(int further) {
        return tokens.get(Math.min(next + further, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    boolean takeIf(String word) {
        if (peek().is(word)) {
            take();
            return true;
        }
        return false;
    }

    Token require(String word, String expected) throws FilterSyntax {
        if (!peek().is(word)) {
            throw unexpected(expected);
        }
        return take();
    }

    /** End of what was taken last. */
    int end() {
        return next == 0 ? 0 : tokens.get(next - 1).end();
    }

    int mark() {
        return next;
    }

    void back(int mark) {
        next = mark;
    }

    FilterSyntax unexpected(String expected) {
        return new FilterSyntax(peek().at(), peek().text(), expected);
    }

    void enter() throws FilterSyntax {
        if (++depth > DEEPEST) {
            throw unexpected("at most " + DEEPEST + " levels of parentheses");
        }
    }

    void leave() {
        depth--;
    }
}
