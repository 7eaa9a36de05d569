package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.And;
import io.podwire.packets.filter.Expression.Arithmetic;
import io.podwire.packets.filter.Expression.Comparison;
import io.podwire.packets.filter.Expression.Group;
import io.podwire.packets.filter.Expression.Not;
import io.podwire.packets.filter.Expression.Or;
import java.util.List;
import java.util.function.Consumer;

/** Walks over a filter, in the order it was typed. */
final class Tree {

    private Tree() {}

    /** Meets the expression, and then all that is in it. */
    static void walk(Expression expression, Consumer<Expression> visitor) {
        visitor.accept(expression);
        parts(expression).forEach(part -> walk(part, visitor));
    }

    /** What it consists of; empty for one that is not made of others. */
    static List<Expression> parts(Expression expression) {
        if (expression instanceof And and) {
            return and.parts();
        }
        if (expression instanceof Or or) {
            return or.parts();
        }
        if (expression instanceof Not not) {
            return List.of(not.part());
        }
        return expression instanceof Group group ? List.of(group.part()) : List.of();
    }

    /** Without the parentheses around it. */
    static Expression bare(Expression expression) {
        return expression instanceof Group group ? bare(group.part()) : expression;
    }

    /** Meets each number that a comparison is made of. */
    static void walkNumbers(Comparison comparison, Consumer<Arithmetic> visitor) {
        walkNumber(comparison.left(), visitor);
        walkNumber(comparison.right(), visitor);
    }

    private static void walkNumber(Arithmetic arithmetic, Consumer<Arithmetic> visitor) {
        visitor.accept(arithmetic);
        if (arithmetic instanceof Arithmetic.Binary binary) {
            walkNumber(binary.left(), visitor);
            walkNumber(binary.right(), visitor);
        } else if (arithmetic instanceof Arithmetic.Negative negative) {
            walkNumber(negative.of(), visitor);
        } else if (arithmetic instanceof Arithmetic.Load load) {
            walkNumber(load.offset(), visitor);
        }
    }
}
