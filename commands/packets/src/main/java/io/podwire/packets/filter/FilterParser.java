package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.And;
import io.podwire.packets.filter.Expression.Comparison;
import io.podwire.packets.filter.Expression.Group;
import io.podwire.packets.filter.Expression.Match;
import io.podwire.packets.filter.Expression.Not;
import io.podwire.packets.filter.Expression.Or;
import io.podwire.packets.filter.Expression.Protocol;
import io.podwire.packets.filter.Expression.Special;
import io.podwire.packets.filter.Expression.ValueKind;
import io.podwire.packets.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses libpcap's language as its grammar.y does: {@code and} and {@code or} bind alike and to the left, {@code not} binds tighter, and
 * a value alone takes the qualifiers of the primitive before it. What it accepts libpcap may still refuse (a name that is unknown, a
 * port beyond 65535); what libpcap accepts it accepts, but for parts that are only for 802.11, ATM, MTP and OpenBSD's pf.
 */
public final class FilterParser {

    /** What stands before a value. */
    private record Head(String protocol, String direction, String type, String text) {}

    private static final Set<String> TYPES =
            Set.of("host", "net", "port", "portrange", "proto", "protochain", "gateway");

    private static final Set<String> TYPES_WITH_DIRECTION = Set.of("host", "net", "port", "portrange");

    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", ">", "<=", ">=");

    private final TokenStream tokens;
    private final ArithmeticParser arithmetic;

    /** Of the last primitive with a value; null where there was none yet. */
    private Head last;

    private FilterParser(TokenStream tokens) {
        this.tokens = tokens;
        this.arithmetic = new ArithmeticParser(tokens);
    }

