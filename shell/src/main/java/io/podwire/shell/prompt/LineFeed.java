package io.podwire.shell.prompt;

import java.util.function.Supplier;

/** Runs the lines of a file or a pipe, one after the other, as a shell does: a line that fails does not stop the next. */
final class LineFeed {

    private final PromptState prompt;
    private final LineRunner runner;

    LineFeed(PromptState prompt, LineRunner runner) {
        this.prompt = prompt;
        this.runner = runner;
    }

    /**
     * Runs them all, or up to {@code exit}. Groovy that is not finished takes the next line.
     *
     * @param lines gives one after the other, null at the end
     * @param source how errors call where they stand
     * @return status of the last
     */
    int run(Supplier<String> lines, String source) {
        int number = 0;
        for (String line = lines.get(); line != null && !prompt.ended(); line = lines.get()) {
            int first = ++number;
            StringBuilder text = new StringBuilder(line);
            while (runner.rule().kindOf(text.toString()) == LineRule.Kind.GROOVY
                    && !prompt.scripting().complete(text.toString())) {
                String more = lines.get();
                if (more == null) {
                    break;
                }
                number++;
                text.append('\n').append(more);
            }
            runner.run(text.toString(), source, first);
        }
        return prompt.endStatus();
    }
}
