package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.And;
import io.podwire.packets.filter.Expression.Match;
import io.podwire.packets.filter.Expression.Not;
import io.podwire.packets.filter.Expression.Or;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What {@code and}, {@code or} and {@code not} join, where one would read it otherwise. */
final class LogicMistakes {

    private LogicMistakes() {}

    static void find(Expression filter, Remarks remarks) {
        Tree.walk(filter, part -> {
            if (part instanceof And and) {
                orBeforeAnd(and, remarks);
                bothAtOnce(and, remarks);
                notTakesOne(and.parts(), remarks);
            } else if (part instanceof Or or) {
                andBeforeOr(or, remarks);
                notOrNot(or, remarks);
                notTakesOne(or.parts(), remarks);
            }
        });
    }

    /** {@code a or b and c}, where most languages would do "and" first. */
    private static void orBeforeAnd(And and, Remarks remarks) {
        if (and.parts().get(0) instanceof Or or) {
            Expression last = or.parts().get(or.parts().size() - 1);
            String before = remarks.typed(or).substring(0, last.at() - or.at());
            String rest = remarks.typed(and).substring(last.at() - and.at());
            remarks.mistake(
                    "and-or-bind-alike",
                    and,
                    "\"and\" and \"or\" bind alike, from the left: this is (" + remarks.typed(or) + ")"
                            + remarks.typed(and).substring(or.end() - and.at()),
                    before + "(" + rest + ")");
        }
    }

    /** {@code host a and port 80 or 443}: the last port is of any host. */
    private static void andBeforeOr(Or or, Remarks remarks) {
        if (!(or.parts().get(0) instanceof And and)) {
            return;
        }
        Expression last = and.parts().get(and.parts().size() - 1);
        if (last instanceof Match before && or.parts().get(1) instanceof Match after && alike(before, after)) {
            String whole = remarks.typed(or);
            remarks.mistake(
                    "or-leaves-and",
                    or,
                    "\"or\" comes after the whole \"and\": this is (" + remarks.typed(and) + ")"
                            + whole.substring(and.end() - or.at()) + ", so the last part holds alone",
                    whole.substring(0, last.at() - or.at()) + "(" + whole.substring(last.at() - or.at()) + ")");
        }
    }

    private static boolean alike(Match one, Match other) {
        return one.type().equals(other.type()) && !one.value().equals(other.value());
    }

    /** {@code port 80 and port 443}: hardly any packet has both. */
    private static void bothAtOnce(And and, Remarks remarks) {
        for (int i = 1; i < and.parts().size(); i++) {
            if (!(Tree.bare(and.parts().get(i - 1)) instanceof Match one)
                    || !(Tree.bare(and.parts().get(i)) instanceof Match other)
                    || !alike(one, other)
                    || !Objects.equals(one.direction(), other.direction())) {
                continue;
            }
            boolean oneWay = "src".equals(one.direction()) || "dst".equals(one.direction());
            boolean ports = one.type().startsWith("port");
            if (oneWay && !one.type().equals("net") || ports) {
                String either = remarks.typed(one) + " or " + remarks.typed(other);
                remarks.mistake(
                        "both-at-once",
                        new And(List.of(one, other), one.at(), other.end()),
                        oneWay
                                ? "no packet has two of them: this takes nothing"
                                : "takes only packets between ports " + one.value() + " and " + other.value(),
                        and.parts().size() == 2 ? either : "(" + either + ")");
            }
        }
    }

    /** {@code not host a or not host b}: a packet of a is none of b, so each passes. */
    private static void notOrNot(Or or, Remarks remarks) {
        List<Expression> negated = or.parts().stream()
                .filter(part -> part instanceof Not not && Tree.bare(not.part()) instanceof Match)
                .map(part -> ((Not) part).part())
                .toList();
        if (negated.size() == or.parts().size()
                && alike((Match) Tree.bare(negated.get(0)), (Match) Tree.bare(negated.get(1)))) {
            String joined = negated.stream().map(remarks::typed).collect(Collectors.joining(" or "));
            remarks.mistake(
                    "not-or-not",
                    or,
                    "what is one is not the other, so nearly every packet passes",
                    "not (" + joined + ")");
        }
    }

    /** {@code not host a or b}: b is not negated. */
    private static void notTakesOne(List<Expression> parts, Remarks remarks) {
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i - 1) instanceof Not not
                    && not.part() instanceof Match
                    && parts.get(i) instanceof Match next
                    && next.inherited()) {
                remarks.mistake(
                        "not-takes-one",
                        new And(List.of(not, next), not.at(), next.end()),
                        "\"not\" takes only what is next to it: " + next.value() + " is not negated",
                        "not (" + remarks.typed(not.part()) + " or " + next.value() + ")");
            }
        }
    }
}