    /**
     * Parses a filter.
     *
     * @return null for an empty text, which takes all frames
     * @throws FilterSyntax where it is none
     */
    public static Expression parse(String text) throws FilterSyntax {
        TokenStream tokens = new TokenStream(Scanner.scan(text));
        if (tokens.peek().kind() == Kind.END) {
            return null;
        }
        FilterParser parser = new FilterParser(tokens);
        Expression expression = parser.expression();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected("\"and\", \"or\" or the end");
        }
        return expression;
    }

    private Expression expression() throws FilterSyntax {
        Expression left = term(false);
        while (tokens.peek().is("and") || tokens.peek().is("or")) {
            boolean and = tokens.take().is("and");
            left = joined(left, and, term(true));
        }
        return left;
    }

    private static Expression joined(Expression left, boolean and, Expression right) {
        List<Expression> parts = new ArrayList<>();
        if (and && left instanceof And before) {
            parts.addAll(before.parts());
        } else if (!and && left instanceof Or before) {
            parts.addAll(before.parts());
        } else {
            parts.add(left);
        }
        parts.add(right);
        return and ? new And(parts, left.at(), right.end()) : new Or(parts, left.at(), right.end());
    }

    /**
     * One side of {@code and} and {@code or}.
     *
     * @param afterJoin true where it may be a value alone, which takes the qualifiers of the primitive before
     */
    private Expression term(boolean afterJoin) throws FilterSyntax {
        tokens.enter();
        try {
            Token first = tokens.peek();
            if (tokens.takeIf("not")) {
                Expression part = term(afterJoin);
                return new Not(part, first.at(), part.end());
            }
            if (afterJoin && last != null && first.is("(") && valuesInside()) {
                return values(last, true, first.at());
            }
            if (first.is("(")) {
                return parenthesis();
            }
            if (arithmetic.startsHere()) {
                return comparison();
            }
            if (first.isValue() && afterJoin && last != null) {
                return value(last, true, first.at());
            }
            return primitive();
        } finally {
            tokens.leave();
        }
    }

    /** A whole expression in parentheses, or the beginning of a number that is computed. */
    private Expression parenthesis() throws FilterSyntax {
        int mark = tokens.mark();
        Head before = last;
        Token open = tokens.take();
        FilterSyntax reason;
        try {
            Expression inner = expression();
            Token close = tokens.require(")", "\")\", \"and\" or \"or\"");
            if (!ArithmeticParser.isOperator(tokens.peek())) {
                return new Group(inner, open.at(), close.end());
            }
            reason = tokens.unexpected("\"and\", \"or\" or the end");
        } catch (FilterSyntax e) {
            reason = e;
        }
        int reached = tokens.peek().at();
        tokens.back(mark);
        last = before;
        try {
            return comparison();
        } catch (FilterSyntax e) {
            // Whichever reading came further is more likely to be what was meant.
            throw e.at() > Math.max(reason.at(), reached) ? e : reason;
        }
    }

    private Expression comparison() throws FilterSyntax {
        int at = tokens.peek().at();
        Expression.Arithmetic left = arithmetic.parse();
        if (tokens.peek().kind() != Kind.SIGN
                || !COMPARISONS.contains(tokens.peek().text())) {
            throw tokens.unexpected("a comparison: = != < > <= >=");
        }
        String operator = tokens.take().text();
        Expression.Arithmetic right = arithmetic.parse();
        return new Comparison(left, operator, right, at, tokens.end());
    }

    /** True where the parenthesis that comes holds values only: {@code host a and (b or c)}. */
    private boolean valuesInside() {
        int further = 1;
        while (tokens.peek(further).is("(") || tokens.peek(further).is("not")) {
            further++;
        }
        return tokens.peek(further).isValue() && !ArithmeticParser.isOperator(tokens.peek(further + 1));
    }

    private Expression primitive() throws FilterSyntax {
        Token first = tokens.peek();
        Special special = special(null, first.at());
        if (special != null) {
            return special;
        }
        String protocol = null;
        if (first.kind() == Kind.KEYWORD && Vocabulary.isProtocol(first.text())) {
            protocol = tokens.take().text();
            special = special(protocol, first.at());
            if (special != null) {
                return special;
            }
        }
        String direction = direction();
        Token typed = tokens.peek();
        String type = typed.kind() == Kind.KEYWORD && TYPES.contains(typed.text())
                ? tokens.take().text()
                : null;
        if (protocol != null && direction == null && type == null) {
            if (tokens.peek().isValue()) {
                throw tokens.unexpected("\"host\", \"net\", \"port\", \"and\" or \"or\" after \"" + protocol + "\"");
            }
            return new Protocol(protocol, first.at(), tokens.end());
        }
        if (direction == null && type == null) {
            throw tokens.unexpected("a primitive such as host, net, port, tcp or icmp6");
        }
        last = new Head(protocol, direction, type, words(protocol, direction, type));
        boolean directed = TYPES_WITH_DIRECTION.contains(type == null ? "host" : type);
        if (direction != null && !directed) {
            throw new FilterSyntax(
                    typed.at(),
                    typed.text(),
                    "\"host\", \"net\", \"port\" or \"portrange\" after \"" + direction + "\"");
        }
        return values(last, false, first.at());
    }

    private String direction() throws FilterSyntax {
        if (!tokens.peek().is("src") && !tokens.peek().is("dst")) {
            return null;
        }
        String one = tokens.take().text();
        String other = one.equals("src") ? "dst" : "src";
        if ((tokens.peek().is("or") || tokens.peek().is("and"))
                && tokens.peek(1).is(other)) {
            String between = tokens.take().text();
            tokens.take();
            return "src " + between + " dst";
        }
        return one;
    }

    /** A value, or several in parentheses, each perhaps with "not" before: {@code port (80 or 443)}. */
    private Expression values(Head head, boolean inherited, int at) throws FilterSyntax {
        tokens.enter();
        try {
            Token first = tokens.peek();
            if (tokens.takeIf("not")) {
                Expression part = values(head, inherited, first.at());
                return new Not(part, at, part.end());
            }
            if (!first.is("(")) {
                return value(head, inherited, at);
            }
            tokens.take();
            Expression left = values(head, inherited, tokens.peek().at());
            while (tokens.peek().is("and") || tokens.peek().is("or")) {
                boolean and = tokens.take().is("and");
                left = joined(left, and, values(head, inherited, tokens.peek().at()));
            }
            Token close = tokens.require(")", "\")\", \"and\" or \"or\"");
            return new Group(left, at, close.end());
        } finally {
            tokens.leave();
        }
    }

    private Expression value(Head head, boolean inherited, int at) throws FilterSyntax {
        Token token = tokens.peek();
        if (!token.isValue()) {
            throw tokens.unexpected(wanted(head));
        }
        tokens.take();
        String value = token.text();
        if ((token.kind() == Kind.IPV4 || token.kind() == Kind.IPV6) && tokens.takeIf("/")) {
            if (tokens.peek().kind() != Kind.NUMBER) {
                throw tokens.unexpected("the length of a prefix");
            }
            value += "/" + tokens.take().text();
        } else if (token.kind() == Kind.IPV4 && tokens.takeIf("mask")) {
            if (tokens.peek().kind() != Kind.IPV4) {
                throw tokens.unexpected("a mask such as 255.255.0.0");
            }
            value += " mask " + tokens.take().text();
        }
        ValueKind kind = ValueKind.valueOf(token.kind().name());
        String type = head.type() == null ? "host" : head.type();
        return new Match(head.protocol(), head.direction(), type, value, kind, inherited, at, tokens.end());
    }

    private static String wanted(Head head) {
        String type = head.type() == null ? "host" : head.type();
        String what = switch (type) {
            case "net" -> "a network";
            case "port" -> "a port";
            case "portrange" -> "two ports with \"-\" between";
            case "proto", "protochain" -> "a protocol's number, or its name with a backslash before it,";
            default -> "an address or a name";
        };
        return what + " after \"" + head.text() + "\"";
    }

    private static String words(String protocol, String direction, String type) {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {protocol, direction, type}) {
            if (part != null) {
                text.append(text.length() == 0 ? "" : " ").append(part);
            }
        }
        return text.toString();
    }

    /** A word with a meaning of its own; null where there is none. */
    private Special special(String protocol, int at) throws FilterSyntax {
        Token word = tokens.peek();
        if (word.kind() != Kind.KEYWORD) {
            return null;
        }
        switch (word.text()) {
            case "broadcast", "multicast" -> {
                tokens.take();
                return new Special(word.text(), protocol, null, at, word.end());
            }
            case "inbound", "outbound", "pppoed", "vlan", "mpls", "pppoes", "geneve", "less", "greater", "ifindex" -> {
                if (protocol != null) {
                    return null;
                }
                tokens.take();
                return new Special(word.text(), null, argument(word.text()), at, tokens.end());
            }
            default -> {
                return null;
            }
        }
    }

    private Long argument(String word) throws FilterSyntax {
        boolean none = word.equals("inbound") || word.equals("outbound") || word.equals("pppoed");
        boolean needed = word.equals("less") || word.equals("greater") || word.equals("ifindex");
        if (none || !needed && tokens.peek().kind() != Kind.NUMBER) {
            return null;
        }
        if (tokens.peek().kind() != Kind.NUMBER) {
            throw tokens.unexpected("a number after \"" + word + "\"");
        }
        return ArithmeticParser.number(tokens.take());
    }
}
