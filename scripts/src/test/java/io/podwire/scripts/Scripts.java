package io.podwire.scripts;

import io.podwire.api.command.CommandIndex;
import io.podwire.testkit.FakeSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A script host over fakes, and what came out of it. */
final class Scripts implements AutoCloseable {

    final List<Object> shown = new ArrayList<>();
    final StringBuilder printed = new StringBuilder();
    final FakeSession session;
    final ScriptHost host;

    Scripts(FakeSession session) {
        this.session = session;
        this.host = new ScriptHost(() -> session, CommandIndex.load(), new ScriptOutput() {
            @Override
            public void print(String text) {
                printed.append(text);
            }

            @Override
            public void show(Object value) {
                shown.add(value);
            }
        });
    }

    Object evaluate(String text) {
        return host.evaluate(text, "<test>");
    }

    Object run(String text) {
        return host.run(ScriptSource.of("test.groovy", text), Map.of());
    }

    @Override
    public void close() {
        host.close();
    }
}
