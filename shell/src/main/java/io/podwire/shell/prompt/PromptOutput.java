package io.podwire.shell.prompt;

import io.podwire.scripts.ScriptOutput;
import io.podwire.shell.render.Lines;
import java.nio.charset.StandardCharsets;

/** What scripts print goes where the output of the running line goes. */
final class PromptOutput implements ScriptOutput {

    private final PromptState prompt;

    PromptOutput(PromptState prompt) {
        this.prompt = prompt;
    }

    @Override
    public void print(String text) {
        Lines out = new Lines(prompt.console().out());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    @Override
    public void show(Object value) {
        prompt.show(value);
    }
}
