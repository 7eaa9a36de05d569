package io.podwire.shell.prompt;

import io.podwire.scripts.ScriptOutput;
import io.podwire.shell.render.Lines;

/** What scripts print goes where the output of the running line goes. */
final class PromptOutput implements ScriptOutput {

    private final PromptState prompt;

    PromptOutput(PromptState prompt) {
        this.prompt = prompt;
    }

    @Override
    public void print(String text) {
        Lines out = new Lines(prompt.console().out());
        byte[] bytes = Screens.safe(text, prompt.console().outIsTerminal());
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    @Override
    public void show(Object value) {
        throw new UnsupportedOperationException();
    }
}
