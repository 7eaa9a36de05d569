package io.podwire.shell.cli;

import io.podwire.api.value.Printable;
import io.podwire.shell.wiring.SessionRequest;
import java.util.function.Consumer;

/**
 * One line on stderr that says how far a long work has come: only where a person sees it, only once it lasts, and gone without a trace
 * when the answer is there.
 */
final class ProgressLine implements Consumer<String> {

    /** Below this a person does not wonder. */
    private static final long QUIET_NANOS = 1_000_000_000L;

    private static final long BETWEEN_NANOS = 100_000_000L;

    /** ECMA-48: back to the first column, erase to the end of the line. */
    private static final String ERASE = "\r\u001b[K";

    /** DECAWM: what goes beyond the last column is cut. A line that wrapped would leave a row behind each time it is written anew. */
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private final Console console;
    private final long begun = System.nanoTime();
    private long shownAt;
    private boolean shown;

    ProgressLine(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void accept(String line) {
        if (line.isEmpty()) {
            clear();
            return;
        }
        long now = System.nanoTime();
        if (now - begun > QUIET_NANOS && (!shown || now - shownAt > BETWEEN_NANOS)) {
            console.err().print(ERASE + WRAP_OFF + Printable.of(line) + WRAP_ON);
            console.err().flush();
            shown = true;
            shownAt = now;
        }
    }

    /** The request with this line; a note takes the line away first. */
    SessionRequest shownFor(SessionRequest request) {
        return request.with(
                note -> {
                    clear();
                    request.notes().accept(note);
                },
                console.errIsTerminal() ? this : SessionRequest.UNSEEN);
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown) {
            console.err().print(ERASE);
            console.err().flush();
            shown = false;
        }
    }
}
