package io.podwire.shell.cli;

import io.podwire.api.command.Attentive;
import io.podwire.api.command.Attentive.Wish;
import io.podwire.shell.render.live.LiveTerminal;
import io.podwire.shell.wiring.ProcessSignals;
import java.lang.reflect.Proxy;

/**
 * The signals that a stream understands: SIGINT, SIGTERM and SIGHUP end it well, so that the process ends with the status of what it did
 * and not with that of the signal; SIGUSR1 and SIGUSR2 are wishes. By reflection, since the compiler warns of sun.misc, which is the
 * only way there is (jdk.unsupported has it for this very use).
 */
final class StreamSignals {

    private StreamSignals() {}

    /**
     * Hears signals from now on, for the rest of the process.
     *
     * @param stream that runs
     * @param patience interrupted by a signal that ends
     * @param atLast done before the process ends at once
     */
    static void hear(Attentive stream, Patience patience, Runnable atLast) {
        ProcessSignals.heedEnding();
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            on(name, () -> end(patience, atLast));
        }
        on("USR1", () -> stream.wish(Wish.COUNTS));
        on("USR2", () -> stream.wish(Wish.FLUSH));
    }

    /** Once in good order; who asks again does not want to wait for that. */
    private static void end(Patience patience, Runnable atLast) {
        if (patience.interrupted()) {
            atLast.run();
            Runtime.getRuntime().halt(Exit.INTERRUPTED);
        }
        patience.interrupt();
    }

    /**
     * Has Ctrl-Z stop the process once the terminal is as it was, and take the terminal again when the process goes on.
     *
     * @param stream that runs
     * @param terminal that may be drawn on
     */
    static void suspend(Attentive stream, LiveTerminal terminal) {
        if (on("TSTP", () -> stop(stream, terminal))) {
            terminal.suspendable();
        }
    }

    private static void stop(Attentive stream, LiveTerminal terminal) {
        terminal.lend();
        ProcessSignals.stop();
        // it goes on
        stream.wish(Wish.GO_ON);
        suspend(stream, terminal);
        terminal.claim();
    }

    /** @return false where it can't be heard */
    private static boolean on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object own = Proxy.newProxyInstance(
                    StreamSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        return method.getName().equals("hashCode") ? (Object) name.hashCode() : (Object) false;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), own);
            return true;
        } catch (ReflectiveOperationException e) {
            // A JVM without it, or that uses this signal itself: the signal does then what it does to any JVM.
            return false;
        }
    }
}
