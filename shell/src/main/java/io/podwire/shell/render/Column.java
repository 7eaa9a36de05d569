package io.podwire.shell.render;

import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param heading upper case
 * @param value what stands in it for a row: text, number, Boolean, enum, Duration, address, or a list of those; null where unknown
 * @param right numbers stand right
 * @param rank 0 stays always; others leave a narrow table, the highest first
 * @param least columns it may be cut down to, with {@code …}; 0: never cut
 * @param later width of what may come later in a stream, where the widths are fixed by the first rows; 0: as wide as those
 * @param onlyWide shown by {@code -o wide} and in csv only
 * @param tone what its color tells
 */
record Column<R>(
        String heading,
        Function<R, Object> value,
        boolean right,
        int rank,
        int least,
        int later,
        boolean onlyWide,
        Function<R, Tone> tone) {}
