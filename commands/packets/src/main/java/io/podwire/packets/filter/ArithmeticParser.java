package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.Arithmetic;
import io.podwire.packets.filter.Token.Kind;
import java.util.List;

/** Numbers that are computed: libpcap's {@code arth}, with its precedences, which are C's. */
final class ArithmeticParser {

    /** From the loosest to the tightest. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("|"), List.of("^"), List.of("&"), List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));

    private final TokenStream tokens;

    ArithmeticParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** True where what comes can only be a number that is computed. */
    boolean startsHere() {
        Token first = tokens.peek();
        if (first.is("-") || first.is("len") || first.is("length")) {
            return true;
        }
        if (first.kind() == Kind.NUMBER) {
            return isOperator(tokens.peek(1));
        }
        return Vocabulary.isProtocol(first.text())
                && first.kind() == Kind.KEYWORD
                && tokens.peek(1).is("[");
    }

    /** True for a sign between two numbers. */
    static boolean isOperator(Token token) {
        return token.kind() == Kind.SIGN && !"()[]:".contains(token.text());
    }

    Arithmetic parse() throws FilterSyntax {
        return level(0);
    }

    private Arithmetic level(int level) throws FilterSyntax {
        if (level == LEVELS.size()) {
            return single();
        }
        Arithmetic left = level(level + 1);
        while (tokens.peek().kind() == Kind.SIGN
                && LEVELS.get(level).contains(tokens.peek().text())) {
            String operator = tokens.take().text();
            left = new Arithmetic.Binary(left, operator, level(level + 1));
        }
        return left;
    }

    private Arithmetic single() throws FilterSyntax {
        tokens.enter();
        try {
            Token token = tokens.peek();
            if (tokens.takeIf("-")) {
                return new Arithmetic.Negative(single());
            }
            if (tokens.takeIf("(")) {
                Arithmetic inner = level(0);
                tokens.require(")", "\")\"");
                return inner;
            }
            if (tokens.takeIf("len") || tokens.takeIf("length")) {
                return new Arithmetic.Length();
            }
            if (token.kind() == Kind.NUMBER) {
                tokens.take();
                return new Arithmetic.Constant(number(token), token.text());
            }
            if (token.kind() == Kind.KEYWORD && Vocabulary.isProtocol(token.text())) {
                tokens.take();
                return load(token.text());
            }
            throw tokens.unexpected("a number, len or bytes of a header such as tcp[13]");
        } finally {
            tokens.leave();
        }
    }

    private Arithmetic load(String protocol) throws FilterSyntax {
        tokens.require("[", "\"[\" after \"" + protocol + "\", where a number is expected");
        Arithmetic offset = level(0);
        int size = 1;
        if (tokens.takeIf(":")) {
            Token token = tokens.peek();
            if (token.kind() != Kind.NUMBER || number(token) != 1 && number(token) != 2 && number(token) != 4) {
                throw tokens.unexpected("1, 2 or 4 bytes");
            }
            tokens.take();
            size = (int) number(token);
        }
        tokens.require("]", "\"]\"");
        return new Arithmetic.Load(protocol, offset, size);
    }

    /** As C reads it: 0x… and, with a 0 in front, octal. */
    static long number(Token token) throws FilterSyntax {
        Integer constant = Vocabulary.constant(token.text());
        if (constant != null) {
            return constant;
        }
        String text = token.text();
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                return Long.parseLong(text.substring(2), 16);
            }
            return text.length() > 1 && text.startsWith("0") ? Long.parseLong(text, 8) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new FilterSyntax(token.at(), text, "a number of at most 32 bits");
        }
    }
}
