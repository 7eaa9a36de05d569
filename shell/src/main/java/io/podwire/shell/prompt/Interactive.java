package io.podwire.shell.prompt;

import io.podwire.api.error.PodwireException;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Exit;
import io.podwire.shell.cli.ShellCall;
import io.podwire.shell.complete.PromptCompleter;
import java.io.IOException;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The prompt with a person in front of it. */
final class Interactive {

    private static final int HISTORY = 5_000;

    private final PromptState prompt;
    private final LineRunner runner;
    private final LineReader reader;
    private final boolean colors;
    private volatile boolean ending;

    private Interactive(PromptState prompt, LineRunner runner, LineReader reader, boolean colors) {
        this.prompt = prompt;
        this.runner = runner;
        this.reader = reader;
        this.colors = colors;
    }

    /**
     * Reads and runs lines until the user or a signal ends it.
     *
     * @return exit code
     * @throws PodwireException where the place to begin in can't be found
     */
    static int run(ShellCall call, Whereabouts.Standing start, boolean noRc) {
        Console console = call.console();
        Map<String, String> environment = System.getenv();
        try (EditorTerminal terminal = EditorTerminal.open()) {
            PromptHistory history = new PromptHistory(new HistoryFile(
                    HistoryFile.ofUser(environment), note -> console.err().println(note)));
            try (PromptState prompt = new PromptState(call, start, history, terminal)) {
                prompt.check(start);
                LineRunner runner = new LineRunner(prompt);
                boolean colors = !console.noColor() && !call.globals().noColor();
                LineReader reader = reader(terminal, prompt, runner, history, colors);
                history.fill();
                Interactive interactive = new Interactive(prompt, runner, reader, colors);
                terminal.terminal().handle(Signal.INT, signal -> runner.interrupt());
                interactive.endWith(call, Thread.currentThread());
                if (!noRc) {
                    RcFile.run(
                            RcFile.of(environment),
                            environment.containsKey("PODWIRE_RC"),
                            new LineFeed(prompt, runner),
                            console.err());
                }
                return interactive.loop();
            }
        } catch (IOException e) {
            console.err().println("podwire: the terminal can't be opened: " + e.getMessage());
            return Exit.OUTPUT;
        }
    }

    private static LineReader reader(
            EditorTerminal terminal, PromptState prompt, LineRunner runner, PromptHistory history, boolean colors) {
        PromptCompleter completer = new PromptCompleter(new PromptSurroundings(prompt));
        return LineReaderBuilder.builder()
                .appName("podwire")
                .terminal(terminal.terminal())
                .history(history)
                .parser(new PromptParser(runner.rule(), prompt.scripting(), completer))
                .completer(completer)
                .highlighter(new PromptHighlighter(prompt, runner.rule(), colors))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "... ")
                .variable(LineReader.HISTORY_SIZE, HISTORY)
                .variable(LineReader.BELL_STYLE, "none")
                // ! is ours, and history is reached by keys
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                // a program's last line may have no end
                .option(Option.AUTO_FRESH_LINE, true)
                .option(Option.HISTORY_IGNORE_DUPS, false)
                .option(Option.HISTORY_IGNORE_SPACE, false)
                .option(Option.HISTORY_TIMESTAMPED, false)
                .build();
    }

    /** SIGTERM and a terminal that was closed: the line that runs is told, and reading ends. */
    private void endWith(ShellCall call, Thread reading) {
        call.patience().whenOver(() -> {
            ending = true;
            runner.interrupt();
            reading.interrupt();
        });
    }

    private int loop() {
        boolean warmed = false;
        while (!prompt.ended() && !ending) {
            try {
                reader.setAutosuggestion(
                        prompt.hints() ? LineReader.SuggestionType.TAIL_TIP : LineReader.SuggestionType.NONE);
                if (!warmed) {
                    prompt.scripting().warm();
                    prompt.names().ahead();
                    warmed = true;
                }
                runner.run(reader.readLine(prompt()), "", 1);
            } catch (UserInterruptException e) {
                // Ctrl-C: the line is thrown away
            } catch (EndOfFileException e) {
                return prompt.endStatus();
            }
        }
        return prompt.endStatus();
    }

    /** {@code podwire shop/cart@n1> }; the last sign tells whether the last line failed. */
    private String prompt() {
        AttributedStringBuilder text = new AttributedStringBuilder();
        AttributedStyle plain = AttributedStyle.DEFAULT;
        boolean failed = prompt.status() != 0;
        text.append("podwire ");
        text.append(Where.inShort(prompt.standing()), colors ? plain.bold() : plain);
        text.append(
                ">", colors && failed ? plain.foreground(AttributedStyle.RED).bold() : plain);
        text.append(" ");
        return text.toAnsi(reader.getTerminal());
    }
}
