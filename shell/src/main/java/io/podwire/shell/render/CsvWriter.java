package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The wide table's columns as RFC 4180 asks, with {@code \n} at the end of lines and values as programs want them. */
final class CsvWriter<T, R> implements ResultWriter {

    private final Sheet<T, R> sheet;
    private final Class<T> type;
    private final Look look;
    private final CSVPrinter csv;
    private boolean begun;

    CsvWriter(Sheet<T, R> sheet, Class<T> type, Look look, Lines out) {
        this.sheet = sheet;
        this.type = type;
        this.look = look;
        try {
            this.csv = new CSVPrinter(
                    new OutputStreamWriter(out, StandardCharsets.UTF_8),
                    CSVFormat.RFC4180.builder().setRecordSeparator('\n').build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void item(Object record) {
        if (!begun && look.header()) {
            print(sheet.columns().stream().map(Column::heading).toList());
        }
        begun = true;
        for (R row : sheet.rows(type.cast(record))) {
            List<String> cells = new ArrayList<>();
            for (Column<R> column : sheet.columns()) {
                String text = CellText.forPrograms(column.value().apply(row));
                cells.add(look.terminal() ? Printable.of(text) : text);
            }
            print(cells);
        }
    }

    private void print(List<String> cells) {
        try {
            csv.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void lull() {
        pause();
    }

    @Override
    public void pause() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        pause();
    }
}
