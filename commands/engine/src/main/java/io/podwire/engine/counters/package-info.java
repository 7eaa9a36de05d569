/**
 * The kernel's counters of one network namespace: {@link io.podwire.engine.counters.CounterReader} asks each source in turn, the rest
 * of the package knows one source each. What the numbers mean is judged elsewhere.
 */
package io.podwire.engine.counters;
