package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of at most 80 columns, or of any width for {@code wide}. The widths are those of the first rows; what comes later in a
 * stream is cut to them, or stands out where it may not be cut.
 */
final class TableWriter<T, R> implements ResultWriter {

    /** What any terminal has, and a mail keeps. */
    private static final int ROOM = 80;

    /** Rows that are looked at before the widths are fixed: enough for any answer people read, bounded for a stream. */
    private static final int AHEAD = 2000;

    private final Sheet<T, R> sheet;
    private final Class<T> type;
    private final List<Column<R>> columns = new ArrayList<>();
    private final Look look;
    private final Lines out;
    private List<Row> ahead = new ArrayList<>();
    private int[] widths;

    TableWriter(Sheet<T, R> sheet, Class<T> type, Look look, Lines out) {
        this.sheet = sheet;
        this.type = type;
        this.look = look;
        this.out = out;
        for (Column<R> column : sheet.columns()) {
            if (!column.onlyWide() || look.format() == Look.Format.WIDE) {
                columns.add(column);
            }
        }
    }

    private record Row(String[] cells, Tone[] tones) {}

    @Override
    public void item(Object record) {
        for (R row : sheet.rows(type.cast(record))) {
            Row made = row(row);
            if (ahead == null) {
                write(made);
            } else {
                ahead.add(made);
                if (ahead.size() == AHEAD) {
                    begin(false);
                }
            }
        }
    }

    @Override
    public void pause() {
        if (ahead != null && !ahead.isEmpty()) {
            begin(false);
        }
        out.flush();
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        if (ahead != null && !ahead.isEmpty()) {
            begin(true);
        }
        out.flush();
    }

    private Row row(R row) {
        String[] cells = new String[columns.size()];
        Tone[] tones = new Tone[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Column<R> column = columns.get(i);
            cells[i] = CellText.forPeople(column.value().apply(row), look.zone());
            tones[i] = look.colors() ? column.tone().apply(row) : Tone.NONE;
        }
        return new Row(cells, tones);
    }

    /** Fixes the widths and writes what was held back. @param all no more rows will come */
    private void begin(boolean all) {
        List<ColumnWidths.Wish> wishes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            int natural = look.header() ? DisplayWidth.of(column.heading()) : 1;
            boolean known = false;
            for (Row row : ahead) {
                natural = Math.max(natural, DisplayWidth.of(row.cells()[i]));
                known |= !row.cells()[i].equals("-");
            }
            // a column that may leave and says nothing in any row is of no use
            int later = all ? 0 : column.later();
            boolean useless = column.rank() > 0 && !known && later == 0 && look.format() == Look.Format.TABLE;
            wishes.add(new ColumnWidths.Wish(useless ? 0 : Math.max(natural, later), column.least(), column.rank()));
        }
        widths = ColumnWidths.fit(wishes, look.format() == Look.Format.WIDE ? Integer.MAX_VALUE : ROOM);
        if (look.header()) {
            writeHeader();
        }
        List<Row> held = ahead;
        ahead = null;
        held.forEach(this::write);
    }

    private void writeHeader() {
        String[] headings = new String[columns.size()];
        Tone[] tones = new Tone[headings.length];
        for (int i = 0; i < headings.length; i++) {
            headings[i] = columns.get(i).heading();
            tones[i] = look.colors() ? Tone.WEAK : Tone.NONE;
        }
        write(new Row(headings, tones));
    }

    private void write(Row row) {
        StringBuilder line = new StringBuilder(ROOM + 20);
        int pending = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == 0) {
                continue;
            }
            String cell = columns.get(i).least() > 0 || look.format() != Look.Format.WIDE
                    ? DisplayWidth.cut(row.cells()[i], widths[i])
                    : row.cells()[i];
            int blanks = Math.max(0, widths[i] - DisplayWidth.of(cell));
            boolean right = columns.get(i).right();
            line.append(" ".repeat(pending + (right ? blanks : 0)));
            line.append(row.tones()[i].paint(cell));
            pending = ColumnWidths.GAP + (right ? 0 : blanks);
        }
        out.line(line.toString());
    }
}
