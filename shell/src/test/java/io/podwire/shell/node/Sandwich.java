package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compares two views of something that goes on changing: what one saw before and after the other looked, the other must have
 * seen, and the other way round. On a quiet table that is equality.
 */
final class Sandwich {

    private Sandwich() {}

    static <T> void compare(String what, Supplier<Set<T>> oracle, Supplier<Set<T>> podwire) {
        Set<T> oracleFirst = oracle.get();
        Set<T> podwireFirst = podwire.get();
        Set<T> oracleAgain = oracle.get();
        Set<T> podwireAgain = podwire.get();
        assertThat(podwireFirst)
                .as(what + ": seen by the oracle before and after")
                .containsAll(both(oracleFirst, oracleAgain));
        assertThat(oracleAgain)
                .as(what + ": seen by podwire before and after")
                .containsAll(both(podwireFirst, podwireAgain));
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        Set<T> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
