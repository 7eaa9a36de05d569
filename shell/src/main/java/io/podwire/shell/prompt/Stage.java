package io.podwire.shell.prompt;

import java.util.List;

/** What stands right of a {@code |}. */
sealed interface Stage {

    /** {@code where EXPR}: keeps the records for which a Groovy expression is true. */
    record Where(String expression) implements Stage {}

    /** {@code select a,b.c}: keeps these components of each record. */
    record Select(List<String> paths) implements Stage {}

    /** {@code sort [-]key,…}: orders the records. */
    record Sort(List<Key> keys) implements Stage {

        /** One key; the earlier decides. */
        record Key(String path, boolean descending) {}
    }

    /** A program that reads the result. */
    record External(List<String> words) implements Stage {}
}
