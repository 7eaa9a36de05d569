package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.values.RecordWalker;
import io.podwire.values.ValueSink;
import java.util.List;

/**
 * The whole result as one object, in JSON or YAML: {@code schema}, {@code host}, {@code items}, {@code gaps}, and {@code summary}
 * for a stream. Written as it comes; nothing is held in memory.
 */
final class TreeWriter implements ResultWriter {

    private final ValueSink sink;
    private final RecordWalker walker;
    private final Runnable flush;

    /**
     * @param schema name and version of the records
     * @param host name of the machine that answered
     * @param flush hands what the sink holds to the output, with a line's end where the format needs one
     */
    TreeWriter(String schema, String host, ValueSink sink, Runnable flush) {
        this.sink = sink;
        this.walker = new RecordWalker(sink);
        this.flush = flush;
        sink.beginMap();
        sink.key("schema");
        sink.text(schema);
        sink.key("host");
        sink.text(host);
        sink.key("items");
        sink.beginList();
    }

    @Override
    public void item(Object record) {
        walker.walk(record);
    }

    @Override
    public void pause() {
        // one object is of no use before its end
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        sink.endList();
        sink.key("gaps");
        walker.walk(gaps);
        if (summary != null) {
            sink.key("summary");
            walker.walk(summary);
        }
        sink.endMap();
        flush.run();
    }
}
