package io.podwire.shell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How records of one type stand in a table.
 *
 * @param <T> the record
 * @param <R> one row; a record may have several, as a route with several ways has
 */
public final class Sheet<T, R> {

    private final String noun;
    private final Function<T, List<R>> rows;
    private final List<Column<R>> columns;

    private Sheet(String noun, Function<T, List<R>> rows, List<Column<R>> columns) {
        this.noun = noun;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Begins a declaration where each record is one row.
     *
     * @param noun what there are none of, when there are none: {@code links}
     */
    public static <T> Builder<T, T> of(Class<T> record, String noun) {
        return new Builder<>(noun, List::of);
    }

    /** Begins a declaration for a type that has no class of its own: a map. */
    static <T> Builder<T, T> of(String noun) {
        return new Builder<>(noun, List::of);
    }

    /** Begins a declaration where a record has several rows. */
    public static <T, R> Builder<T, R> of(Class<T> record, String noun, Function<T, List<R>> rows) {
        return new Builder<>(noun, rows);
    }

    String noun() {
        return noun;
    }

    List<R> rows(T record) {
        return rows.apply(record);
    }

    List<Column<R>> columns() {
        return columns;
    }

    /** Collects columns; what follows a column's declaration refines that column. */
    public static final class Builder<T, R> {

        private final String noun;
        private final Function<T, List<R>> rows;
        private final List<Column<R>> columns = new ArrayList<>();

        private Builder(String noun, Function<T, List<R>> rows) {
            this.noun = noun;
            this.rows = rows;
        }

        /** A column of text, which stands left. */
        public Builder<T, R> text(String heading, Function<R, Object> value) {
            columns.add(new Column<>(heading, value, false, 0, 0, 0, false, row -> Tone.NONE));
            return this;
        }

        /** A column of numbers, which stand right. */
        public Builder<T, R> number(String heading, Function<R, Object> value) {
            columns.add(new Column<>(heading, value, true, 0, 0, 0, false, row -> Tone.NONE));
            return this;
        }

        /** It may leave a narrow table; the highest rank leaves first. */
        public Builder<T, R> rank(int rank) {
            Column<R> c = columns.remove(columns.size() - 1);
            columns.add(new Column<>(
                    c.heading(), c.value(), c.right(), rank, c.least(), c.later(), c.onlyWide(), c.tone()));
            return this;
        }

        /** It may be cut down to so many columns. */
        public Builder<T, R> least(int least) {
            Column<R> c = columns.remove(columns.size() - 1);
            columns.add(new Column<>(
                    c.heading(), c.value(), c.right(), c.rank(), least, c.later(), c.onlyWide(), c.tone()));
            return this;
        }

        /** In a stream later rows may have so wide a cell here, though the first, which fix the widths, have none. */
        public Builder<T, R> later(int width) {
            Column<R> c = columns.remove(columns.size() - 1);
            columns.add(new Column<>(
                    c.heading(), c.value(), c.right(), c.rank(), c.least(), width, c.onlyWide(), c.tone()));
            return this;
        }

        /** Shown by {@code -o wide} and in csv only. */
        public Builder<T, R> onlyWide() {
            Column<R> c = columns.remove(columns.size() - 1);
            columns.add(
                    new Column<>(c.heading(), c.value(), c.right(), c.rank(), c.least(), c.later(), true, c.tone()));
            return this;
        }

        /** Its color. */
        public Builder<T, R> tone(Function<R, Tone> tone) {
            Column<R> c = columns.remove(columns.size() - 1);
            columns.add(new Column<>(
                    c.heading(), c.value(), c.right(), c.rank(), c.least(), c.later(), c.onlyWide(), tone));
            return this;
        }

        /** Ends the declaration. */
        public Sheet<T, R> end() {
            return new Sheet<>(noun, rows, List.copyOf(columns));
        }
    }
}
