package io.podwire.values;

import java.math.BigDecimal;

/**
 * Takes a value apart in the order it is written: JSON, YAML and a plain tree are all made by one walk. A map is {@link
 * #beginMap}, then {@link #key} and a value for each entry, then {@link #endMap}; a list likewise without keys.
 */
public interface ValueSink {

    void beginMap();

    void key(String name);

    void endMap();

    void beginList();

    void endList();

    /** Text from anywhere; it may hold line breaks, terminal escapes and unpaired surrogates, which the sink makes harmless. */
    void text(String value);

    void integer(long value);

    /** A number with a fraction; exact. */
    void decimal(BigDecimal value);

    void truth(boolean value);

    /** An absent value. */
    void nothing();
}
