package io.podwire.shell.prompt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal as the line editor has it. The provider is named: JLine would try all it finds, among them programs to execute. Its
 * native part lies unpacked beside the jars ({@code library.jline.path}, set by the launcher), so nothing is written to {@code /tmp}.
 *
 * <p>Ctrl-\ is taken from the terminal while it is ours: the JVM would answer it with a dump of its threads. Programs that are lent the
 * terminal get it as it was before.
 */
final class EditorTerminal implements Screen, AutoCloseable {

    private static final Size USUAL = Size.of(80, 24);

    private final Terminal terminal;
    private final Attributes before;

    private EditorTerminal(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
        ours();
    }

    static EditorTerminal open() throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .name("podwire")
                .system(true)
                .provider("jni")
                .encoding(StandardCharsets.UTF_8)
                .graphemeCluster(false)
                .nativeSignals(true)
                .dumb(true)
                .build();
        Size size = terminal.getSize();
        if (size.getColumns() == 0 || size.getRows() == 0) {
            // a serial line, or a container's terminal nobody told its size
            terminal.setSize(USUAL);
        }
        return new EditorTerminal(terminal);
    }

    private void ours() {
        Attributes modes = new Attributes(before);
        modes.setControlChar(Attributes.ControlChar.VQUIT, 0);
        terminal.setAttributes(modes);
    }

    Terminal terminal() {
        return terminal;
    }

    @Override
    public void clear() {
        if (!terminal.puts(Capability.clear_screen)) {
            terminal.writer().println();
        }
        terminal.flush();
    }

    @Override
    public void lend(Runnable work) {
        terminal.setAttributes(before);
        try {
            work.run();
        } finally {
            ours();
        }
    }

    @Override
    public void close() {
        try {
            terminal.setAttributes(before);
            terminal.close();
        } catch (IOException e) {
            // the terminal is gone, and nobody looks at it
        }
    }
}
